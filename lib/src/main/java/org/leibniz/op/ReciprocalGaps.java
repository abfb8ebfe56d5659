package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * For the numbers x the matrix of 1/(xⱼ − xᵢ), with 0 on its diagonal, as the derivatives of eigenvectors and singular
 * vectors need it. Two equal numbers are an error when it is computed.
 */
public final class ReciprocalGaps extends MatrixFunction {
    public static final ReciprocalGaps OP = new ReciprocalGaps();

    private ReciprocalGaps() {
        super("reciprocalGaps");
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape shape = in.get(0).shape();
        if (shape.rank() != 1) throw ShapeException.rank(name(), 1, in.get(0).described());
        return Shape.of(shape.dim(0), shape.dim(0));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr slopes = dy.times(y.squared());
        return List.of(slopes.sum(1).minus(slopes.sum(0)));
    }

    @Override
    String condition(Text a, Notation notation) {
        return a.string() + " are different";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        double[] x = DenseMatrix.finite(in.get(0)).values();
        MatrixFailure.checkDifferent(x);
        Tensor result = Tensor.zeros(sizes);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                if (i != j) result.values()[i * x.length + j] = 1 / (x[j] - x[i]);
            }
        }
        return result;
    }
}
