package org.leibniz.dsl

import io.kotest.assertions.throwables.shouldThrowWithMessage
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs
import org.leibniz.expr.Expr
import org.leibniz.expr.Graph
import org.leibniz.expr.Symbol
import org.leibniz.op.Ops.*

private val declaredInAFile by vector(2)

private class Neuron : Declarations() {
    val x by input(2)
    val w by param(2)
    val y by sigmoid(x.dot(w))
}

class NamingSpec :
    StringSpec({
        "a property is the symbol, with its name" {
            val w1 by param(2, 3)
            w1.name() shouldBe "w1"
            w1.role() shouldBe Symbol.Role.PARAMETER
            w1 shouldPrint "w₁"
            w1.described() shouldBe "w₁[2,3]"
            declaredInAFile.described() shouldBe "declaredInAFile[2]"
        }
        "reading a property makes no new symbol" {
            val x by scalar()
            val first = x
            first shouldBeSameInstanceAs x
        }
        "a formula is named and not copied" {
            val x by scalar()
            val square = x.squared()
            val q by square
            q shouldBeSameInstanceAs square
            q.names() shouldContainExactly listOf("q")
            q + 1 shouldPrint "q + 1"
        }
        "every kind of declaration" {
            val n by dim()
            val s by scalar()
            val v by vector(n)
            val m by matrix(n + 1, 2 * n)
            val t by input(n, 1, 28, 28L)
            val c by labels(n, classes = 10)
            val p by param()
            listOf(s, v, m, t, c, p).map { it.described() } shouldContainExactly
                listOf("s[]", "v[n]", "m[n+1,2*n]", "t[n,1,28,28]", "c[n]", "p[]")
            c.isIndex shouldBe true
            shouldThrowWithMessage<IllegalArgumentException>(
                "a size is a whole number or a Dim, not 2.5"
            ) {
                vector(2.5)
            }
        }
        "of several names the first is printed" {
            val x by scalar()
            val error by x - 1
            val e by error
            e.names() shouldContainExactly listOf("error", "e")
            e.squared() shouldPrint "error²"
            scope {
                val residual by error
                this["residual"] shouldBeSameInstanceAs residual
            }
        }
        "a symbol may have further names" {
            val x by scalar()
            val input: Symbol by x
            input shouldBeSameInstanceAs x
            input.names() shouldContainExactly listOf("x", "input")
        }

        "without a scope, two symbols of one name are found out where they meet" {
            fun another(): Symbol {
                val x by scalar()
                return x
            }
            val x by scalar()
            shouldThrowWithMessage<IllegalArgumentException>("two symbols are named x") {
                Graph.of(x + another())
            }
        }
        "a class is a scope whose symbols can be reached and found" {
            val neuron = Neuron()
            neuron.names().keys shouldContainExactly setOf("x", "w", "y")
            neuron["y"] shouldBeSameInstanceAs neuron.y
            neuron["w"] shouldBeSameInstanceAs neuron.w
            neuron.y.at(neuron.x to listOf(1, 2), neuron.w to listOf(2, -1)).item() shouldBe 0.5
        }
        "a scope in one place has what is declared in it" {
            val outside by scalar()
            val sheet = scope {
                val x by scalar()
                val y by x * outside
                scope {
                    val z by y + 1
                }
            }
            sheet.names().keys shouldContainExactly setOf("x", "y")
            sheet["y"] shouldPrint "x outside"
            shouldThrowWithMessage<IllegalArgumentException>("z is not declared; there are x, y") {
                sheet["z"]
            }
        }
        "a scope refuses a second symbol of one name, in any spelling" {
            scope {
                val w1 by param(2, 3)
                shouldThrowWithMessage<IllegalArgumentException>(
                    "w1 is already declared, as w₁[2,3]"
                ) {
                    val w_1 by scalar()
                }
                shouldThrowWithMessage<IllegalArgumentException>(
                    "w1 is already declared, as w₁[2,3]"
                ) {
                    val `w₁` by w1.sum()
                }
            }
        }
        "a local name may be used again and again, and is numbered" {
            scope {
                val x by scalar()
                val w by param()
                val last =
                    (1..3).fold(x as Expr) { h, _ ->
                        val cell by tanh(w * h)
                        cell
                    }
                this["cell"] shouldPrint "tanh(wx)"
                Graph.of(last).labelled("cell") shouldContainExactly
                    listOf("cell1", "cell2", "cell3")
            }
        }
        "what is no name is refused" {
            shouldThrowWithMessage<IllegalArgumentException>(
                "'two words' is no name: a letter first, then letters, digits and _"
            ) {
                val `two words` by scalar()
            }
        }
    })

private fun Graph.labelled(stem: String) =
    nodes().indices.mapNotNull { label(it) }.filter { it.startsWith(stem) }
