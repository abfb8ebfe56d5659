package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The same values in the same row-major order under another shape. */
public record Reshape(Shape to) implements Op {
    static Expr reshape(Expr x, Shape to) {
        return new Apply(new Reshape(to), List.of(x));
    }

    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape from = in.get(0).shape();
        if (!from.size().equals(to.size())) {
            throw ShapeException.elements("reshape", in.get(0).described(), from.size(), to.toString(), to.size());
        }
        return to;
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(reshape(dy, y.arg(0).shape()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("reshape", in.get(0), notation.literal(to.toString()));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Reshape();
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return new Tensor(sizes, in.get(0).values().clone());
    }
}
