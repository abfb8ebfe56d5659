package org.leibniz.expr;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.notation.Names;
import org.leibniz.shape.Shape;

/**
 * A node of an expression graph: a {@link Symbol}, a {@link Constant} or an {@link Apply}. Building never rewrites, and
 * equality is identity; {@link Graph#of} finds the nodes that compute the same.
 *
 * <p>The arithmetic methods carry the names by which Kotlin knows operators. Operands of different shape are broadcast
 * explicitly: where one shape is a suffix of the other, or an axis has the fixed size 1.
 */
public abstract sealed class Expr permits Symbol, Constant, Apply {
    private volatile List<String> names = List.of();

    Expr() {}

    /**
     * The shape of the value.
     *
     * @throws IllegalStateException if the node has several results
     */
    public abstract Shape shape();

    /** Whether no symbol is reached, so that the value never changes. */
    public abstract boolean isConstant();

    /** The names given to this node, the one to print first. */
    public List<String> names() {
        return names;
    }

    /**
     * Names this node. A name is what is shown; it changes neither the value nor which nodes are the same. A node can have
     * several names, of which the first is printed.
     *
     * @throws IllegalArgumentException if the text is no name
     */
    public synchronized Expr named(String name) {
        String normal = Names.normalize(name);
        if (!names.contains(normal)) {
            List<String> more = new ArrayList<>(names);
            more.add(normal);
            names = List.copyOf(more);
        }
        return this;
    }

    /** How messages call this node: {@code x[n,784]}. */
    public final String described() {
        return Abbreviation.describe(this) + shape();
    }

    public final Expr plus(Expr other) {
        return Add.OP.of(this, other);
    }

    public final Expr plus(Number other) {
        return plus(Constant.of(other));
    }

    public final Expr minus(Expr other) {
        return Subtract.OP.of(this, other);
    }

    public final Expr minus(Number other) {
        return minus(Constant.of(other));
    }

    /** The elementwise product. */
    public final Expr times(Expr other) {
        return Multiply.OP.of(this, other);
    }

    public final Expr times(Number other) {
        return times(Constant.of(other));
    }

    /** The elementwise quotient. */
    public final Expr div(Expr other) {
        return Divide.OP.of(this, other);
    }

    public final Expr div(Number other) {
        return div(Constant.of(other));
    }

    public final Expr unaryMinus() {
        return Negate.OP.of(this);
    }

    /** Every element raised to the power of the exponent's element. */
    public final Expr pow(Expr exponent) {
        return Power.OP.of(this, exponent);
    }

    public final Expr pow(Number exponent) {
        return pow(Constant.of(exponent));
    }

    /** The square of every element. */
    public final Expr squared() {
        return pow(2);
    }

    /** Contracts the last axis of this with the first axis of the other: the inner, matrix-vector or matrix product. */
    public final Expr dot(Expr other) {
        return Dot.dot(this, other);
    }

    /** The matrix product of the last two axes, {@code [b,m,k] · [b,k,n] → [b,m,n]}; earlier axes are broadcast. */
    public final Expr matmul(Expr other) {
        return MatMul.matmul(this, other);
    }

    /** All products of an element of this with an element of the other; the axes of this come first. */
    public final Expr outer(Expr other) {
        return Outer.outer(this, other);
    }

    /** The axes in reverse order; the transpose of a matrix. */
    public final Expr t() {
        return Transpose.transpose(this);
    }

    /** The axes in the given order: axis i of the result is axis {@code axes[i]} of this. */
    public final Expr transpose(int... axes) {
        return Transpose.transpose(this, axes);
    }

    /** This value repeated along new leading axes and along axes of size 1. */
    public final Expr broadcastTo(Shape shape) {
        return BroadcastTo.broadcastTo(this, shape);
    }

    /** The sum over every axis that a broadcast from {@code shape} to the shape of this would have added or stretched. */
    public final Expr sumTo(Shape shape) {
        return Sum.sumTo(this, shape);
    }

    /** The sum over the given axes, which vanish; over all axes where none is given. Negative axes count from the end. */
    public final Expr sum(int... axes) {
        return Sum.sum(this, axes);
    }

    /** The formula in Unicode, abbreviated where it is long. */
    @Override
    public final String toString() {
        return Abbreviation.write(this);
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }
}
