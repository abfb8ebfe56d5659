package org.leibniz.dsl

import org.leibniz.expr.Expr
import org.leibniz.op.Ops
import org.leibniz.simplify.Simplifier

/** The mean along the given axes, over all where none is given. */
public fun Expr.mean(vararg axes: Int): Expr = Ops.mean(this, *axes)

/** The same values in row-major order under another shape. */
public fun Expr.reshape(vararg sizes: Any): Expr = Ops.reshape(this, shape(*sizes))

/**
 * The axes from [from] on as one: those behind the first, so that samples stay apart, unless it is
 * said.
 */
public fun Expr.flatten(from: Int = 1): Expr = Ops.flatten(this, from)

/**
 * The same value, written shorter where that is possible. Building alone never rewrites a formula.
 */
public fun Expr.simplify(): Expr = Simplifier.simplify(this)
