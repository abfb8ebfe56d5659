package org.leibniz.op;

import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Those words of {@link Ops} that put values elsewhere; they are found there, this class only keeps files short. */
public abstract sealed class Arrangements extends MatrixFunctions permits Ops {
    Arrangements() {}

    /** The values whose index along an axis is at least {@code from} and below {@code to}. */
    public static Expr slice(Expr x, int axis, Dim from, Dim to) {
        return Slice.slice(x, axis, from, to);
    }

    /** As {@link #slice(Expr, int, Dim, Dim)} with fixed places. */
    public static Expr slice(Expr x, int axis, long from, long to) {
        return slice(x, axis, Dim.of(from), Dim.of(to));
    }

    /** What stands at a place of the first axis, counted from 0; the other axes are left. */
    public static Expr at(Expr x, Dim place) {
        return At.at(x, place);
    }

    /** The values with so many zeros before and after them along an axis. */
    public static Expr pad(Expr x, int axis, Dim before, Dim after) {
        return Pad.pad(x, axis, before, after);
    }

    /** As {@link #pad(Expr, int, Dim, Dim)} with fixed sizes. */
    public static Expr pad(Expr x, int axis, long before, long after) {
        return pad(x, axis, Dim.of(before), Dim.of(after));
    }

    /** The values with so many copies of a number before and after them along an axis. */
    public static Expr padWith(Expr x, Expr value, int axis, Dim before, Dim after) {
        Expr inside = pad(Ops.ones(x.shape()), axis, before, after);
        return Ops.where(inside, pad(x, axis, before, after), value);
    }

    /** As {@link #padWith(Expr, Expr, int, Dim, Dim)} with fixed sizes. */
    public static Expr padWith(Expr x, Number value, int axis, long before, long after) {
        return padWith(x, Ops.constant(value), axis, Dim.of(before), Dim.of(after));
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

    /** Zeros above the main diagonal of the last two axes, the values elsewhere. */
    public static Expr tril(Expr x) {
        return tril(x, 0);
    }

    /** Zeros above a diagonal, which is so many places above the main one (below it if negative). */
    public static Expr tril(Expr x, int diagonal) {
        return Triangle.lower(x, diagonal);
    }

    /** Zeros below the main diagonal of the last two axes, the values elsewhere. */
    public static Expr triu(Expr x) {
        return triu(x, 0);
    }

    /** Zeros below a diagonal, which is so many places above the main one (below it if negative). */
    public static Expr triu(Expr x, int diagonal) {
        return Triangle.upper(x, diagonal);
    }

    /** The sums of the first values along the last axis. */
    public static Expr cumsum(Expr x) {
        return cumsum(x, -1);
    }

    /** The sums of the first values along an axis. */
    public static Expr cumsum(Expr x, int axis) {
        return Cumsum.cumsum(x, axis);
    }

    /** All values so many times along an axis, {@code [1, 2]} as {@code [1, 2, 1, 2]}. */
    public static Expr tile(Expr x, int axis, Dim count) {
        int counted = Places.axis("tile", x, axis);
        Shape shape = x.shape();
        Shape repeated = shape.take(0, counted).append(count).concat(shape.take(counted, shape.rank()));
        Expr copies = Reduction.spread(x, repeated, List.of(counted));
        return reshape(copies, Places.resized(shape, counted, shape.dim(counted).times(count)));
    }

    /**
     * Expressions of one shape behind each other along a new axis.
     *
     * @param axis the place of the new axis in the result, counted from 0
     */
    public static Expr stack(int axis, List<? extends Expr> parts) {
        return parts.stream()
                .map(part -> {
                    Shape shape = part.shape();
                    return reshape(part, shape.take(0, axis).append(Dim.of(1)).concat(shape.take(axis, shape.rank())));
                })
                .reduce((first, second) -> concat(first, second, axis))
                .orElseThrow(() -> new ShapeException("stack: there is nothing to stack"));
    }

    /** The parts that {@link #stack} would make the expression of; the size of the axis must be fixed. */
    public static List<Expr> unstack(Expr x, int axis) {
        int counted = Places.axis("unstack", x, axis);
        Dim size = x.shape().dim(counted);
        if (!size.isFixed()) throw ShapeException.needed("unstack", "a fixed size of axis " + axis, x.described());
        return split(x, counted, Math.toIntExact(size.value())).stream()
                .map(part -> reshape(part, x.shape().without(counted)))
                .toList();
    }

    /** The axes behind the first as one, [n,…] → [n,rest], so that samples stay apart. */
    public static Expr flatten(Expr x) {
        return flatten(x, 1);
    }

    /** All axes from this one on as one, in row-major order; from 0 on, all values as a vector. */
    public static Expr flatten(Expr x, int from) {
        Shape shape = x.shape();
        if (from < 0 || from > shape.rank()) throw ShapeException.axis("flatten", from, x.described());
        Dim rest = shape.take(from, shape.rank()).size();
        return reshape(x, shape.take(0, from).append(rest));
    }

    /** The place of the largest value along the last axis, counted from 0. */
    public static Expr argmax(Expr x) {
        return argmax(x, -1);
    }

    /** The place of the largest value along an axis, counted from 0, the first one of equal values; it has no derivative. */
    public static Expr argmax(Expr x, int axis) {
        return ArgMax.argmax(x, axis);
    }

    /** The values along the last axis in ascending order. */
    public static Expr sort(Expr x) {
        return sort(x, -1);
    }

    /** The values along an axis in ascending order; equal values keep their order. */
    public static Expr sort(Expr x, int axis) {
        return Sort.sort(x, axis, false).part(0);
    }

    /** The places that the values of {@link #sort(Expr, int)} come from, counted from 0; they have no derivative. */
    public static Expr argsort(Expr x, int axis) {
        return Sort.sort(x, axis, false).part(1);
    }

    /** The values along an axis in descending order; equal values keep their order. */
    public static Expr sortDescending(Expr x, int axis) {
        return Sort.sort(x, axis, true).part(0);
    }

    /** The places that the values of {@link #sortDescending} come from, counted from 0; they have no derivative. */
    public static Expr argsortDescending(Expr x, int axis) {
        return Sort.sort(x, axis, true).part(1);
    }

    /** The {@code k} largest values along an axis, the largest one first. */
    public static Expr topK(Expr x, int axis, Dim k) {
        return slice(sortDescending(x, axis), axis, Dim.of(0), k);
    }

    /** The places of the {@code k} largest values along an axis, counted from 0; they have no derivative. */
    public static Expr argTopK(Expr x, int axis, Dim k) {
        return slice(argsortDescending(x, axis), axis, Dim.of(0), k);
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
