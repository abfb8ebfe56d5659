package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** An op with two results, a + b and a − b. */
public final class SumAndDifference implements Op {
    private static final SumAndDifference OP = new SumAndDifference();

    private SumAndDifference() {}

    public static Apply of(Expr a, Expr b) {
        return new Apply(OP, List.of(a, b));
    }

    @Override
    public String name() {
        return "sumAndDifference";
    }

    @Override
    public Shape shape(List<Expr> in) {
        throw new IllegalStateException("there are two shapes");
    }

    @Override
    public List<Shape> shapes(List<Expr> in) {
        Expr a = in.get(0);
        Expr b = in.get(1);
        if (!a.shape().equals(b.shape())) {
            throw ShapeException.differ(name(), a.described(), b.described(), "shapes must be equal here");
        }
        return List.of(a.shape(), a.shape());
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("there are two results");
    }

    @Override
    public List<Expr> pullback(Apply y, List<Expr> dy) {
        Expr bySum = dy.get(0);
        Expr byDifference = dy.get(1);
        if (bySum == null) return List.of(byDifference, byDifference.unaryMinus());
        if (byDifference == null) return List.of(bySum, bySum);
        return List.of(bySum.plus(byDifference), bySum.minus(byDifference));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name(), in.get(0), in.get(1));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library(name());
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("there are two results");
    }

    @Override
    public List<Tensor> reference(List<Tensor> in, List<int[]> sizes) {
        Tensor sum = Tensor.zeros(sizes.get(0));
        Tensor difference = Tensor.zeros(sizes.get(1));
        for (int at = 0; at < sum.values().length; at++) {
            sum.values()[at] = in.get(0).values()[at] + in.get(1).values()[at];
            difference.values()[at] = in.get(0).values()[at] - in.get(1).values()[at];
        }
        return List.of(sum, difference);
    }
}
