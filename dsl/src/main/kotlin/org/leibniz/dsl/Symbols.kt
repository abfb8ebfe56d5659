package org.leibniz.dsl

import org.leibniz.expr.Symbol
import org.leibniz.shape.Dim
import org.leibniz.shape.Shape

/** A symbol that gets its name from the property it is declared for: `val x by vector(2)`. */
public class SymbolDeclaration internal constructor(internal val named: (String) -> Symbol)

/** A size that gets its name from the property it is declared for: `val n by dim()`. */
public class DimDeclaration internal constructor()

/** A number that is given later. */
public fun scalar(): SymbolDeclaration = input()

/** A column of numbers. The size is an `Int` or a [Dim], here and wherever sizes are asked for. */
public fun vector(size: Any): SymbolDeclaration = input(size)

/** A matrix of [rows] × [columns]. */
public fun matrix(rows: Any, columns: Any): SymbolDeclaration = input(rows, columns)

/** Data of any rank: `input(n, 1, 28, 28)`. */
public fun input(vararg sizes: Any): SymbolDeclaration {
    val shape = shape(*sizes)
    return SymbolDeclaration { Symbol.input(it, shape) }
}

/** A weight of any rank: what training changes. Derivations write it before data. */
public fun param(vararg sizes: Any): SymbolDeclaration {
    val shape = shape(*sizes)
    return SymbolDeclaration { Symbol.parameter(it, shape) }
}

/** [size] whole numbers in 0 … [classes] − 1, by which nothing can be differentiated. */
public fun labels(size: Any, classes: Any): SymbolDeclaration {
    val shape = shape(size)
    val below = sizeOf(classes)
    return SymbolDeclaration { Symbol.index(it, shape, below) }
}

/** A size that is given later, so that one formula serves every batch. */
public fun dim(): DimDeclaration = DimDeclaration()

/** The shape of these sizes, each an `Int` or a [Dim]. */
public fun shape(vararg sizes: Any): Shape = Shape.of(sizes.map(::sizeOf))

private fun sizeOf(size: Any): Dim =
    when (size) {
        is Dim -> size
        is Int -> Dim.of(size.toLong())
        is Long -> Dim.of(size)
        else -> throw IllegalArgumentException("a size is a whole number or a Dim, not $size")
    }
