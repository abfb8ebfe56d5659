package org.leibniz.op;

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

/** The values along an axis with zeros before and after them. */
public record Pad(int axis, Dim before, Dim after) implements Op {
    static Expr pad(Expr x, int axis, Dim before, Dim after) {
        int counted = Places.axis("pad", x, axis);
        if (Places.isNegative(before) || Places.isNegative(after)) {
            throw new ShapeException("pad: " + before + " before and " + after + " after " + x.described()
                    + " along axis " + counted + ", none of which can be negative");
        }
        return around(x, counted, before, after);
    }

    static Expr around(Expr x, int axis, Dim before, Dim after) {
        Places.check("pad", before, after);
        return new Apply(new Pad(axis, before, after), List.of(x));
    }

    @Override
    public String name() {
        return "pad";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape shape = in.get(0).shape();
        return Places.resized(shape, axis, before.plus(shape.dim(axis)).plus(after));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(Slice.without(dy, axis, before, after));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return Places.call(notation, name(), in.get(0), axis, before, after);
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("pad");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return Places.copy(in.get(0), axis, before, after, sizes);
    }
}
