package org.leibniz.dsl

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.doubles.shouldBeLessThan
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import org.leibniz.notation.Notation
import org.leibniz.op.Ops.*

/** The derivation of the perceptron, declared as on the blackboard. */
class ChainRuleSpec :
    StringSpec({
        val x by vector(2)
        val r by scalar()
        val w1 by param(2, 3)
        val w2 by param(3)
        val u1 by x.dot(w1)
        val z by sigmoid(u1)
        val u2 by z.dot(w2)
        val y by sigmoid(u2)
        val E by 0.5 * (r - y).squared()

        "naming makes the steps" {
            E.chainRule(w1).definitions(Notation.UNICODE) shouldBe
                "E = ½(r − y)²    y = σ(u₂)    u₂ = Σⱼ w₂ⱼ zⱼ    zⱼ = σ(u₁ⱼ)    u₁ⱼ = Σᵢ w₁ᵢⱼ xᵢ"
        }
        "the gradient is the product of the steps' derivatives" {
            E.chainRule(w1).component(Notation.UNICODE) shouldBe
                """
                ∂E/∂w₁ᵢⱼ = ∂E/∂y · ∂y/∂u₂ · ∂u₂/∂zⱼ · ∂zⱼ/∂u₁ⱼ · ∂u₁ⱼ/∂w₁ᵢⱼ
                         = −(r − y) · y(1 − y) · w₂ⱼ · zⱼ(1 − zⱼ) · xᵢ
                """
                    .trimIndent()
        }
        "and in LaTeX the same" {
            E.chainRule(w1).latex() shouldBe
                """
                \frac{\partial E}{\partial w_{1ij}} = \frac{\partial E}{\partial y} \cdot \frac{\partial y}{\partial u_2} \cdot \frac{\partial u_2}{\partial z_j} \cdot \frac{\partial z_j}{\partial u_{1j}} \cdot \frac{\partial u_{1j}}{\partial w_{1ij}}
                 = -(r - y) \cdot y(1 - y) \cdot w_{2j} \cdot z_j(1 - z_j) \cdot x_i
                """
                    .trimIndent()
        }
        "fewer names give fewer factors" {
            val answer by sigmoid(sigmoid(x.dot(w1)).dot(w2))
            val loss by 0.5 * (r - answer).squared()
            loss.chainRule(w2).component(Notation.UNICODE) shouldContain
                "∂loss/∂w₂ⱼ = ∂loss/∂answer · ∂answer/∂w₂ⱼ\n"
        }
        "the derivation's derivative is d(E) / d(w)" {
            E.chainRule(w1).derivative() shouldEqual d(E) / d(w1)
        }
        "with numbers, it is checked against differences" {
            val point =
                mapOf(
                    x to listOf(1, 2),
                    r to 1,
                    w1 to listOf(listOf(0.1, 0.2, 0.3), listOf(0.4, 0.5, 0.6)),
                    w2 to listOf(0.5, -0.25, 1),
                )
            val worked = E.chainRule(w1).at(point)
            worked.differences() shouldBeLessThan 1e-9
            worked.result() shouldBe E.at(point).item()
            worked.derivative() shouldBe (d(E) / d(w1)).at(point)
        }
    })
