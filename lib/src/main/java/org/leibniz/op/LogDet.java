package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/**
 * The logarithm of the determinant of a square matrix, also where the determinant itself would overflow; as with other
 * logarithms it is −∞ where the determinant is 0 and NaN where it is negative.
 */
public final class LogDet extends MatrixFunction {
    public static final LogDet OP = new LogDet();

    private LogDet() {
        super("logdet");
    }

    @Override
    public Shape shape(List<Expr> in) {
        Matrices.needSquare("logdet", in.get(0));
        return Shape.scalar();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.times(Ops.inv(y.arg(0)).t()));
    }

    @Override
    String condition(Text a, Notation notation) {
        return notation.call("det", a).string() + " is positive";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return Tensor.scalar(new LuDecomposition(DenseMatrix.finite(in.get(0))).logDeterminant());
    }
}
