package org.leibniz.dsl

import org.leibniz.expr.Expr
import org.leibniz.op.Ops
import org.leibniz.op.Window
import org.leibniz.op.Window.Padding

/**
 * Convolution along one axis, x[[n, in, l]] and w[[out, in / groups, k]]; [padding] places of 0
 * count on both sides.
 */
public fun conv1d(
    x: Expr,
    w: Expr,
    stride: Int = 1,
    padding: Int = 0,
    dilation: Int = 1,
    groups: Int = 1,
): Expr = Ops.conv1d(x, w, moved(stride, dilation, groups).padding(padding))

/** Convolution along one axis, padded so that the window is everywhere it can be. */
public fun conv1d(
    x: Expr,
    w: Expr,
    padding: Padding,
    stride: Int = 1,
    dilation: Int = 1,
    groups: Int = 1,
): Expr = Ops.conv1d(x, w, moved(stride, dilation, groups).padding(padding))

/**
 * Convolution along two axes, x[[n, in, h, v]] and w[[out, in / groups, k, l]]; [padding] places of
 * 0 count on all sides.
 */
public fun conv2d(
    x: Expr,
    w: Expr,
    stride: Int = 1,
    padding: Int = 0,
    dilation: Int = 1,
    groups: Int = 1,
): Expr = Ops.conv2d(x, w, moved(stride, dilation, groups).padding(padding))

/** Convolution along two axes, padded as [padding] says. */
public fun conv2d(
    x: Expr,
    w: Expr,
    padding: Padding,
    stride: Int = 1,
    dilation: Int = 1,
    groups: Int = 1,
): Expr = Ops.conv2d(x, w, moved(stride, dilation, groups).padding(padding))

/** The transposed convolution along two axes: the derivative of [conv2d] by its input. */
public fun convTranspose2d(
    y: Expr,
    w: Expr,
    stride: Int = 1,
    padding: Int = 0,
    dilation: Int = 1,
    groups: Int = 1,
): Expr = Ops.convTranspose2d(y, w, moved(stride, dilation, groups).padding(padding))

private fun moved(stride: Int, dilation: Int, groups: Int) =
    Window.of().stride(stride).dilation(dilation).groups(groups)

/** The largest value of each window of [size] places along every axis behind the channels. */
public fun Expr.maxPool(size: Int, stride: Int = size, padding: Int = 0): Expr =
    Ops.maxPool(this, size, stride, padding)

/** The mean of each window of [size] places along every axis behind the channels. */
public fun Expr.avgPool(size: Int, stride: Int = size, padding: Int = 0): Expr =
    Ops.avgPool(this, size, stride, padding)

/** The largest value of each channel. */
public fun Expr.globalMaxPool(): Expr = Ops.globalMaxPool(this)

/** The mean of each channel. */
public fun Expr.globalAvgPool(): Expr = Ops.globalAvgPool(this)

/** Every value so many times in a row along each of the last axes, one factor an axis. */
public fun Expr.upsample(vararg factors: Int): Expr = Ops.upsample(this, *factors)
