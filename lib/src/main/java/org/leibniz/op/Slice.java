package org.leibniz.op;

import java.util.ArrayList;
import java.util.Collections;
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

/** The values along an axis without some at its start and some at its end. */
public record Slice(int axis, Dim before, Dim after) implements Op {
    /** The values whose index along the axis is at least {@code from} and below {@code to}. */
    static Expr slice(Expr x, int axis, Dim from, Dim to) {
        int counted = Places.axis("slice", x, axis);
        Dim size = x.shape().dim(counted);
        boolean outside = Places.isNegative(from) || Places.isNegative(size.minus(to));
        if (outside || Places.isNegative(to.minus(from).minus(1))) {
            throw new ShapeException("slice: " + from + " to " + to + " is " + (outside ? "out of range" : "empty")
                    + " along axis " + counted + " of " + x.described());
        }
        return without(x, counted, from, size.minus(to));
    }

    static Expr without(Expr x, int axis, Dim before, Dim after) {
        Places.check("slice", before, after);
        return new Apply(new Slice(axis, before, after), List.of(x));
    }

    @Override
    public String name() {
        return "slice";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape shape = in.get(0).shape();
        return Places.resized(shape, axis, shape.dim(axis).minus(before).minus(after));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(Pad.around(dy, axis, before, after));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        Dim to = y.arg(0).shape().dim(axis).minus(after);
        return Places.call(notation, name(), in.get(0), axis, before, to);
    }

    @Override
    public Lowering lower(Apply y) {
        int rank = y.shape().rank();
        List<Dim> starts = new ArrayList<>(Collections.nCopies(rank, Dim.of(0)));
        starts.set(axis, before);
        return new Lowering.Slice(starts, Collections.nCopies(rank, 1));
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return Places.copy(in.get(0), axis, before, after, sizes);
    }
}
