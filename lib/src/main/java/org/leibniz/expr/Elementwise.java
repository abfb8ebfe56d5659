package org.leibniz.expr;

import java.util.Arrays;
import java.util.List;
import org.leibniz.kernel.Lanes;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The same function at every position. Operands of different shape are broadcast, visibly in the graph. */
public abstract class Elementwise implements Op, Lowering.Pointwise {
    private final String name;

    protected Elementwise(String name) {
        this.name = name;
    }

    /** The function on numbers, written apart from {@link #lane} because it is what that is tested against. */
    protected abstract double value(double... in);

    @Override
    public abstract <L> L lane(Lanes<L> lanes, List<L> in);

    /** Applies the op after broadcasting the operands to one shape. */
    public Expr of(Expr... operands) {
        return new Apply(this, BroadcastTo.align(name, Arrays.asList(operands)));
    }

    /**
     * As {@link #print(Apply, List, Notation)}, told the shapes the operands are written with: a repeated scalar is
     * written as the scalar, unless it has a name of its own.
     */
    Text print(Apply y, List<Text> in, List<Shape> written, Notation notation) {
        return print(y, in, notation);
    }

    /** The shapes of the operands without their broadcasts. */
    static List<Shape> sources(Apply y) {
        return y.args().stream().map(BroadcastTo::source).map(Expr::shape).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape first = in.get(0).shape();
        for (Expr operand : in) {
            if (!operand.shape().equals(first)) {
                throw ShapeException.differ(
                        name, in.get(0).described(), operand.described(), "shapes must be equal here");
            }
        }
        return first;
    }

    @Override
    public Lowering lower(Apply y) {
        return this;
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        double[] operands = new double[in.size()];
        for (int at = 0; at < result.values().length; at++) {
            for (int i = 0; i < operands.length; i++) operands[i] = in.get(i).values()[at];
            result.values()[at] = value(operands);
        }
        return result;
    }
}
