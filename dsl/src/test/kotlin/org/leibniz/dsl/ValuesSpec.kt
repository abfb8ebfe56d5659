package org.leibniz.dsl

import io.kotest.assertions.throwables.shouldThrowWithMessage
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import org.leibniz.expr.Tensor

class ValuesSpec :
    StringSpec({
        val x by scalar()
        val v by vector(2)

        "a number of any type may stand on the left" {
            val a = 0.5
            (a * x).at(x to 4).item() shouldBe 2.0
            (1 - x).at(x to 4).item() shouldBe -3.0
            (2f / x).at(x to 4).item() shouldBe 0.5
            (3L + x).at(x to 4).item() shouldBe 7.0
            2.pow(x).at(x to 4).item() shouldBe 16.0
        }
        "numbers are exact" {
            0.1 * x shouldPrint "0.1x"
            0.5 * x shouldPrint "½x"
            x / 3 shouldPrint "x/3"
        }
        "operators bind as in Kotlin, and the product is elementwise" {
            1 + 2 * v shouldPrint "1 + 2v"
            (1 - v) * v shouldPrint "(1 − v) ⊙ v"
            -x.squared() shouldPrint "−x²"
        }

        "numbers, arrays and lists are values" {
            val rows = Tensor.matrix(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.0))
            tensor(2) shouldBe Tensor.scalar(2.0)
            tensor(rows) shouldBe rows
            tensor(listOf(listOf(1, 2), listOf(3L, 4.0))) shouldBe rows
            tensor(arrayOf<Any>(intArrayOf(1, 2), floatArrayOf(3f, 4f))) shouldBe rows
            matrixOf(listOf(1, 2), listOf(3, 4)) shouldBe rows
            tensor(doubleArrayOf(1.0, 2.0)) shouldBe vectorOf(1, 2)
            tensor(longArrayOf(1, 2)) shouldBe vectorOf(1, 2)
            tensor(listOf(rows, rows)).sizes.toList() shouldBe listOf(2, 2, 2)
        }
        "an array that is given keeps its values when the tensor changes" {
            val given = doubleArrayOf(1.0, 2.0)
            tensor(given).values[0] = 5.0
            given[0] shouldBe 1.0
        }
        "what is no rectangle of numbers is refused, at its symbol" {
            shouldThrowWithMessage<IllegalArgumentException>(
                "v[2]: element 1 has the sizes [2], element 0 has [1]"
            ) {
                v.sum().at(v to listOf(listOf(1), listOf(2, 3)))
            }
            shouldThrowWithMessage<IllegalArgumentException>("v[2]: an empty list has no numbers") {
                v.sum().at(v to listOf<Int>())
            }
            shouldThrowWithMessage<IllegalArgumentException>("v[2]: numbers are needed, not one") {
                v.sum().at(v to listOf("one", 2))
            }
        }
        "several expressions are evaluated at once" {
            listOf(x, x.squared()).at(x to 3).map { it.item() } shouldBe listOf(3.0, 9.0)
            listOf(x, v.sum()).at(mapOf(x to 1, v to vectorOf(1, 2))).map { it.item() } shouldBe
                listOf(1.0, 3.0)
        }
    })
