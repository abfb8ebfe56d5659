package org.leibniz.dsl

import org.leibniz.expr.Constant
import org.leibniz.expr.Expr
import org.leibniz.shape.Dim

public operator fun Number.plus(other: Expr): Expr = Constant.of(this).plus(other)

public operator fun Number.minus(other: Expr): Expr = Constant.of(this).minus(other)

public operator fun Number.times(other: Expr): Expr = Constant.of(this).times(other)

public operator fun Number.div(other: Expr): Expr = Constant.of(this).div(other)

/** This number raised to the power of every element. */
public fun Number.pow(exponent: Expr): Expr = Constant.of(this).pow(exponent)

public operator fun Int.plus(other: Dim): Dim = other.plus(toLong())

public operator fun Int.times(other: Dim): Dim = other.times(toLong())
