package org.leibniz.dsl

import io.kotest.assertions.throwables.shouldThrowWithMessage
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.doubles.plusOrMinus
import io.kotest.matchers.shouldBe
import kotlin.random.Random
import org.leibniz.expr.NotDifferentiableException
import org.leibniz.op.Ops.*
import org.leibniz.shape.ShapeException

class SizesSpec :
    StringSpec({
        val n by dim()
        val X by input(n, 2)
        val t by input(n, 1)
        val w1 by param(2, 3)
        val b1 by param(3)
        val w2 by param(3, 1)
        val y = sigmoid(X.dot(w1) + b1).dot(w2)
        val L by 0.5 * (y - t).squared().sum()

        "one formula serves every batch size" {
            for (size in listOf(1L, 2L, 5L)) {
                val random = Random(size)
                L.shouldHaveItsSlopesAt(
                    listOf(X, t, w1, b1, w2).associateWith { random.tensor(it, size) }
                )
            }
        }
        "a batch's gradient is the sum of its rows' gradients" {
            val random = Random(2)
            val weights = listOf(w1, b1, w2).associateWith { random.tensor(it) }
            val gradient = d(L) / d(w1)
            fun at(rows: List<List<Double>>, targets: List<List<Double>>) =
                gradient.at(weights + mapOf(X to rows, t to targets)).values.toList()
            val first = at(listOf(listOf(0.5, -1.0)), listOf(listOf(1.0)))
            val second = at(listOf(listOf(2.0, 0.25)), listOf(listOf(0.0)))
            val both =
                at(listOf(listOf(0.5, -1.0), listOf(2.0, 0.25)), listOf(listOf(1.0), listOf(0.0)))
            both.zip(first.zip(second)).forEach { (sum, parts) ->
                sum - parts.first - parts.second shouldBe 0.0.plusOrMinus(1e-14)
            }
        }
        "gradients have the sizes of their symbols, named ones too" {
            (d(L) / d(X)).shape() shouldBe shape(n, 2)
            (d(L) / d(b1)).shape() shouldBe shape(3)
            y.jacobian(w2).shape() shouldBe shape(n, 1, 3, 1)
        }
        "a size is a number in formulas" {
            val mean = X.sum() / size(2 * n)
            mean shouldEqual X.mean()
            mean.at(X to listOf(listOf(1, 2), listOf(3, 6))).item() shouldBe 3.0
        }

        "sizes that differ are told in the user's names" {
            val x by input(n, 784)
            val w by param(785, 128)
            shouldThrowWithMessage<ShapeException>(
                "dot: inner sizes differ, x[n,784] · w[785,128] (784 against 785)"
            ) {
                x.dot(w)
            }
            shouldThrowWithMessage<ShapeException>(
                "add: w₁[2,3] and w₂[3,1] do not broadcast (axis 0: 2 against 3)"
            ) {
                w1 + w2
            }
        }
        "a named size is never stretched" {
            val m by dim()
            val u by vector(m)
            val v by vector(n)
            shouldThrowWithMessage<ShapeException>(
                "add: u[m] and v[n] do not broadcast (axis 0: sizes m and n may differ)"
            ) {
                u + v
            }
        }
        "a value of another size is refused" {
            val x by vector(2)
            shouldThrowWithMessage<IllegalArgumentException>("x[2]: got a value of shape [3]") {
                x.sum().at(x to listOf(1, 2, 3))
            }
            shouldThrowWithMessage<IllegalArgumentException>("no value is given for x[2]") {
                x.sum().at()
            }
        }
        "only a scalar has a gradient" {
            shouldThrowWithMessage<ShapeException>(
                "gradient: needs a scalar (see Jacobian for others), got w₁[2,3]"
            ) {
                w1.gradient(w1)
            }
        }
        "nothing is differentiated by labels" {
            val digit by labels(n, 10)
            shouldThrowWithMessage<NotDifferentiableException>(
                "digit[n] holds indices, which do not vary continuously; nothing can be differentiated by it"
            ) {
                d(L) / d(digit)
            }
        }
    })
