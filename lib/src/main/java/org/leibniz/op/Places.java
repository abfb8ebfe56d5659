package org.leibniz.op;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** What ops that move values along one axis have in common. */
final class Places {
    private Places() {}

    /** The axis counted from 0. */
    static int axis(String operation, Expr x, int axis) {
        return Reduction.axes(operation, x, axis).get(0);
    }

    /** The shape with another size along one axis. */
    static Shape resized(Shape shape, int axis, Dim size) {
        List<Dim> dims = new ArrayList<>(shape.dims());
        dims.set(axis, size);
        return Shape.of(dims);
    }

    static boolean isNegative(Dim size) {
        return size.isFixed() && size.value() < 0;
    }

    /** Refuses a place that nothing but the values of two named sizes would tell. */
    static void check(String operation, Dim before, Dim after) {
        if (!before.isFixed() && !after.isFixed()) {
            throw new ShapeException(
                    operation + ": of the sizes " + before + " before and " + after + " after, one must be fixed");
        }
    }

    /** Copies between a smaller tensor and its place in a larger one. */
    static Tensor copy(Tensor from, int axis, Dim before, Dim after, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        boolean grows = sizes[axis] >= from.sizes()[axis];
        int[] small = grows ? from.sizes() : sizes;
        int[] large = grows ? sizes : from.sizes();
        int start = (int) (before.isFixed() ? before.value() : large[axis] - small[axis] - after.value());
        int inner = Tensor.strides(large)[axis];
        for (int at = 0; at < Tensor.count(small); at++) {
            int group = at / (inner * small[axis]);
            int inLarge = group * inner * large[axis] + start * inner + at % (inner * small[axis]);
            if (grows) result.values()[inLarge] = from.values()[at];
            else result.values()[at] = from.values()[inLarge];
        }
        return result;
    }

    /** A call that says its axis where that is not the last one. */
    static Text along(Notation notation, String name, Expr x, Text operand, int axis) {
        boolean last = axis == x.shape().rank() - 1;
        return last ? notation.call(name, operand) : call(notation, name, operand, axis);
    }

    static Text call(Notation notation, String name, Text operand, Object... settings) {
        List<Text> arguments = new ArrayList<>(List.of(operand));
        for (Object setting : settings) arguments.add(notation.literal(setting.toString()));
        return notation.call(name, arguments.toArray(Text[]::new));
    }
}
