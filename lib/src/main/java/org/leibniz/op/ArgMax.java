package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The place of the largest value along an axis, counted from 0: the first one of equal values; NaN counts as the largest. */
public record ArgMax(int axis) implements Op {
    static Expr argmax(Expr x, int axis) {
        return new Apply(new ArgMax(Places.axis("argmax", x, axis)), List.of(x));
    }

    @Override
    public String name() {
        return "argmax";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return in.get(0).shape().without(axis);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new NotDifferentiableException(y.described()
                + " holds indices, which do not vary continuously; nothing can be differentiated through it");
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return Places.along(notation, name(), y.arg(0), in.get(0), axis);
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library(name());
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        int[][] groups = in.get(0).groups(List.of(axis));
        Tensor result = Tensor.zeros(sizes);
        for (int at = 0; at < groups.length; at++) {
            double[] values = in.get(0).values(groups[at]);
            int largest = 0;
            for (int i = 1; i < values.length; i++) if (Double.compare(values[i], values[largest]) > 0) largest = i;
            result.values()[at] = largest;
        }
        return result;
    }
}
