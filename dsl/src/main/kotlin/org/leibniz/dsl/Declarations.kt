package org.leibniz.dsl

import java.util.Optional
import kotlin.reflect.KProperty
import org.leibniz.expr.Apply
import org.leibniz.expr.Expr
import org.leibniz.expr.Scope
import org.leibniz.expr.Symbol
import org.leibniz.nn.Layer

/** Where `val … by …` declares. */
public interface Declaring {
    public fun declare(symbol: Symbol): Symbol

    public fun define(name: String, formula: Expr): Expr

    public fun find(name: String): Optional<Expr>

    public fun <L : Layer> layer(layer: L): L

    public operator fun SymbolDeclaration.provideDelegate(
        thisRef: Any?,
        property: KProperty<*>,
    ): Symbol = declare(named(property.name))

    /** A layer gets the name of its property, and its parameters are declared. */
    public operator fun <L : Layer> LayerDeclaration<L>.provideDelegate(
        thisRef: Any?,
        property: KProperty<*>,
    ): L = layer(named(property.name))

    /**
     * Names a formula. A local value may be computed many times, in a loop or a function: then the
     * first is found by the name, and print-outs number them.
     */
    public operator fun <E : Expr> E.provideDelegate(thisRef: Any?, property: KProperty<*>): E {
        val repeated = thisRef == null && find(property.name).orElse(null) is Apply
        if (repeated) named(property.name) else define(property.name, this)
        return this
    }
}

/**
 * A scope in which `val … by …` declares: symbols and formulas can be found by name, and a second
 * symbol of one name is refused. A script is one, and so is a class that extends it:
 * ```
 * class Perceptron : Declarations() {
 *     val x by vector(2)
 *     val w by param(2)
 *     val y by sigmoid(x.dot(w))
 * }
 * ```
 */
public open class Declarations : Scope(), Declaring {
    override fun <L : Layer> layer(layer: L): L {
        layer.initial().keys.forEach(::declare)
        return layer
    }
}

/**
 * A network as a class, whose inputs and results are its properties; it prints as a table of its
 * layers, their parameters and costs:
 * ```
 * class Digits : Network() {
 *     val n by dim()
 *     val image by input(n, 1, 28, 28)
 *     val conv by conv2d(1, 16, kernel = 5)
 *     val fc by dense(16 * 12 * 12, 10)
 *     val logits by fc(relu(conv(image)).maxPool(2).flatten())
 * }
 * ```
 */
@DeclarationsDsl public open class Network : org.leibniz.nn.Network(), Declaring

@DslMarker @Target(AnnotationTarget.CLASS) public annotation class DeclarationsDsl

/** The receiver of [scope]. Inside of it the names of an outer scope are read, not declared. */
@DeclarationsDsl public class LocalDeclarations internal constructor() : Declarations()

/** A scope made in one place: `val sheet = scope { val x by scalar(); val y by x.squared() }`. */
public fun scope(declare: LocalDeclarations.() -> Unit): Scope = LocalDeclarations().apply(declare)

/** What a name stands for. */
public operator fun Scope.get(name: String): Expr =
    find(name).orElseThrow {
        IllegalArgumentException("$name is not declared; there are ${names().keys.joinToString()}")
    }
