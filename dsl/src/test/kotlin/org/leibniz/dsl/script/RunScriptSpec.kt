package org.leibniz.dsl.script

import io.kotest.core.spec.style.StringSpec
import io.kotest.engine.spec.tempdir
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import java.io.File

class RunScriptSpec :
    StringSpec({
        val home = tempdir("leibniz home")
        val script = home.resolve("zwei σ.leibniz.kts")

        fun run(vararg args: String): Outcome {
            val out = home.resolve("out")
            val err = home.resolve("err")
            val process =
                ProcessBuilder(
                        File(System.getProperty("java.home"), "bin/java").path,
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-Dleibniz.home=$home",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunScript::class.java.name,
                        script.path,
                        *args,
                    )
                    .redirectOutput(out)
                    .redirectError(err)
            process.environment()["LC_ALL"] = "C.UTF-8"
            return Outcome(process.start().waitFor(), out.readText(), err.readText())
        }

        fun compiled() = home.resolve("scripts").listFiles().orEmpty().map { it.name }.sorted()

        "a script is compiled once, and again when it changes" {
            script.writeText("""println("∂" + args.joinToString())""")
            run("x", "y") shouldBe Outcome(0, "∂x, y\n", "")
            val first = compiled()
            first.size shouldBe 1
            run("z") shouldBe Outcome(0, "∂z\n", "")
            compiled() shouldBe first

            script.appendText("\nkotlin.system.exitProcess(3)")
            run() shouldBe Outcome(3, "∂\n", "")
            compiled().size shouldBe 2
        }

        "errors end with status 1, and with the stack only on request" {
            script.writeText("println(1)\nerror(\"no ∂\")")
            run() shouldBe Outcome(1, "1\n", "$script:2: no ∂\n")
            run("--stacktrace").err shouldContain "at Zwei_σ_leibniz.<init>(zwei σ.leibniz.kts:2)"

            script.writeText("nothing()")
            run() shouldBe Outcome(1, "", "$script:1:1: Unresolved reference 'nothing'.\n")
        }
    })

private data class Outcome(val status: Int, val out: String, val err: String)
