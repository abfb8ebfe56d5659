package org.leibniz.dsl.script

import java.io.File
import java.nio.file.Path
import java.util.jar.Attributes.Name
import java.util.jar.JarEntry
import java.util.jar.JarOutputStream
import java.util.jar.Manifest
import kotlin.io.path.outputStream
import kotlin.script.experimental.api.CompiledScript
import kotlin.script.experimental.api.ResultWithDiagnostics
import kotlin.script.experimental.api.ScriptDiagnostic
import kotlin.script.experimental.host.StringScriptSource
import kotlin.script.experimental.jvm.impl.KJvmCompiledModuleInMemory
import kotlin.script.experimental.jvm.impl.KJvmCompiledScript
import kotlin.script.experimental.jvm.withUpdatedClasspath
import kotlin.script.experimental.jvmhost.BasicJvmScriptingHost
import kotlin.system.exitProcess

/**
 * The only place that needs the Kotlin compiler; [CompiledScripts] starts it as a process of its
 * own.
 */
internal object ScriptCompiler {
    /**
     * Compiles [text] into [jar]; false where the script is wrong, and then each reason went to
     * [report] as one line.
     */
    fun compile(
        script: String,
        text: String,
        classPath: String,
        jar: Path,
        report: (String) -> Unit,
    ): Boolean {
        val host = BasicJvmScriptingHost()
        val jars = classPath.split(File.pathSeparator).map(::File)
        val source = StringScriptSource(text, Path.of(script).fileName.toString())
        val result = host.runInCoroutineContext {
            host.compiler(source, LeibnizScriptConfiguration.withUpdatedClasspath(jars))
        }
        result.reports
            .filter { it.severity >= ScriptDiagnostic.Severity.WARNING }
            .forEach { report(line(script, it)) }
        if (result is ResultWithDiagnostics.Success) write(result.value, jar)
        return result is ResultWithDiagnostics.Success
    }

    private fun line(script: String, diagnostic: ScriptDiagnostic): String {
        val place = diagnostic.location?.start?.let { ":${it.line}:${it.col}" } ?: ""
        val kind = if (diagnostic.severity == ScriptDiagnostic.Severity.WARNING) "warning: " else ""
        return "$script$place: $kind${diagnostic.message}"
    }

    // The host's own saver puts the compiler's jars on the class path of the script, for good.
    private fun write(script: CompiledScript, jar: Path) {
        script as KJvmCompiledScript
        val classes = (script.getCompiledModule() as KJvmCompiledModuleInMemory).compilerOutputFiles
        val manifest = Manifest()
        manifest.mainAttributes[Name.MANIFEST_VERSION] = "1.0"
        manifest.mainAttributes[Name.MAIN_CLASS] = script.scriptClassFQName
        JarOutputStream(jar.outputStream(), manifest).use {
            for ((name, bytes) in classes) {
                it.putNextEntry(JarEntry(name))
                it.write(bytes)
            }
        }
    }

    /**
     * Arguments: the script's path as the user wrote it, the class path, the jar to write; the
     * script comes by standard input.
     */
    @JvmStatic
    fun main(args: Array<String>) {
        val (script, classPath, jar) = args
        val text = System.`in`.readBytes().decodeToString().removePrefix("\uFEFF")
        val compiled = compile(script, text, classPath, Path.of(jar), System.err::println)
        // The compiler leaves threads behind.
        exitProcess(if (compiled) 0 else 1)
    }
}
