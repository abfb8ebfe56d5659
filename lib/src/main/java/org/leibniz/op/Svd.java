package org.leibniz.op;

import java.util.Collections;
import java.util.List;
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
 * A matrix [m,n] as U·diag(s)·Vᵀ, where k is the smaller of m and n: orthonormal columns U[m,k] and V[n,k], and k singular
 * values in descending order. The first entry of every column of V that is not close to 0 is positive. Where singular
 * values are equal, the vectors are not determined and have no derivative.
 */
public final class Svd extends MatrixFunction implements NamedResults {
    public static final Svd OP = new Svd();

    private Svd() {
        super("svd");
    }

    @Override
    public List<String> resultNames() {
        return List.of("leftSingularVectors", "singularValues", "rightSingularVectors");
    }

    @Override
    public Shape shape(List<Expr> in) {
        throw new IllegalStateException("svd has three results");
    }

    @Override
    public List<Shape> shapes(List<Expr> in) {
        Shape shape = Matrices.needMatrix("svd", in.get(0));
        Dim rows = shape.dim(0);
        Dim columns = shape.dim(1);
        boolean known = rows.equals(columns) || rows.isFixed() && columns.isFixed();
        if (!known) {
            throw ShapeException.needed(
                    "svd",
                    "to know which of the sizes is the smaller one",
                    in.get(0).described());
        }
        Dim smaller = rows.equals(columns) || rows.value() < columns.value() ? rows : columns;
        return List.of(Shape.of(rows, smaller), Shape.of(smaller), Shape.of(columns, smaller));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("svd has three results");
    }

    /** After Townsend 2016, with Gᵢⱼ = 1/(sⱼ² − sᵢ²). */
    @Override
    public List<Expr> pullback(Apply y, List<@Nullable Expr> dy) {
        Expr u = y.part(0);
        Expr s = y.part(1);
        Expr v = y.part(2);
        Expr scale = Ops.diag(s);
        Expr inner = dy.get(1) == null ? null : Ops.diag(dy.get(1));
        if (dy.get(0) != null) inner = sum(inner, turn(u, s, dy.get(0)).dot(scale));
        if (dy.get(2) != null) inner = sum(inner, scale.dot(turn(v, s, dy.get(2))));
        Expr result = inner == null ? null : u.dot(inner).dot(v.t());
        if (dy.get(0) != null && isTall(u))
            result = sum(result, rest(u, s, dy.get(0)).dot(v.t()));
        if (dy.get(2) != null && isTall(v))
            result = sum(result, u.dot(rest(v, s, dy.get(2)).t()));
        return result == null ? Collections.singletonList(null) : List.of(result);
    }

    private static Expr sum(@Nullable Expr a, Expr b) {
        return a == null ? b : a.plus(b);
    }

    private static boolean isTall(Expr vectors) {
        return !vectors.shape().dim(0).equals(vectors.shape().dim(1));
    }

    /** How the vectors turn into each other. */
    private static Expr turn(Expr vectors, Expr s, Expr d) {
        Expr product = vectors.t().dot(d);
        return Ops.reciprocalGaps(s.squared()).times(product.minus(product.t()));
    }

    /** What turns the vectors out of the space that they span, divided by the singular values. */
    private static Expr rest(Expr vectors, Expr s, Expr d) {
        Expr outside = d.minus(vectors.dot(vectors.t().dot(d)));
        return Ops.solve(Ops.diag(s), outside.t()).t();
    }

    @Override
    String condition(Text a, Notation notation) {
        return notation.call("singularValues", a).string() + " are different and not 0";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("svd has three results");
    }

    @Override
    public List<Tensor> reference(List<Tensor> in, List<int[]> sizes) {
        Tensor a = DenseMatrix.finite(in.get(0));
        boolean tall = a.sizes()[0] >= a.sizes()[1];
        Jacobi jacobi = Jacobi.ofTall(tall ? a : DenseMatrix.transposed(a));
        double[][] images = jacobi.images();
        Orthonormal.complete(images);
        double[][] left = tall ? images : jacobi.vectors();
        double[][] right = tall ? jacobi.vectors() : images;
        for (int k = 0; k < right.length; k++) if (Jacobi.pointsBack(right[k])) Jacobi.flip(left[k], right[k]);
        return List.of(
                DenseMatrix.ofColumns(left, sizes.get(0)),
                Tensor.vector(jacobi.values()),
                DenseMatrix.ofColumns(right, sizes.get(2)));
    }
}
