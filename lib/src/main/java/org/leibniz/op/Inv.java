package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The inverse of a square matrix; a singular one is an error when it is computed. */
public final class Inv extends MatrixFunction {
    public static final Inv OP = new Inv();

    private Inv() {
        super("inv");
    }

    @Override
    public Shape shape(List<Expr> in) {
        Matrices.needSquare("inv", in.get(0));
        return in.get(0).shape();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(y.t().dot(dy).dot(y.t()).unaryMinus());
    }

    @Override
    String condition(Text a, Notation notation) {
        return notation.call("det", a).string() + " is not 0";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor a = DenseMatrix.finite(in.get(0));
        return new LuDecomposition(a).solve(DenseMatrix.identity(a.sizes()[0]));
    }
}
