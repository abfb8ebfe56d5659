package org.leibniz.dsl.script

import io.kotest.core.spec.style.StringSpec
import io.kotest.engine.spec.tempfile
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe

class ScriptCompilerSpec :
    StringSpec({
        val jar = tempfile("script", ".jar").toPath()
        val classPath = System.getProperty("java.class.path")

        fun compile(text: String): List<String> {
            val reports = mutableListOf<String>()
            ScriptCompiler.compile(
                "sums/first.leibniz.kts",
                text.trimIndent(),
                classPath,
                jar,
                reports::add,
            )
            return reports
        }

        "every compile error names file, line and column" {
            compile(
                """
                val a = 1
                val b: Int = "one"
                  println(c)
                """
            ) shouldContainExactly
                listOf(
                    "sums/first.leibniz.kts:2:12: Initializer type mismatch: expected 'Int', actual 'String'.",
                    "sums/first.leibniz.kts:3:11: Unresolved reference 'c'.",
                )
        }

        "a script with errors leaves no jar to run" {
            ScriptCompiler.compile("first.leibniz.kts", "println(c)", classPath, jar) {} shouldBe
                false
        }

        "an exception is told in one line, at the innermost line of the script" {
            compile(
                    """
                fun check(n: Int) = require(n > 3) {
                    "n is ${'$'}n"
                }
                class Later { init { check(2) } }
                listOf(1).map { Later() }
                """
                )
                .shouldBeEmpty()
            val failure = RunScript.run(jar, arrayOf())!!
            RunScript.describe("sums/first.leibniz.kts", failure) shouldBe
                "sums/first.leibniz.kts:1: n is 2"
        }

        "an exception without a message is told by its class" {
            compile("val a = 1\nthrow NoSuchElementException()").shouldBeEmpty()
            RunScript.describe("first.leibniz.kts", RunScript.run(jar, arrayOf())!!) shouldBe
                "first.leibniz.kts:2: NoSuchElementException"
        }

        "a script declares networks, in classes and on its own" {
            compile(
                    """
                class Digits : Network() {
                    val n by dim()
                    val image by input(n, 1, 9, 9)
                    val digit by labels(n, classes = 10)
                    val conv by conv2d(1, 4, kernel = 3, padding = Padding.SAME)
                    val fc by dense(4 * 4 * 4, 10)
                    val p by relu(conv(image)).maxPool(2)
                    val loss by softmaxCrossEntropy(fc(p.flatten()), digit)
                }
                val digits = Digits()
                check(Regex("conv +Conv2d +.n,4,9,9. +40 ") in digits.toString()) { digits }
                check(digits.summary().parameters().value() == 40L + 650)
                val x by input(2, 3)
                val fc by dense(3, 3)
                val both by sequential({ fc(it) }, ::relu)
                check(both(x).shape() == x.shape())
                check(find("fc_w").isPresent())
                """
                )
                .shouldBeEmpty()
            RunScript.run(jar, arrayOf())?.let { throw it }
        }

        "a script gets its arguments, and the library's names without imports" {
            compile(
                    """check(args.toList() == listOf("σ(w·x)", "")) { args.toList() }; val shape: Shape? = null"""
                )
                .shouldBeEmpty()
            RunScript.run(jar, arrayOf("σ(w·x)", "")) shouldBe null
        }
    })
