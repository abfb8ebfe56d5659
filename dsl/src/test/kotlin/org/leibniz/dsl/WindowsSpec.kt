package org.leibniz.dsl

import io.kotest.assertions.throwables.shouldThrowWithMessage
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import kotlin.random.Random
import org.leibniz.op.Ops.*
import org.leibniz.op.Window.Padding
import org.leibniz.shape.ShapeException

class WindowsSpec :
    StringSpec({
        val n by dim()
        val image by input(n, 1, 8, 8)
        val w1 by param(2, 1, 3, 3)
        val b1 by param(2, 1, 1)
        val w2 by param(3, 2, 2, 2)
        val p1 by relu(conv2d(image, w1) + b1).maxPool(2)
        val c2 by conv2d(p1, w2, stride = 1, padding = 1)
        val L by c2.globalAvgPool().squared().sum()

        "a small convolutional network has its slopes for every batch" {
            for (size in listOf(1L, 3L)) {
                val random = Random(size)
                L.shouldHaveItsSlopesAt(
                    listOf(image, w1, b1, w2).associateWith { random.tensor(it, size) }
                )
            }
        }
        "it prints as it was declared" {
            p1.toString() shouldBe "maxPool(relu(conv2d(image, w₁) + b₁), size=[2,2])"
            c2.toString() shouldBe "conv2d(p₁, w₂, padding=1)"
        }
        "padding by words" {
            val x by input(1, 1, 5)
            val k by param(1, 1, 3)
            conv1d(x, k, Padding.SAME).shape().toString() shouldBe "[1,1,5]"
            conv1d(x, k, Padding.FULL).shape().toString() shouldBe "[1,1,7]"
            conv1d(x, k, stride = 2).shape().toString() shouldBe "[1,1,2]"
        }
        "up and down again" {
            val x by input(1, 1, 2, 2)
            val there = x.upsample(2, 2).avgPool(2)
            val numbers = listOf(listOf(listOf(listOf(1, 2), listOf(3, 4))))
            there.at(x to numbers) shouldBe tensor(numbers)
        }
        "what is too small says so" {
            val x by input(1, 1, 2, 2)
            shouldThrowWithMessage<ShapeException>(
                "maxPool: a window of 3 does not fit in axis 2 of x[1,1,2,2]"
            ) {
                x.maxPool(3)
            }
            val flat by input(4, 4)
            shouldThrowWithMessage<ShapeException>("maxPool: needs rank 3 or more, got flat[4,4]") {
                flat.maxPool(2)
            }
        }
    })
