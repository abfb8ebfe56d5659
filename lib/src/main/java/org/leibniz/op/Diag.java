package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The matrix that has a vector on its diagonal and zeros elsewhere. */
public record Diag() implements Composite {
    static Expr diag(Expr x) {
        return new Apply(new Diag(), List.of(x));
    }

    @Override
    public String name() {
        return "diag";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape shape = in.get(0).shape();
        if (shape.rank() != 1) throw ShapeException.rank(name(), 1, in.get(0).described());
        return shape.concat(shape);
    }

    @Override
    public Expr definition(Apply y) {
        Expr rows = Reduction.spread(y.arg(0), y.shape(), List.of(1));
        return Where.OP.of(Ops.eye(y.arg(0).shape()), rows, Ops.constant(0));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(Diagonal.diagonal(dy));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name(), in.get(0));
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        for (int i = 0; i < sizes[0]; i++)
            result.values()[i * sizes[0] + i] = in.get(0).values()[i];
        return result;
    }
}
