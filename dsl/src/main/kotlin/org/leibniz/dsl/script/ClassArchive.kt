package org.leibniz.dsl.script

import java.io.File

/**
 * Class data that make a start quick, in [file]; a JVM crashes on a file that was cut short, so its
 * size stands beside it.
 */
internal class ClassArchive(private val file: File) {
    private val size = File("$file.size")
    private val unfinished = File("$file.${ProcessHandle.current().pid()}")
    private val whole =
        file.exists() && size.exists() && size.readText().trim() == "${file.length()}"

    /** Uses the archive, or makes it where there is none and may be one. */
    val flag =
        when {
            whole -> "-XX:SharedArchiveFile=$file"
            file.absoluteFile.parentFile.canWrite() -> "-XX:ArchiveClassesAtExit=$unfinished"
            else -> null
        }

    fun finish() {
        if (!unfinished.exists()) return
        size.writeText("${unfinished.length()}")
        unfinished.renameTo(file)
    }
}
