package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Rows of the first operand, by the numbers in the second one. */
public record Gather() implements Op {
    static Expr gather(Expr x, Expr index) {
        return new Apply(new Gather(), List.of(x, index));
    }

    @Override
    public String name() {
        return "gather";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape rows = in.get(0).shape();
        if (rows.isScalar())
            throw ShapeException.rank(name(), "1 or more", in.get(0).described());
        return in.get(1).shape().concat(rows.without(0));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Dim rows = y.arg(0).shape().dim(0);
        return Arrays.asList(ScatterAdd.scatterAdd(dy, y.arg(1), rows), null);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name(), in.get(0), in.get(1));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("gather");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor rows = in.get(0);
        Tensor result = Tensor.zeros(sizes);
        int length = rows.values().length / rows.sizes()[0];
        for (int at = 0; at < in.get(1).values().length; at++) {
            int row = row(name(), in.get(1).values()[at], rows.sizes()[0]);
            System.arraycopy(rows.values(), row * length, result.values(), at * length, length);
        }
        return result;
    }

    /** @throws IllegalArgumentException if it is none of the numbers 0 to rows − 1 */
    static int row(String operation, double index, int rows) {
        if (index != Math.rint(index) || index < 0 || index >= rows) {
            throw new IllegalArgumentException(
                    operation + ": an index is one of 0 to " + (rows - 1) + ", got " + index);
        }
        return (int) index;
    }
}
