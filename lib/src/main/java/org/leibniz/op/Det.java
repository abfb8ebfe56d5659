package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The determinant of a square matrix. Its derivative is written det(A)·A⁻ᵀ, which needs the matrix to have an inverse. */
public final class Det extends MatrixFunction {
    public static final Det OP = new Det();

    private Det() {
        super("det");
    }

    @Override
    public Shape shape(List<Expr> in) {
        Matrices.needSquare("det", in.get(0));
        return Shape.scalar();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.times(y).times(Ops.inv(y.arg(0)).t()));
    }

    @Override
    String condition(Text a, Notation notation) {
        return notation.call("det", a).string() + " is not 0";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return Tensor.scalar(new LuDecomposition(DenseMatrix.finite(in.get(0))).determinant());
    }
}
