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

/** The values along an axis, the last one first. */
public record Reverse(int axis) implements Op {
    static Expr reverse(Expr x, int axis) {
        return new Apply(new Reverse(Places.axis("reverse", x, axis)), List.of(x));
    }

    @Override
    public String name() {
        return "reverse";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return in.get(0).shape();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(reverse(dy, axis));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        boolean last = axis == y.shape().rank() - 1;
        return last ? notation.call(name(), in.get(0)) : Places.call(notation, name(), in.get(0), axis);
    }

    @Override
    public Lowering lower(Apply y) {
        int rank = y.shape().rank();
        List<Dim> starts = new ArrayList<>(Collections.nCopies(rank, Dim.of(0)));
        List<Integer> steps = new ArrayList<>(Collections.nCopies(rank, 1));
        starts.set(axis, y.shape().dim(axis).minus(1));
        steps.set(axis, -1);
        return new Lowering.Slice(starts, steps);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        for (int[] group : result.groups(List.of(axis))) {
            for (int i = 0; i < group.length; i++) {
                result.values()[group[i]] = in.get(0).values()[group[group.length - 1 - i]];
            }
        }
        return result;
    }
}
