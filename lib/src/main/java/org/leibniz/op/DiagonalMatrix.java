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

/** The matrix with a vector on its diagonal and 0 elsewhere, {@code diag(x)}. */
public final class DiagonalMatrix implements Op {
    public static final DiagonalMatrix OP = new DiagonalMatrix();

    private DiagonalMatrix() {}

    static Expr of(Expr diagonal) {
        return new Apply(OP, List.of(diagonal));
    }

    @Override
    public String name() {
        return "diag";
    }

    @Override
    public Shape shape(List<Expr> in) {
        if (in.get(0).shape().rank() != 1)
            throw ShapeException.rank("diag", 1, in.get(0).described());
        Dim size = in.get(0).shape().dim(0);
        return Shape.of(size, size);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.times(Ops.eye(y.arg(0).shape())).sum(1));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("diag", in.get(0));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("diag");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor matrix = Tensor.zeros(sizes);
        double[] diagonal = in.get(0).values();
        for (int i = 0; i < diagonal.length; i++) matrix.values()[i * diagonal.length + i] = diagonal[i];
        return matrix;
    }
}
