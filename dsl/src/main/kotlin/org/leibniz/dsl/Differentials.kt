package org.leibniz.dsl

import org.leibniz.explain.Derivation
import org.leibniz.explain.Derivatives
import org.leibniz.expr.Expr
import org.leibniz.expr.Symbol

/** The `d(E)` of `d(E) / d(w)`. */
public class Differential internal constructor(private val of: Expr) {
    /**
     * The derivative: in the shape of [by] for a scalar, else the Jacobian, whose first axes are
     * those of the result.
     */
    public operator fun div(by: Differential): Expr = Derivatives.d(of, by.of)

    /** One derivative by each. */
    public operator fun div(by: Differentials): List<Expr> = Derivatives.d(of, by.of)
}

/** The `2 * d(E)` of `2 * d(E) / d(w)`, which Kotlin reads from left to right. */
public class ScaledDifferential
internal constructor(private val of: Differential, private val scale: (Expr) -> Expr) {
    public operator fun div(by: Differential): Expr = scale(of / by)

    public operator fun div(by: Differentials): List<Expr> = (of / by).map(scale)
}

public operator fun Expr.times(other: Differential): ScaledDifferential =
    ScaledDifferential(other) { times(it) }

public operator fun Number.times(other: Differential): ScaledDifferential =
    ScaledDifferential(other) { times(it) }

public operator fun Differential.unaryMinus(): ScaledDifferential = ScaledDifferential(this) { -it }

/** The `d(w1, w2)` of `d(E) / d(w1, w2)`. */
public class Differentials internal constructor(internal val of: List<Expr>)

/** The differential of a result or of a variable: `d(E) / d(w)` is ∂E/∂w. */
public fun d(of: Expr): Differential = Differential(of)

public fun d(first: Expr, second: Expr, vararg more: Expr): Differentials =
    Differentials(listOf(first, second, *more))

/** The derivative of a scalar by [by], in the shape of that. */
public fun Expr.gradient(by: Expr): Expr = Derivatives.gradient(this, by)

/** The derivatives of a scalar by several, which share what they have in common. */
public fun Expr.gradient(first: Expr, second: Expr, vararg more: Expr): List<Expr> =
    Derivatives.gradient(this, listOf(first, second, *more))

/** The derivatives of all elements by all elements; the axes of this come first. */
public fun Expr.jacobian(by: Expr): Expr = Derivatives.jacobian(this, by)

/** The second derivatives of a scalar. */
public fun Expr.hessian(by: Expr): Expr = Derivatives.hessian(this, by)

/** The mixed second derivatives of a scalar; the axes of [first] come first. */
public fun Expr.hessian(first: Expr, second: Expr): Expr = Derivatives.hessian(this, first, second)

/** How the derivative comes about: its factors along every path, in the names that were given. */
public fun Expr.chainRule(by: Expr): Derivation = Derivatives.chainRule(this, by)

/** This derived by [by], from the left multiplied by [v], which has the shape of this. */
public fun Expr.vjp(by: Expr, v: Expr): Expr = Derivatives.vjp(this, by, v)

/** This derived by [by], times [v], which has the shape of [by]: how this changes along [v]. */
public fun Expr.jvp(by: Expr, v: Expr): Expr = Derivatives.jvp(this, by, v)

/** The second derivatives of a scalar by [by] times [v], without the matrix of them. */
public fun Expr.hvp(by: Expr, v: Expr): Expr = Derivatives.hvp(this, by, v)

/**
 * Compares the derivatives of a scalar with central differences and gives the largest difference;
 * fails with the place where it is above 1e-6.
 */
public fun Expr.verifyGradient(vararg values: Pair<Symbol, Any>): Double =
    Derivatives.verifyGradient(this, tensors(values.toMap()))
