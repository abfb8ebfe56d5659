package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/**
 * The lower triangular L with a positive diagonal for which L·Lᵀ is the symmetric part ½(A + Aᵀ) of a matrix, that is the
 * matrix itself if it is symmetric. One that is not positive definite is an error when it is computed.
 */
public final class Cholesky extends MatrixFunction {
    public static final Cholesky OP = new Cholesky();

    private Cholesky() {
        super("cholesky");
    }

    @Override
    public Shape shape(List<Expr> in) {
        Matrices.needSquare("cholesky", in.get(0));
        return in.get(0).shape();
    }

    /** L⁻ᵀ·S·L⁻¹, where S is the symmetric matrix whose lower half is that of ½Lᵀ·dL (Murray 2016, section 5.1). */
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr lower = Ops.tril(y.t().dot(dy));
        Expr half = lower.plus(Ops.tril(lower, -1).t()).times(0.5);
        Expr inverse = Ops.inv(y);
        return List.of(inverse.t().dot(half).dot(inverse));
    }

    @Override
    String condition(Text a, Notation notation) {
        return a.string() + " is positive definite";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor a = DenseMatrix.symmetricPart(DenseMatrix.finite(in.get(0)));
        Tensor root = Tensor.zeros(sizes);
        for (int row = 0; row < sizes[0]; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = a.get(row, column);
                for (int i = 0; i < column; i++) rest -= root.get(row, i) * root.get(column, i);
                if (row == column && !(rest > 0)) throw MatrixFailure.notPositiveDefinite();
                double value = row == column ? Math.sqrt(rest) : rest / root.get(column, column);
                root.values()[row * sizes[0] + column] = value;
            }
        }
        return root;
    }
}
