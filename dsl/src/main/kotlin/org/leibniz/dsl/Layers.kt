package org.leibniz.dsl

import java.util.function.UnaryOperator
import kotlin.reflect.KProperty
import org.leibniz.expr.Expr
import org.leibniz.nn.AdditiveAttention
import org.leibniz.nn.BatchNorm
import org.leibniz.nn.Bidirectional
import org.leibniz.nn.Branches
import org.leibniz.nn.Conv1d
import org.leibniz.nn.Conv2d
import org.leibniz.nn.ConvTranspose1d
import org.leibniz.nn.ConvTranspose2d
import org.leibniz.nn.Dense
import org.leibniz.nn.Dropout
import org.leibniz.nn.Embedding
import org.leibniz.nn.GroupNorm
import org.leibniz.nn.Gru
import org.leibniz.nn.Initializer
import org.leibniz.nn.InstanceNorm
import org.leibniz.nn.Layer
import org.leibniz.nn.LayerNorm
import org.leibniz.nn.Lstm
import org.leibniz.nn.MultiHeadAttention
import org.leibniz.nn.Recurrent
import org.leibniz.nn.Residual
import org.leibniz.nn.Rnn
import org.leibniz.nn.Sequential
import org.leibniz.op.Window
import org.leibniz.op.Window.Padding

/** A layer that gets its name from the property it is declared for: `val fc by dense(784, 10)`. */
public class LayerDeclaration<L : Layer> internal constructor(internal val named: (String) -> L)

/** Declares a layer outside of a scope. */
public operator fun <L : Layer> LayerDeclaration<L>.provideDelegate(
    thisRef: Any?,
    property: KProperty<*>,
): L = named(property.name)

/** A property is the layer that was declared for it. */
public operator fun <L : Layer> L.getValue(thisRef: Any?, property: KProperty<*>): L = this

/** The layer applied to a formula: `fc(x)`. */
public operator fun Layer.invoke(x: Expr): Expr = of(x)

public fun dense(
    inputs: Int,
    outputs: Int,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<Dense> = LayerDeclaration {
    Dense(it, inputs.toLong(), outputs.toLong(), weights, bias)
}

/** A convolution along one axis; [padding] places of 0 count on both sides. */
public fun conv1d(
    inputs: Int,
    outputs: Int,
    kernel: Int,
    stride: Int = 1,
    padding: Int = 0,
    dilation: Int = 1,
    groups: Int = 1,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<Conv1d> =
    conv1d(
        inputs,
        outputs,
        window(kernel, stride, dilation, groups).padding(padding),
        weights,
        bias,
    )

/** A convolution along one axis, padded as [padding] says. */
public fun conv1d(
    inputs: Int,
    outputs: Int,
    kernel: Int,
    padding: Padding,
    stride: Int = 1,
    dilation: Int = 1,
    groups: Int = 1,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<Conv1d> =
    conv1d(
        inputs,
        outputs,
        window(kernel, stride, dilation, groups).padding(padding),
        weights,
        bias,
    )

/** A convolution along one axis with any [window]. */
public fun conv1d(
    inputs: Int,
    outputs: Int,
    window: Window,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<Conv1d> = LayerDeclaration {
    Conv1d(it, inputs.toLong(), outputs.toLong(), window, weights, bias)
}

/** A convolution along two axes; [padding] places of 0 count on all sides. */
public fun conv2d(
    inputs: Int,
    outputs: Int,
    kernel: Int,
    stride: Int = 1,
    padding: Int = 0,
    dilation: Int = 1,
    groups: Int = 1,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<Conv2d> =
    conv2d(
        inputs,
        outputs,
        window(kernel, stride, dilation, groups).padding(padding),
        weights,
        bias,
    )

/** A convolution along two axes, padded as [padding] says. */
public fun conv2d(
    inputs: Int,
    outputs: Int,
    kernel: Int,
    padding: Padding,
    stride: Int = 1,
    dilation: Int = 1,
    groups: Int = 1,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<Conv2d> =
    conv2d(
        inputs,
        outputs,
        window(kernel, stride, dilation, groups).padding(padding),
        weights,
        bias,
    )

/** A convolution along two axes with any [window]. */
public fun conv2d(
    inputs: Int,
    outputs: Int,
    window: Window,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<Conv2d> = LayerDeclaration {
    Conv2d(it, inputs.toLong(), outputs.toLong(), window, weights, bias)
}

/** A transposed convolution along one axis, by which sequences grow. */
public fun convTranspose1d(
    inputs: Int,
    outputs: Int,
    window: Window,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<ConvTranspose1d> = LayerDeclaration {
    ConvTranspose1d(it, inputs.toLong(), outputs.toLong(), window, weights, bias)
}

/** A transposed convolution along two axes, by which images grow. */
public fun convTranspose2d(
    inputs: Int,
    outputs: Int,
    kernel: Int,
    stride: Int = 1,
    padding: Int = 0,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<ConvTranspose2d> =
    convTranspose2d(
        inputs,
        outputs,
        window(kernel, stride, 1, 1).padding(padding),
        weights,
        bias,
    )

/** A transposed convolution along two axes with any [window]. */
public fun convTranspose2d(
    inputs: Int,
    outputs: Int,
    window: Window,
    weights: Initializer = Initializer.usual(),
    bias: Boolean = true,
): LayerDeclaration<ConvTranspose2d> = LayerDeclaration {
    ConvTranspose2d(it, inputs.toLong(), outputs.toLong(), window, weights, bias)
}

private fun window(size: Int, stride: Int, dilation: Int, groups: Int) =
    Window.of(size).stride(stride).dilation(dilation).groups(groups)

public fun embedding(classes: Int, size: Int): LayerDeclaration<Embedding> = LayerDeclaration {
    Embedding(it, classes.toLong(), size.toLong())
}

public fun dropout(rate: Double): LayerDeclaration<Dropout> = LayerDeclaration { Dropout(it, rate) }

public fun batchNorm(features: Int): LayerDeclaration<BatchNorm> = LayerDeclaration {
    BatchNorm(it, features.toLong())
}

public fun layerNorm(features: Int): LayerDeclaration<LayerNorm> = LayerDeclaration {
    LayerNorm(it, features.toLong())
}

public fun instanceNorm(channels: Int): LayerDeclaration<InstanceNorm> = LayerDeclaration {
    InstanceNorm(it, channels.toLong())
}

public fun groupNorm(channels: Int, groups: Int): LayerDeclaration<GroupNorm> = LayerDeclaration {
    GroupNorm(it, channels.toLong(), groups.toLong())
}

public fun rnn(inputs: Int, size: Int): LayerDeclaration<Rnn> = LayerDeclaration {
    Rnn(it, inputs.toLong(), size.toLong())
}

public fun lstm(inputs: Int, size: Int): LayerDeclaration<Lstm> = LayerDeclaration {
    Lstm(it, inputs.toLong(), size.toLong())
}

public fun gru(inputs: Int, size: Int, form: Gru.Form = Gru.Form.COURSE): LayerDeclaration<Gru> =
    LayerDeclaration {
        Gru(it, inputs.toLong(), size.toLong(), form)
    }

/**
 * Two layers along time, one for each direction: `val both by bidirectional(gru(8, 16), gru(8,
 * 16))`; they are called `both_forwards` and `both_back`.
 */
public fun bidirectional(
    forwards: LayerDeclaration<out Recurrent>,
    back: LayerDeclaration<out Recurrent>,
): LayerDeclaration<Bidirectional> = LayerDeclaration {
    Bidirectional(it, forwards.named(it + "_forwards"), back.named(it + "_back"))
}

public fun multiHeadAttention(size: Int, heads: Int): LayerDeclaration<MultiHeadAttention> =
    LayerDeclaration {
        MultiHeadAttention(it, size.toLong(), heads.toLong())
    }

/** Attention whose questions have [question] numbers, its keys [key], and its comparison [size]. */
public fun additiveAttention(
    question: Int,
    key: Int,
    size: Int,
): LayerDeclaration<AdditiveAttention> = LayerDeclaration {
    AdditiveAttention(it, question.toLong(), key.toLong(), size.toLong())
}

/** Functions, layers among them, one after the other. */
public fun sequential(vararg functions: UnaryOperator<Expr>): LayerDeclaration<Sequential> =
    LayerDeclaration {
        Sequential(it, *functions)
    }

/** `body(x) + x`: `val block by residual { conv2(relu(conv1(it))) }`. */
public fun residual(body: UnaryOperator<Expr>): LayerDeclaration<Residual> = LayerDeclaration {
    Residual(it, body)
}

/** `body(x) + shortcut(x)`. */
public fun residual(
    shortcut: UnaryOperator<Expr>,
    body: UnaryOperator<Expr>,
): LayerDeclaration<Residual> = LayerDeclaration { Residual(it, body, shortcut) }

/** The results of several functions behind each other along [axis], 1 for channels. */
public fun branches(
    vararg functions: UnaryOperator<Expr>,
    axis: Int = 1,
): LayerDeclaration<Branches> = LayerDeclaration { Branches(it, axis, *functions) }
