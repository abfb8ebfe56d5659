package org.leibniz.dsl

import org.leibniz.expr.Expr
import org.leibniz.expr.Unary
import org.leibniz.kernel.Lanes
import org.leibniz.op.Functions

/** e^(−x²), an op as a user would declare it in Kotlin. */
object Bump : Unary("bump") {
    override fun value(x: Double): Double = Math.exp(-x * x)

    override fun derivative(x: Expr, y: Expr): Expr = -2 * x * y

    override fun <L> lane(lanes: Lanes<L>, x: L): L = lanes.exp(lanes.negate(lanes.multiply(x, x)))

    /** Lets typed formulas and model files use the name. */
    fun define() =
        Functions.define(Functions.Function("bump", 1, emptySet()) { args, _ -> bump(args[0]) })
}

fun bump(x: Expr): Expr = Bump.of(x)
