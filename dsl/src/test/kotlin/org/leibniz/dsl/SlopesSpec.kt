package org.leibniz.dsl

import io.kotest.common.ExperimentalKotest
import io.kotest.core.spec.style.StringSpec
import io.kotest.property.Arb
import io.kotest.property.PropTestConfig
import io.kotest.property.arbitrary.arbitrary
import io.kotest.property.arbitrary.numericDouble
import io.kotest.property.checkAll
import kotlin.random.Random
import org.leibniz.expr.Expr
import org.leibniz.expr.Symbol
import org.leibniz.expr.Tensor
import org.leibniz.op.Ops.*

/** Gradients are slopes, whatever the formula and wherever its point. */
@OptIn(ExperimentalKotest::class)
class SlopesSpec :
    StringSpec({
        // One seed, for a failure must show again.
        val often = PropTestConfig(seed = 1646, iterations = 100)
        val seldom = PropTestConfig(seed = 1646, iterations = 25)

        val x by vector(3)
        val r by scalar()
        val w1 by param(3, 2)
        val w2 by param(2)
        val numbers = Arb.numericDouble(-3.0, 3.0)

        "of smooth functions of one number" {
            val s by scalar()
            checkAll(often, numbers) { at ->
                for (f in
                    listOf(
                        sigmoid(s),
                        tanh(s),
                        softplus(s),
                        sin(s) * exp(s),
                        s / (1 + s.squared()),
                        log(s.squared() + 1),
                    )) {
                    f.shouldHaveItsSlopesAt(mapOf(s to tensor(at)))
                }
            }
        }
        "of a perceptron" {
            val u1 by x.dot(w1)
            val z by sigmoid(u1)
            val y by sigmoid(z.dot(w2))
            val E by 0.5 * (r - y).squared()
            checkAll(seldom, points(x, r, w1, w2)) { E.shouldHaveItsSlopesAt(it) }
        }
        "of a batch that is normed, for any batch size" {
            val n by dim()
            val X by input(n, 3)
            val h by tanh(X.dot(w1))
            val E by (h / sqrt(h.squared().sum(1).reshape(n, 1) + 1)).squared().mean()
            checkAll(seldom, points(X, w1)) { E.shouldHaveItsSlopesAt(it) }
        }
        "of random formulas" {
            checkAll(often, formulas(x, w1, w2), points(x, w1, w2)) { f, at ->
                f.shouldHaveItsSlopesAt(at)
            }
        }
        "of random gradients" {
            checkAll(seldom, formulas(x, w1, w2), points(x, w1, w2)) { f, at ->
                sin(d(f) / d(x)).sum().shouldHaveItsSlopesAt(at)
            }
        }
    })

private fun points(vararg symbols: Symbol): Arb<Map<Symbol, Tensor>> = arbitrary { source ->
    val size = source.random.nextLong(1, 5)
    symbols.associateWith { source.random.tensor(it, size) }
}

/** Smooth scalar formulas of a vector `[3]`, a matrix `[3,2]` and a vector `[2]`. */
private fun formulas(x: Expr, w1: Expr, w2: Expr): Arb<Expr> = arbitrary { source ->
    fun Random.vector(depth: Int): Expr =
        when (if (depth == 0) nextInt(3) else nextInt(10)) {
            0 -> x
            1 -> w1.dot(w2)
            2 -> nextInt(-3, 4) + x
            3 -> tanh(vector(depth - 1))
            4 -> sigmoid(vector(depth - 1).dot(w1)).dot(w1.t())
            5 -> sin(vector(depth - 1)) + vector(depth - 1)
            6 -> vector(depth - 1) * cos(vector(depth - 1))
            7 -> vector(depth - 1) / (1 + vector(depth - 1).squared())
            8 -> vector(depth - 1).mean() - vector(depth - 1)
            else -> softplus(vector(depth - 1))
        }
    tanh(source.random.vector(4)).sum()
}
