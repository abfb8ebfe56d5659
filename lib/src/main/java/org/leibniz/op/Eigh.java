package org.leibniz.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.NamedResults;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/**
 * The eigenvalues of the symmetric part ½(A + Aᵀ) of a matrix in ascending order, and its orthonormal eigenvectors as
 * columns. The first entry of every vector that is not close to 0 is positive. Where eigenvalues are equal, the vectors
 * are not determined and have no derivative.
 */
public final class Eigh extends MatrixFunction implements NamedResults {
    public static final Eigh OP = new Eigh();

    private Eigh() {
        super("eigh");
    }

    @Override
    public List<String> resultNames() {
        return List.of("eigenvalues", "eigenvectors");
    }

    @Override
    public Shape shape(List<Expr> in) {
        throw new IllegalStateException("eigh has two results");
    }

    @Override
    public List<Shape> shapes(List<Expr> in) {
        Matrices.needSquare("eigh", in.get(0));
        Shape shape = in.get(0).shape();
        return List.of(Shape.of(shape.dim(0)), shape);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("eigh has two results");
    }

    /** Q·(diag(dλ) + ½G ⊙ (Qᵀ·dQ − dQᵀ·Q))·Qᵀ, where Gᵢⱼ is 1/(λⱼ − λᵢ) (Giles 2008, section 3.1). */
    @Override
    public List<Expr> pullback(Apply y, List<@Nullable Expr> dy) {
        Expr vectors = y.part(1);
        Expr inner = dy.get(0) == null ? null : Ops.diag(dy.get(0));
        if (dy.get(1) != null) {
            Expr turn = vectors.t().dot(dy.get(1));
            Expr mixed =
                    Ops.reciprocalGaps(y.part(0)).times(turn.minus(turn.t())).times(0.5);
            inner = inner == null ? mixed : inner.plus(mixed);
        }
        return List.of(vectors.dot(inner).dot(vectors.t()));
    }

    @Override
    String condition(Text a, Notation notation) {
        return notation.call("eigenvalues", a).string() + " are different";
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("eigh has two results");
    }

    @Override
    public List<Tensor> reference(List<Tensor> in, List<int[]> sizes) {
        Jacobi jacobi = Jacobi.ofSymmetric(DenseMatrix.symmetricPart(DenseMatrix.finite(in.get(0))));
        return List.of(Tensor.vector(jacobi.values()), DenseMatrix.ofColumns(jacobi.vectors(), sizes.get(1)));
    }
}
