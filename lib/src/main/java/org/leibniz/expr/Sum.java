package org.leibniz.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Broadcast;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The sum along some axes, which vanish or are kept with size 1. */
public record Sum(List<Integer> axes, boolean keep) implements Op {
    static Expr sum(Expr x, int... axes) {
        return new Apply(new Sum(axes("sum", x, axes), false), List.of(x));
    }

    /** The sum along some axes, each of which stays with size 1. */
    public static Expr keeping(Expr x, int... axes) {
        return new Apply(new Sum(axes("sum", x, axes), true), List.of(x));
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

    static Expr sumTo(Expr x, Shape to) {
        if (x.shape().equals(to)) return x;
        boolean fits = Broadcast.obstacle(to, x.shape()).isEmpty()
                && Shape.broadcast(to, x.shape()).equals(x.shape());
        if (!fits) {
            throw new ShapeException("sumTo: " + x.described() + " is no broadcast of " + to);
        }
        return overBroadcast(x, to, new Broadcast(to, x.shape()).axes());
    }

    /** Undoes a broadcast of {@code to} by summing over the axes it added and those it stretched. */
    static Expr overBroadcast(Expr x, Shape to, List<Integer> axes) {
        int[] added = IntStream.range(0, x.shape().rank())
                .filter(axis -> !axes.contains(axis))
                .toArray();
        Expr reduced = added.length == 0 ? x : sum(x, added);
        int[] stretched = IntStream.range(0, to.rank())
                .filter(axis -> !to.dim(axis).equals(x.shape().dim(axes.get(axis))))
                .toArray();
        return stretched.length == 0 ? reduced : keeping(reduced, stretched);
    }

    @Override
    public String name() {
        return "sum";
    }

    @Override
    public Shape shape(List<Expr> in) {
        int[] reduced = axes.stream().mapToInt(Integer::intValue).toArray();
        return keep ? in.get(0).shape().withOnes(reduced) : in.get(0).shape().without(reduced);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(spread(dy, y.arg(0).shape()));
    }

    /** Repeats a value along the axes that were reduced. */
    private Expr spread(Expr dy, Shape to) {
        List<Integer> kept = IntStream.range(0, to.rank())
                .filter(axis -> keep || !axes.contains(axis))
                .boxed()
                .toList();
        return BroadcastTo.broadcastTo(dy, to, kept);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        if (keep) {
            List<Text> arguments = new ArrayList<>(in);
            axes.forEach(axis -> arguments.add(notation.literal(axis.toString())));
            arguments.add(notation.literal("keep"));
            return notation.call("sum", arguments.toArray(Text[]::new));
        }
        return notation.sum(in.get(0), axes.size() == y.arg(0).shape().rank() ? List.of() : axes);
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Reduce(Lowering.Combine.SUM, axes, keep);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return reduce(in.get(0), axes, sizes);
    }

    /** Adds up the values along {@code axes}. */
    public static Tensor reduce(Tensor from, List<Integer> axes, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        int[] strides = Tensor.strides(from.sizes());
        for (int at = 0; at < from.values().length; at++) {
            int target = 0;
            for (int axis = 0; axis < strides.length; axis++) {
                if (!axes.contains(axis))
                    target = target * from.sizes()[axis] + at / strides[axis] % from.sizes()[axis];
            }
            result.values()[target] += from.values()[at];
        }
        return result;
    }
}
