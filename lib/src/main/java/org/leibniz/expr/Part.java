package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** One of the results of an op that has several. */
public record Part(int output) implements Op {
    static Expr of(Apply source, int output) {
        int count = source.shapes().size();
        if (output < 0 || output >= count) {
            throw new IllegalArgumentException(
                    "part: " + source.op().name() + " has " + count + " results, there is no part " + output);
        }
        return new Apply(new Part(output), List.of(source));
    }

    @Override
    public String name() {
        return "part";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return ((Apply) in.get(0)).shapes().get(output);
    }

    /** Never asked: reverse accumulation hands {@code dy} to the result that is projected. */
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("part has no pullback of its own");
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("part", in.get(0), notation.literal(Integer.toString(output)));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Project(output);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return in.get(output);
    }
}
