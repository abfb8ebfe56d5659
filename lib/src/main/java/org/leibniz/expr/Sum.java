package org.leibniz.expr;

import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Broadcast;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The sum along some axes, which vanish or are kept with size 1. */
public final class Sum extends Reduction {
    private Sum(List<Integer> axes, boolean keep) {
        super("sum", axes, keep);
    }

    static Expr sum(Expr x, int... axes) {
        return of(x, axes("sum", x, axes));
    }

    /** The sum along these axes, which ascend from 0; along none where there are none. */
    public static Expr of(Expr x, List<Integer> axes) {
        return new Apply(new Sum(axes, false), List.of(x));
    }

    /** The sum along some axes, each of which stays with size 1. */
    public static Expr keeping(Expr x, int... axes) {
        return new Apply(new Sum(axes("sum", x, axes), true), List.of(x));
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
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(spread(dy, y.arg(0).shape()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        if (keep()) return super.print(y, in, notation);
        int rank = y.arg(0).shape().rank();
        return notation.sum(in.get(0), axes().size() == rank ? List.of() : axes());
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Reduce(Lowering.Combine.SUM, axes(), keep());
    }

    @Override
    protected double reduce(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum;
    }
}
