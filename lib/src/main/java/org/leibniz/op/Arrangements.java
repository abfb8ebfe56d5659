package org.leibniz.op;

import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Those words of {@link Ops} that put values elsewhere; they are found there, this class only keeps files short. */
public abstract sealed class Arrangements permits Ops {
    Arrangements() {}

    /** The values whose index along an axis is at least {@code from} and below {@code to}. */
    public static Expr slice(Expr x, int axis, Dim from, Dim to) {
        return Slice.slice(x, axis, from, to);
    }

    /** As {@link #slice(Expr, int, Dim, Dim)} with fixed places. */
    public static Expr slice(Expr x, int axis, long from, long to) {
        return slice(x, axis, Dim.of(from), Dim.of(to));
    }

    /** The values with so many zeros before and after them along an axis. */
    public static Expr pad(Expr x, int axis, Dim before, Dim after) {
        return Pad.pad(x, axis, before, after);
    }

    /** As {@link #pad(Expr, int, Dim, Dim)} with fixed sizes. */
    public static Expr pad(Expr x, int axis, long before, long after) {
        return pad(x, axis, Dim.of(before), Dim.of(after));
    }

    /** The values along the last axis, the last one first. */
    public static Expr reverse(Expr x) {
        return reverse(x, -1);
    }

    /** The values along an axis, the last one first. */
    public static Expr reverse(Expr x, int axis) {
        return Reverse.reverse(x, axis);
    }

    /** The values of {@code a} along the last axis, then those of {@code b}. */
    public static Expr concat(Expr a, Expr b) {
        return concat(a, b, -1);
    }

    /** The values of {@code a} along an axis, then those of {@code b}. */
    public static Expr concat(Expr a, Expr b, int axis) {
        return Concat.concat(a, b, axis);
    }

    /** Equal parts along an axis, one after the other; the size of the axis must be a multiple of their number. */
    public static List<Expr> split(Expr x, int axis, int parts) {
        Dim size = x.shape().dim(axis);
        if (!size.mod(Dim.of(parts)).equals(Dim.of(0))) {
            throw new ShapeException(
                    "split: axis " + axis + " of " + x.described() + " has no " + parts + " equal parts");
        }
        Dim part = size.floorDiv(parts);
        return IntStream.range(0, parts)
                .mapToObj(i -> slice(x, axis, part.times(i), part.times(i + 1)))
                .toList();
    }

    /** The numbers 0, 1, 2, … below a size. */
    public static Expr iota(Dim size) {
        return Iota.iota(size);
    }

    /** For every whole number a row with a 1 at its place and zeros elsewhere, along a new last axis. */
    public static Expr oneHot(Expr index, Dim classes) {
        return OneHot.oneHot(index, classes);
    }

    /** The matrix with a vector on its diagonal. */
    public static Expr diag(Expr x) {
        return Diag.diag(x);
    }

    /** The diagonal of a square matrix. */
    public static Expr diagonal(Expr x) {
        return Diagonal.diagonal(x);
    }

    /** The sum along the diagonal of a square matrix. */
    public static Expr trace(Expr x) {
        return diagonal(x).sum();
    }

    /** Zeros above the main diagonal of the last two axes, the values elsewhere. */
    public static Expr tril(Expr x) {
        return Tril.tril(x);
    }

    /** Zeros below the main diagonal of the last two axes, the values elsewhere. */
    public static Expr triu(Expr x) {
        return Triu.triu(x);
    }

    /** All values in row-major order as a vector. */
    public static Expr flatten(Expr x) {
        return reshape(x, Shape.of(x.shape().size()));
    }

    /** Rows of {@code x} by the numbers in {@code index}, which are whole; the axes of the index come first. */
    public static Expr gather(Expr x, Expr index) {
        return Gather.gather(x, index);
    }

    /** So many rows, each the sum of the rows of {@code values} that have its number in {@code index}. */
    public static Expr scatterAdd(Expr values, Expr index, Dim rows) {
        return ScatterAdd.scatterAdd(values, index, rows);
    }

    /** The same values in row-major order under another shape. */
    public static Expr reshape(Expr x, Shape shape) {
        return Reshape.reshape(x, shape);
    }
}
