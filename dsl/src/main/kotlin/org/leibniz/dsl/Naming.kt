package org.leibniz.dsl

import kotlin.reflect.KProperty
import org.leibniz.expr.Expr
import org.leibniz.expr.Symbol
import org.leibniz.shape.Dim

/**
 * Declares a symbol outside of a scope. Two symbols of one name are refused where one formula uses
 * both.
 */
public operator fun SymbolDeclaration.provideDelegate(
    thisRef: Any?,
    property: KProperty<*>,
): Symbol = named(property.name)

public operator fun DimDeclaration.provideDelegate(thisRef: Any?, property: KProperty<*>): Dim =
    Dim.named(property.name)

/** Names a formula after the property that holds it: `val y by sigmoid(u)`. */
public operator fun <E : Expr> E.provideDelegate(thisRef: Any?, property: KProperty<*>): E {
    named(property.name)
    return this
}

/** A property is the node that was named for it. */
public operator fun <E : Expr> E.getValue(thisRef: Any?, property: KProperty<*>): E = this

public operator fun Dim.getValue(thisRef: Any?, property: KProperty<*>): Dim = this
