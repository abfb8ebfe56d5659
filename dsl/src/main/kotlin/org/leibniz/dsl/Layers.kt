package org.leibniz.dsl

import kotlin.reflect.KProperty
import org.leibniz.expr.Expr
import org.leibniz.nn.BatchNorm
import org.leibniz.nn.Dense
import org.leibniz.nn.Dropout
import org.leibniz.nn.Embedding
import org.leibniz.nn.Gru
import org.leibniz.nn.Layer
import org.leibniz.nn.LayerNorm
import org.leibniz.nn.Lstm
import org.leibniz.nn.Rnn

/** A layer that gets its name from the property it is declared for: `val fc by dense(784, 10)`. */
public class LayerDeclaration<L : Layer> internal constructor(private val named: (String) -> L) {
    public operator fun provideDelegate(thisRef: Any?, property: KProperty<*>): L =
        named(property.name)
}

/** A property is the layer that was declared for it. */
public operator fun <L : Layer> L.getValue(thisRef: Any?, property: KProperty<*>): L = this

/** The layer applied to a formula: `fc(x)`. */
public operator fun Layer.invoke(x: Expr): Expr = of(x)

public fun dense(inputs: Int, outputs: Int): LayerDeclaration<Dense> = LayerDeclaration {
    Dense(it, inputs.toLong(), outputs.toLong())
}

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
