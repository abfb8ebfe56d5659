package org.leibniz.dsl.script

import java.io.File
import java.lang.ProcessBuilder.Redirect
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.security.MessageDigest
import java.util.HexFormat

/**
 * The jars of scripts that were compiled before, in [folder], each named by a hash of all that went
 * into it.
 *
 * A script that is not there is compiled in a process of its own: the compiler starts fastest on
 * C1, which would make the vector kernels of the script slow. [runPath] is what a script runs on,
 * [compilerPath] what only the compiler needs. [archive], if given, begins the name of the class
 * data archive that makes the compiler's next start quick.
 */
internal class CompiledScripts(
    private val folder: Path,
    private val runPath: List<File>,
    private val compilerPath: List<File>,
    private val archive: Path?,
) {
    /**
     * The jar of the script, or null where it does not compile; the reasons are then on standard
     * error.
     */
    fun jarOf(script: String, source: ByteArray): Path? {
        val jar = folder.resolve("${key(script, source)}.jar")
        if (Files.isReadable(jar)) return jar
        if (!Files.isWritable(folder.parent)) return compileOnce(script, source)
        Files.createDirectories(folder)
        val fresh = Files.createTempFile(folder, "script", ".tmp")
        try {
            if (!compile(script, source, fresh)) return null
            return Files.move(fresh, jar, ATOMIC_MOVE)
        } finally {
            Files.deleteIfExists(fresh)
        }
    }

    // For a Leibniz that belongs to another user.
    private fun compileOnce(script: String, source: ByteArray): Path? {
        val jar = Files.createTempFile("leibniz", ".jar")
        jar.toFile().deleteOnExit()
        return jar.takeIf { compile(script, source, it) }
    }

    // The file's name is part of the key because it becomes the name of the class and stands in
    // stack traces.
    private fun key(script: String, source: ByteArray): String {
        val setting = listOf(File(script).name, System.getProperty("java.runtime.version"))
        val jars = runPath.map { "$it ${it.length()} ${it.lastModified()}" }
        val digest = MessageDigest.getInstance("SHA-256")
        digest.update((setting + jars).joinToString("\n", postfix = "\n").toByteArray())
        return HexFormat.of().formatHex(digest.digest(source))
    }

    private fun compile(script: String, source: ByteArray, jar: Path): Boolean {
        val dump = archive?.let { ClassArchive(File("$it-compile.jsa")) }
        val classPath = runPath.joinToString(File.pathSeparator)
        val command = buildList {
            add(File(System.getProperty("java.home"), "bin/java").path)
            addAll(listOf("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"))
            dump?.flag?.let(::add)
            // The compiler still calls what newer JDKs warn of.
            if (Runtime.version().feature() >= 23) add("--sun-misc-unsafe-memory-access=allow")
            addAll(listOf("-Dfile.encoding=UTF-8", "-Dstderr.encoding=UTF-8"))
            addAll(listOf("-cp", (runPath + compilerPath).joinToString(File.pathSeparator)))
            addAll(listOf(ScriptCompiler::class.java.name, script, classPath, jar.toString()))
        }
        val process =
            ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start()
        process.outputStream.use { it.write(source) }
        val status = process.waitFor()
        dump?.finish()
        check(status <= 1) { "the Kotlin compiler ended with status $status" }
        return status == 0
    }
}
