package org.leibniz.dsl

import org.leibniz.eval.Interpreter
import org.leibniz.explain.Derivation
import org.leibniz.explain.WorkedExample
import org.leibniz.expr.Expr
import org.leibniz.expr.Symbol
import org.leibniz.expr.Tensor

/** The numbers of a vector. */
public fun vectorOf(vararg values: Number): Tensor = tensor(values)

/** The numbers of a matrix, row by row: `matrixOf(listOf(1, 2), listOf(3, 4))`. */
public fun matrixOf(vararg rows: List<Number>): Tensor = tensor(rows)

/**
 * The numbers in [value]: a number, an array or a list, nested to any depth, or a tensor itself.
 */
public fun tensor(value: Any): Tensor =
    when (value) {
        is Tensor -> value
        is Number -> Tensor.scalar(value.toDouble())
        is DoubleArray -> Tensor.vector(*value)
        is FloatArray -> stack(value.asList())
        is IntArray -> stack(value.asList())
        is LongArray -> stack(value.asList())
        is Array<*> -> stack(value.asList())
        is Iterable<*> -> stack(value.toList())
        else -> throw IllegalArgumentException("numbers are needed, not $value")
    }

private fun stack(elements: List<Any?>): Tensor {
    require(elements.isNotEmpty()) { "an empty list has no numbers" }
    val parts = elements.map { tensor(requireNotNull(it) { "numbers are needed, not null" }) }
    val sizes = parts[0].sizes
    parts.forEachIndexed { i, part ->
        require(part.sizes.contentEquals(sizes)) {
            "element $i has the sizes ${part.sizes.asList()}, element 0 has ${sizes.asList()}"
        }
    }
    val count = parts[0].values.size
    val values = DoubleArray(parts.size * count)
    parts.forEachIndexed { i, part -> part.values.copyInto(values, i * count) }
    return Tensor(intArrayOf(parts.size, *sizes), values)
}

/**
 * The value at these inputs, each given as [tensor] takes it: `E.at(x to listOf(1, 0), r to 1)`.
 */
public fun Expr.at(vararg values: Pair<Symbol, Any>): Tensor = at(values.toMap())

public fun Expr.at(values: Map<Symbol, Any>): Tensor = Interpreter.evaluate(this, tensors(values))

/** The values of several expressions, what they have in common being computed once. */
public fun List<Expr>.at(vararg values: Pair<Symbol, Any>): List<Tensor> = at(values.toMap())

public fun List<Expr>.at(values: Map<Symbol, Any>): List<Tensor> =
    Interpreter.evaluate(this, tensors(values))

/** The derivation with these numbers. */
public fun Derivation.at(vararg values: Pair<Symbol, Any>): WorkedExample = at(values.toMap())

public fun Derivation.at(values: Map<Symbol, Any>): WorkedExample = at(tensors(values))

internal fun tensors(values: Map<Symbol, Any>): Map<Symbol, Tensor> =
    values.mapValues { (symbol, value) ->
        try {
            tensor(value)
        } catch (e: IllegalArgumentException) {
            throw IllegalArgumentException("${symbol.described()}: ${e.message}", e)
        }
    }
