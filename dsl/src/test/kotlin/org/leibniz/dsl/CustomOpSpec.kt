package org.leibniz.dsl

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.doubles.shouldBeLessThan
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import java.nio.file.Files
import java.nio.file.Path
import org.leibniz.compile.Precision
import org.leibniz.compile.Program
import org.leibniz.formula.Formula
import org.leibniz.io.Model

/**
 * An op that is declared in another language and another project does all that those of the library
 * do.
 */
class CustomOpSpec :
    StringSpec({
        val x by vector(3)
        val w by param(3)
        val y by bump(w * x)
        val loss by y.squared().sum()
        val at = arrayOf(x to listOf(0.5, -1, 2), w to listOf(3, 0.25, -0.5))

        "it has values and a text" {
            bump(x).at(*at).values[0] shouldBe Math.exp(-0.25)
            y shouldPrint "bump(w ⊙ x)"
        }
        "it is differentiated twice" {
            loss.verifyGradient(*at) shouldBeLessThan 1e-8
            loss.gradient(x).squared().sum().verifyGradient(*at) shouldBeLessThan 1e-7
        }
        "it is a factor of the chain rule" {
            val s by scalar()
            val v by bump(s)
            val f by v.squared()
            f.chainRule(s).toString() shouldContain "∂f/∂v · ∂v/∂s"
        }
        "it is compiled" {
            val gradients = loss.gradient(x, w)
            val values = at.associate { (symbol, value) -> symbol to tensor(value) }
            val compiled = Program.compile(gradients, Precision.FLOAT64).evaluate(values)
            gradients.at(*at).zip(compiled) { expected, actual ->
                actual.shouldBeNear(expected, 1e-14, "gradient")
            }
        }
        "it is typed" {
            Bump.define()
            Formula.parse(
                "bump(w.*x)",
                scope {
                    declare(x)
                    declare(w)
                },
            ) shouldEqual y
        }
        "it is saved" {
            Bump.define()
            val file = Files.createTempFile("bump", ".leibniz")
            val weights = mapOf(w to floatArrayOf(3f, 0.25f, -0.5f))
            Model.of(mapOf("y" to y), weights).use { it.save(file) }
            Model.load(file).use {
                it.run(floatArrayOf(0f, 4f, 0f))[1] shouldBe Math.exp(-1.0).toFloat()
            }
            Files.delete(file)
        }
        "the guide shows this code" {
            val guide = Files.readString(Path.of("..", "docs", "custom-ops.md"))
            val code = Files.readString(Path.of("src/test/kotlin/org/leibniz/dsl/Bump.kt"))
            Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL)
                .findAll(guide)
                .onEach { code shouldContain it.groupValues[1].trim() }
                .count() shouldBe 1
        }
    })
