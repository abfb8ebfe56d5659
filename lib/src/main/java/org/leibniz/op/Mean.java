package org.leibniz.op;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The mean along some axes, which vanish. */
public record Mean(List<Integer> axes) implements Op {
    static Expr mean(Expr x, int... axes) {
        return new Apply(new Mean(Sum.axes("mean", x, axes)), List.of(x));
    }

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return in.get(0)
                .shape()
                .without(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Shape shape = y.arg(0).shape();
        Dim count = Dim.of(1);
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (axes.contains(axis)) count = count.times(shape.dim(axis));
            else kept.add(axis);
        }
        return List.of(BroadcastTo.broadcastTo(dy.div(SizeOf.of(count)), shape, kept));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        List<Text> arguments = new ArrayList<>(in);
        if (axes.size() < y.arg(0).shape().rank()) {
            axes.forEach(axis -> arguments.add(notation.literal(axis.toString())));
        }
        return notation.call("mean", arguments.toArray(Text[]::new));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Reduce(Lowering.Combine.MEAN, axes, false);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor sum = Sum.reduce(in.get(0), axes, sizes);
        return sum.map(value -> value * sum.values().length / in.get(0).values().length);
    }
}
