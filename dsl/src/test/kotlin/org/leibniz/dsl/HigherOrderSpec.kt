package org.leibniz.dsl

import io.kotest.core.spec.style.StringSpec
import kotlin.random.Random
import org.leibniz.op.Ops.*

/** A gradient is an expression like any other. */
class HigherOrderSpec :
    StringSpec({
        val x by scalar()
        val v by vector(3)
        val w by param(3)

        "the second derivative of sin is −sin" { d(d(sin(x)) / d(x)) / d(x) shouldPrint "−sin(x)" }
        "the third derivative of x⁴ is 24x" {
            d(d(d(x.pow(4)) / d(x)) / d(x)) / d(x) shouldEqual 24 * x
        }
        "σ″ is σ(1 − σ)(1 − 2σ)" {
            val s = sigmoid(x)
            d(d(s) / d(x)) / d(x) shouldEqual s * (1 - s) * (1 - 2 * s)
        }
        "the gradient of a gradient's component sum is the Hessian's column sum" {
            val f = sin(v).dot(v.squared())
            d((d(f) / d(v)).sum()) / d(v) shouldEqual f.hessian(v).sum(0)
        }
        "mixed derivatives may be taken in either order" {
            val f = tanh(v.dot(w))
            f.hessian(v, w) shouldEqual f.hessian(w, v).t()
        }

        "a loss may contain a gradient: the penalty (‖∂y/∂v‖ − 1)² has its slopes" {
            val hidden by param(3, 4)
            val output by param(4)
            val critic by sigmoid(v.dot(hidden)).dot(output)
            val slope by critic.gradient(v)
            val penalty by (sqrt(slope.dot(slope)) - 1).squared()
            val loss by critic + 10 * penalty
            val random = Random(7)
            loss.shouldHaveItsSlopesAt(
                listOf(v, hidden, output).associateWith { random.tensor(it) }
            )
        }
        "a weight that is shared gets the sum of what all its uses give" {
            val w1 by param(3, 3)
            val w2 by param(3, 3)
            val shared = tanh(tanh(v.dot(w1)).dot(w1)).sum()
            val separate = tanh(tanh(v.dot(w1)).dot(w2)).sum()
            val (first, second) = separate.gradient(w1, w2)
            val random = Random(3)
            val vs = random.tensor(v)
            val ws = random.tensor(w1)
            val sum = (first + second).at(v to vs, w1 to ws, w2 to ws)
            (d(shared) / d(w1)).at(v to vs, w1 to ws).shouldBeNear(sum, 1e-12, "shared weight")
        }
        "unrolled recursion is Kotlin's fold" {
            val steps = (1..4).fold(v as org.leibniz.expr.Expr) { h, _ -> tanh(h * w) }
            steps.sum().shouldHaveItsSlopesAt(listOf(v, w).associateWith { Random(5).tensor(it) })
        }
    })
