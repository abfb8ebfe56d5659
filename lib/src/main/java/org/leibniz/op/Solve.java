package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The solution X of A·X = B for a square matrix A, where B is a vector or a matrix; a singular A is an error when it is computed. */
public final class Solve extends MatrixFunction {
    public static final Solve OP = new Solve();

    private Solve() {
        super("solve");
    }

    @Override
    public Shape shape(List<Expr> in) {
        Expr a = in.get(0);
        Expr b = in.get(1);
        Matrices.needSquare("solve", a);
        if (b.shape().rank() != 1 && b.shape().rank() != 2) throw ShapeException.rank("solve", "1 or 2", b.described());
        if (!b.shape().dim(0).equals(a.shape().dim(0))) {
            throw ShapeException.differ("solve", a.described(), b.described(), "every row needs a right side");
        }
        return b.shape();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr right = of(y.arg(0).t(), dy);
        Expr product = y.shape().rank() == 1 ? right.outer(y) : right.dot(y.t());
        return List.of(product.unaryMinus(), right);
    }

    @Override
    String condition(Text a, Notation notation) {
        return notation.call("det", a).string() + " is not 0";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return new LuDecomposition(DenseMatrix.finite(in.get(0))).solve(DenseMatrix.finite(in.get(1)));
    }
}
