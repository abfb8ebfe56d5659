package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The values of one operand along an axis, then those of the other. */
public record Concat(int axis) implements Composite {
    static Expr concat(Expr a, Expr b, int axis) {
        return new Apply(new Concat(Places.axis("concat", a, axis)), List.of(a, b));
    }

    @Override
    public String name() {
        return "concat";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape a = in.get(0).shape();
        Shape b = in.get(1).shape();
        if (a.rank() != b.rank())
            throw ShapeException.rank(name(), a.rank(), in.get(1).described());
        for (int other = 0; other < a.rank(); other++) {
            if (other != axis && !a.dim(other).equals(b.dim(other))) {
                String reason = ShapeException.difference(other, a.dim(other), b.dim(other));
                throw ShapeException.differ(
                        name(), in.get(0).described(), in.get(1).described(), reason);
            }
        }
        return Places.resized(a, axis, a.dim(axis).plus(b.dim(axis)));
    }

    private Dim size(Apply y, int operand) {
        return y.arg(operand).shape().dim(axis);
    }

    @Override
    public Expr definition(Apply y) {
        Expr first = Pad.around(y.arg(0), axis, Dim.of(0), size(y, 1));
        return first.plus(Pad.around(y.arg(1), axis, size(y, 0), Dim.of(0)));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(Slice.without(dy, axis, Dim.of(0), size(y, 1)), Slice.without(dy, axis, size(y, 0), Dim.of(0)));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        boolean last = axis == y.shape().rank() - 1;
        return last
                ? notation.call(name(), in.get(0), in.get(1))
                : notation.call(name(), in.get(0), in.get(1), notation.literal(Integer.toString(axis)));
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        int inner = Tensor.strides(sizes)[axis];
        int first = in.get(0).sizes()[axis];
        for (int at = 0; at < result.values().length; at++) {
            int index = at / inner % sizes[axis];
            Tensor from = in.get(index < first ? 0 : 1);
            int own = index < first ? index : index - first;
            int outer = at / (inner * sizes[axis]);
            result.values()[at] = from.values()[(outer * from.sizes()[axis] + own) * inner + at % inner];
        }
        return result;
    }
}
