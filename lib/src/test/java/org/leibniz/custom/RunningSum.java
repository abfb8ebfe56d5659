package org.leibniz.custom;

import java.util.List;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.op.Functions;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * The sums of the first elements of a vector, an op with a parameter as a user would declare it.
 *
 * @param fromEnd whether the sums are those of the last elements
 */
public record RunningSum(boolean fromEnd) implements Op {
    public static Expr runningSum(Expr x) {
        return new Apply(new RunningSum(false), List.of(x));
    }

    /** Lets typed formulas and model files use the name. */
    public static void define() {
        for (boolean fromEnd : new boolean[] {false, true}) {
            RunningSum op = new RunningSum(fromEnd);
            Functions.define(new Functions.Function(op.name(), 1, Set.of(), (in, settings) -> new Apply(op, in)));
        }
    }

    @Override
    public String name() {
        return fromEnd ? "runningSumFromEnd" : "runningSum";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Expr x = in.get(0);
        if (x.shape().rank() != 1) throw ShapeException.rank(name(), 1, x.described());
        return x.shape();
    }

    // Element i counts in all sums from i on, so its derivative is the sum of theirs.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(new Apply(new RunningSum(!fromEnd), List.of(dy)));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name(), in.get(0));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library(name());
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor sums = Tensor.zeros(sizes);
        double sum = 0;
        for (int i = 0; i < sizes[0]; i++) {
            int at = fromEnd ? sizes[0] - 1 - i : i;
            sum += in.get(0).get(at);
            sums.values()[at] = sum;
        }
        return sums;
    }
}
