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

/** Rows that are each the sum of those rows of the first operand for which the second one has their number. */
public record ScatterAdd(Dim rows) implements Op {
    static Expr scatterAdd(Expr values, Expr index, Dim rows) {
        return new Apply(new ScatterAdd(rows), List.of(values, index));
    }

    @Override
    public String name() {
        return "scatterAdd";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape values = in.get(0).shape();
        Shape index = in.get(1).shape();
        boolean fits =
                index.rank() <= values.rank() && values.take(0, index.rank()).equals(index);
        if (!fits) {
            throw ShapeException.differ(
                    name(), in.get(0).described(), in.get(1).described(), "every index needs a row of values");
        }
        return values.take(index.rank(), values.rank()).prepend(rows);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return Arrays.asList(Gather.gather(dy, y.arg(1)), null);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name(), in.get(0), in.get(1), notation.literal(rows.toString()));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("scatterAdd");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        int length = result.values().length / sizes[0];
        for (int at = 0; at < in.get(1).values().length; at++) {
            int row = Gather.row(name(), in.get(1).values()[at], sizes[0]);
            for (int i = 0; i < length; i++) {
                result.values()[row * length + i] += in.get(0).values()[at * length + i];
            }
        }
        return result;
    }
}
