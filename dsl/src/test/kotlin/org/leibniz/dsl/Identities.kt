package org.leibniz.dsl

import io.kotest.assertions.withClue
import io.kotest.matchers.doubles.shouldBeLessThan
import io.kotest.matchers.shouldBe
import kotlin.math.abs
import kotlin.math.max
import kotlin.random.Random
import org.leibniz.expr.Expr
import org.leibniz.expr.Graph
import org.leibniz.expr.Symbol
import org.leibniz.expr.Tensor

private const val ROUNDING = 1e-12
private const val DIFFERENCES = 1e-7

/** Both sides have the same shape and, wherever the symbols are, the same value. */
infix fun Expr.shouldEqual(other: Expr) {
    shape() shouldBe other.shape()
    val random = Random(1)
    repeat(3) { size ->
        val point = Graph.of(this, other).symbols().associateWith { random.tensor(it, 2L + size) }
        at(point).shouldBeNear(other.at(point), ROUNDING, "$this = $other")
    }
}

infix fun Expr.shouldPrint(text: String) = toString() shouldBe text

/** The derivatives by all parameters and inputs are the slopes of the function at this point. */
fun Expr.shouldHaveItsSlopesAt(point: Map<Symbol, Tensor>) =
    point.keys
        .filterNot { it.isIndex }
        .forEach {
            (d(this) / d(it))
                .at(point)
                .shouldBeNear(slopes(this, it, point), DIFFERENCES, "∂($this)/∂$it")
        }

fun Tensor.shouldBeNear(expected: Tensor, tolerance: Double, what: String) =
    withClue("$what: $this, expected $expected") {
        sizes.asList() shouldBe expected.sizes.asList()
        values.zip(expected.values).forEach { (a, b) ->
            abs(a - b) / max(1.0, max(abs(a), abs(b))) shouldBeLessThan tolerance
        }
    }

/** Central differences of fourth order. */
private fun slopes(of: Expr, by: Symbol, point: Map<Symbol, Tensor>): Tensor {
    val at = point.getValue(by)
    fun moved(i: Int, step: Double): Double {
        val values = at.values.clone()
        values[i] += step
        return of.at(point + (by to Tensor(at.sizes, values))).item()
    }
    val step = 3e-4
    val slopes =
        at.values.indices.map { i ->
            (8 * (moved(i, step) - moved(i, -step)) - (moved(i, 2 * step) - moved(i, -2 * step))) /
                (12 * step)
        }
    return Tensor(at.sizes, slopes.toDoubleArray())
}

/** Numbers in −2 … 2 for a symbol, [named] being the size of all axes that have a name. */
fun Random.tensor(symbol: Symbol, named: Long = 3): Tensor {
    val sizes = symbol.shape().evaluate(symbol.shape().names().associateWith { named }).sizes()
    return Tensor(sizes, DoubleArray(Tensor.count(sizes)) { nextDouble(-2.0, 2.0) })
}
