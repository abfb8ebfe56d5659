package org.leibniz.op;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.NamedResults;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * A matrix [m,n] that has at least as many rows as columns as Q·R: the columns of Q[m,n] are orthonormal, R[n,n] is upper
 * triangular with no negative number on its diagonal. There is a derivative where no column depends on the others.
 */
public final class Qr extends MatrixFunction implements NamedResults {
    public static final Qr OP = new Qr();

    private Qr() {
        super("qr");
    }

    @Override
    public List<String> resultNames() {
        return List.of("orthogonalFactor", "triangularFactor");
    }

    @Override
    public Shape shape(List<Expr> in) {
        throw new IllegalStateException("qr has two results");
    }

    @Override
    public List<Shape> shapes(List<Expr> in) {
        Shape shape = Matrices.needMatrix("qr", in.get(0));
        Dim rows = shape.dim(0);
        Dim columns = shape.dim(1);
        boolean tall = rows.equals(columns) || rows.isFixed() && columns.isFixed() && rows.value() >= columns.value();
        if (!tall) {
            throw ShapeException.needed(
                    "qr",
                    "a matrix with at least as many rows as columns",
                    in.get(0).described());
        }
        return List.of(shape, Shape.of(columns, columns));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("qr has two results");
    }

    /** (dQ + Q·S)·R⁻ᵀ, where S is the symmetric matrix with the lower half of R·dRᵀ − dQᵀ·Q (Walter and Lehmann 2018). */
    @Override
    public List<Expr> pullback(Apply y, List<@Nullable Expr> dy) {
        Expr q = y.part(0);
        Expr r = y.part(1);
        Expr dq = dy.get(0);
        Expr dr = dy.get(1);
        Expr mixed;
        if (dq == null) mixed = r.dot(Objects.requireNonNull(dr).t());
        else if (dr == null) mixed = dq.t().dot(q).unaryMinus();
        else mixed = r.dot(dr.t()).minus(dq.t().dot(q));
        Expr symmetric = Ops.tril(mixed).plus(Ops.tril(mixed, -1).t());
        Expr inner = dq == null ? q.dot(symmetric) : dq.plus(q.dot(symmetric));
        return List.of(inner.dot(Ops.inv(r).t()));
    }

    @Override
    String condition(Text a, Notation notation) {
        return "the columns of " + a.string() + " are independent";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("qr has two results");
    }

    @Override
    public List<Tensor> reference(List<Tensor> in, List<int[]> sizes) {
        Tensor a = DenseMatrix.finite(in.get(0));
        double[][] q = DenseMatrix.columns(a);
        Orthonormal.complete(q);
        int columns = q.length;
        Tensor r = Tensor.zeros(columns, columns);
        for (int row = 0; row < columns; row++) {
            for (int column = row; column < columns; column++) {
                double product = 0;
                for (int i = 0; i < q[row].length; i++) product += q[row][i] * a.get(i, column);
                r.values()[row * columns + column] = product;
            }
        }
        return List.of(DenseMatrix.ofColumns(q, sizes.get(0)), r);
    }
}
