package org.leibniz.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** One number for all values along some axes, which vanish or are kept with size 1. */
public abstract class Reduction implements Op {
    private final String name;
    private final List<Integer> axes;
    private final boolean keep;

    /** @param axes ascending, as {@link #axes(String, Expr, int...)} gives them */
    protected Reduction(String name, List<Integer> axes, boolean keep) {
        this.name = name;
        this.axes = List.copyOf(axes);
        this.keep = keep;
    }

    /** The axes in ascending order, counted from 0; all of them where none is given. */
    public static List<Integer> axes(String operation, Expr x, int... axes) {
        int rank = x.shape().rank();
        if (axes.length == 0) return IntStream.range(0, rank).boxed().toList();
        TreeSet<Integer> ascending = new TreeSet<>();
        for (int axis : axes) {
            if (axis >= rank || axis < -rank) throw ShapeException.axis(operation, axis, x.described());
            if (!ascending.add(axis < 0 ? axis + rank : axis)) {
                throw new ShapeException(operation + ": axis " + axis + " of " + x.described() + " is given twice in "
                        + Arrays.toString(axes));
            }
        }
        return List.copyOf(ascending);
    }

    /** The reference: the number that stands for some values. */
    protected abstract double reduce(double[] values);

    public final List<Integer> axes() {
        return axes;
    }

    public final boolean keep() {
        return keep;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Shape shape(List<Expr> in) {
        int[] reduced = reducedAxes();
        return keep ? in.get(0).shape().withOnes(reduced) : in.get(0).shape().without(reduced);
    }

    private int[] reducedAxes() {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Repeats a value along the axes that were reduced. */
    protected final Expr spread(Expr value, Shape to) {
        return spread(value, to, keep ? List.of() : axes);
    }

    /** Repeats a value along these axes of a shape, which it does not have. */
    public static Expr spread(Expr value, Shape to, List<Integer> axes) {
        List<Integer> kept = IntStream.range(0, to.rank())
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
        return BroadcastTo.broadcastTo(value, to, kept);
    }

    /** The sum along the same axes. */
    protected final Expr sum(Expr x) {
        return Sum.of(x, axes);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        List<Text> arguments = new ArrayList<>(in);
        if (keep || axes.size() < y.arg(0).shape().rank()) {
            axes.forEach(axis -> arguments.add(notation.literal(axis.toString())));
        }
        if (keep) arguments.add(notation.literal("keep"));
        return notation.call(name, arguments.toArray(Text[]::new));
    }

    @Override
    public final Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor from = in.get(0);
        Tensor result = Tensor.zeros(sizes);
        int[][] groups = from.groups(axes);
        for (int target = 0; target < groups.length; target++) {
            result.values()[target] = reduce(from.values(groups[target]));
        }
        return result;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Reduction that
                && getClass() == that.getClass()
                && axes.equals(that.axes)
                && keep == that.keep;
    }

    @Override
    public final int hashCode() {
        return 31 * name.hashCode() + 2 * axes.hashCode() + (keep ? 1 : 0);
    }
}
