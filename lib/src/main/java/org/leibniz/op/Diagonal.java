package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The values on the diagonal of a square matrix. */
public record Diagonal() implements Composite {
    static Expr diagonal(Expr x) {
        return new Apply(new Diagonal(), List.of(x));
    }

    @Override
    public String name() {
        return "diagonal";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape shape = in.get(0).shape();
        boolean square = shape.rank() == 2 && shape.dim(0).equals(shape.dim(1));
        if (!square)
            throw ShapeException.needed(name(), "a square matrix", in.get(0).described());
        return shape.take(0, 1);
    }

    // Chosen rather than multiplied by zeros, which would spread what is infinite.
    @Override
    public Expr definition(Apply y) {
        return Where.OP.of(Ops.eye(y.shape()), y.arg(0), Ops.constant(0)).sum(1);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(Diag.diag(dy));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name(), in.get(0));
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        for (int i = 0; i < sizes[0]; i++) result.values()[i] = in.get(0).values()[i * sizes[0] + i];
        return result;
    }
}
