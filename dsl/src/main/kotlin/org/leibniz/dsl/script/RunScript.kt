package org.leibniz.dsl.script

import java.io.File
import java.io.IOException
import java.lang.reflect.InvocationTargetException
import java.net.URLClassLoader
import java.nio.file.Path
import java.util.jar.JarFile
import kotlin.system.exitProcess

/**
 * `leibniz run script.leibniz.kts [arguments]`: compiles the script if it changed, then runs it in
 * this process.
 */
internal object RunScript {
    private const val STACK_TRACE = "--stacktrace"

    /**
     * The launcher sets `leibniz.home` (a folder with the jars in `core` and `compiler`) and
     * `leibniz.archive`. Script errors end with status 1.
     */
    @JvmStatic
    fun main(args: Array<String>) {
        val script = args.firstOrNull { it != STACK_TRACE }
        if (script == null) fail("usage: leibniz run [--stacktrace] script.leibniz.kts [arguments]")
        val source =
            try {
                File(script).readBytes()
            } catch (e: IOException) {
                fail("leibniz: cannot read the script: ${e.message}")
            }
        val home = Path.of(System.getProperty("leibniz.home"))
        val scripts =
            CompiledScripts(
                home.resolve("scripts"),
                System.getProperty("java.class.path").split(File.pathSeparator).map(::File),
                home.resolve("compiler").toFile().listFiles().orEmpty().sorted(),
                System.getProperty("leibniz.archive")?.let(Path::of),
            )
        val jar = scripts.jarOf(script, source) ?: exitProcess(1)
        val scriptArgs = args.filter { it != STACK_TRACE }.drop(1).toTypedArray()
        val failure = run(jar, scriptArgs) ?: return
        fail(
            if (STACK_TRACE in args) failure.stackTraceToString().trimEnd()
            else describe(script, failure)
        )
    }

    /** What the script threw, or null. */
    fun run(jar: Path, args: Array<String>): Throwable? {
        val name = JarFile(jar.toFile()).use { it.manifest.mainAttributes.getValue("Main-Class") }
        val loader = URLClassLoader(arrayOf(jar.toUri().toURL()), RunScript::class.java.classLoader)
        Thread.currentThread().contextClassLoader = loader
        try {
            loader.loadClass(name).getConstructor(Array<String>::class.java).newInstance(args)
            return null
        } catch (e: InvocationTargetException) {
            return e.targetException
        }
    }

    /** `file:line: message`, of the innermost line of the script that had a part in it. */
    fun describe(script: String, failure: Throwable): String {
        val name = File(script).name
        val line = failure.stackTrace.firstOrNull { it.fileName == name }?.lineNumber
        val message = failure.message?.takeIf { it.isNotBlank() } ?: failure.javaClass.simpleName
        return if (line == null) "$script: $message" else "$script:$line: $message"
    }

    private fun fail(message: String): Nothing {
        System.out.flush()
        System.err.println(message)
        exitProcess(1)
    }
}
