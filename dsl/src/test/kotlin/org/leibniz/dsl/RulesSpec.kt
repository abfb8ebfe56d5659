package org.leibniz.dsl

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import org.leibniz.op.Ops.*

/** The rules of the calculus of one variable. */
class RulesSpec :
    StringSpec({
        val x by scalar()
        val y by scalar()
        val c by param()
        val f = sin(x)
        val g = exp(x) + 1

        "dx/dx is 1" { d(x) / d(x) shouldPrint "1" }
        "d(x²)/dx is 2x" { d(x.squared()) / d(x) shouldPrint "2x" }
        "d(x³)/dx is 3x²" { d(x.pow(3)) / d(x) shouldEqual 3 * x.squared() }
        "d(1/x)/dx is −1/x²" { d(1 / x) / d(x) shouldEqual -1 / x.squared() }
        "d(2ˣ)/dx is 2ˣ·log 2" { d(2.pow(x)) / d(x) shouldEqual 2.pow(x) * log(constant(2)) }
        "d(cx)/dx is c" { d(c * x) / d(x) shouldPrint "c" }

        "sum rule: (f + g)′ is f′ + g′" { d(f + g) / d(x) shouldEqual d(f) / d(x) + d(g) / d(x) }
        "difference rule: (f − g)′ is f′ − g′" {
            d(f - g) / d(x) shouldEqual d(f) / d(x) - d(g) / d(x)
        }
        "product rule: (fg)′ is f′g + fg′" {
            d(f * g) / d(x) shouldEqual d(f) / d(x) * g + f * d(g) / d(x)
        }
        "quotient rule: (f/g)′ is (f′g − fg′)/g²" {
            d(f / g) / d(x) shouldEqual (d(f) / d(x) * g - f * d(g) / d(x)) / g.squared()
        }
        "chain rule: sin(x²)′ is cos(x²)·2x" {
            d(sin(x.squared())) / d(x) shouldEqual cos(x.squared()) * 2 * x
        }
        "chain rule through a named step: ∂y/∂x is ∂y/∂u · ∂u/∂x" {
            val u by 3 * x + 1
            val v by tanh(u)
            d(v) / d(x) shouldEqual d(v) / d(u) * d(u) / d(x)
        }
        "a factor may stand before a derivative" {
            2 * d(f) / d(x) shouldEqual (d(f) / d(x)) * 2
            -d(f) / d(x) shouldEqual -(d(f) / d(x))
            val (byX, byY) = y * d(x * y) / d(x, y)
            byX shouldEqual y.squared()
            byY shouldEqual y * x
        }

        "exp′ is exp" { d(exp(x)) / d(x) shouldPrint "exp(x)" }
        "log′ is 1/x" { d(log(exp(x) + 1)) / d(x) shouldEqual exp(x) / (exp(x) + 1) }
        "sin′ is cos" { d(sin(x)) / d(x) shouldPrint "cos(x)" }
        "cos′ is −sin" { d(cos(x)) / d(x) shouldPrint "−sin(x)" }
        "tan′ is 1 + tan²" { d(tan(x)) / d(x) shouldEqual 1 + tan(x).squared() }
        "tanh′ is 1 − tanh²" { d(tanh(x)) / d(x) shouldEqual 1 - tanh(x).squared() }
        "σ′ is σ(1 − σ)" { d(sigmoid(x)) / d(x) shouldPrint "σ(x)(1 − σ(x))" }
        "softplus′ is σ" { d(softplus(x)) / d(x) shouldEqual sigmoid(x) }
        "sqrt′ is 1/(2√x)" { d(sqrt(exp(x))) / d(x) shouldEqual 0.5 * sqrt(exp(x)) }

        "relu′ is 0 at the kink, 0 to the left and 1 to the right" {
            val slope = d(relu(x)) / d(x)
            listOf(-1, 0, 1).map { slope.at(x to it).item() } shouldBe listOf(0.0, 0.0, 1.0)
        }
        "|x|′ is 0 at the kink" { (d(abs(x)) / d(x)).at(x to 0).item() shouldBe 0.0 }
        "max(x, 0) is relu at the kink" { (d(max(x, 0)) / d(x)).at(x to 0).item() shouldBe 0.0 }
        "a tie of max is split evenly" {
            (d(max(x, y)) / d(x, y)).at(x to 2, y to 2).map { it.item() } shouldBe listOf(0.5, 0.5)
        }
        "where takes the chosen branch" {
            val chosen = where(greater(x, constant(0)), x.squared(), 3 * x)
            listOf(-2, 2).map { (d(chosen) / d(x)).at(x to it).item() } shouldBe listOf(3.0, 4.0)
        }

        "the derivative by a variable that does not occur is 0" {
            d(x.squared()) / d(y) shouldPrint "0"
            x.squared().chainRule(y).toString() shouldBe "∂f/∂y = 0, since f does not depend on y"
        }
    })
