package org.leibniz.op;

import java.util.List;
import java.util.stream.Stream;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;

/** Rows of the functions of matrices that a library computes. */
final class AlgebraRows {
    /** Random matrices are often nearly singular, and two ways to invert one differ by as much as that multiplies errors. */
    private static final double ILL_CONDITIONED = 1e4;

    private AlgebraRows() {}

    static List<OpRow> rows() {
        return Stream.of(systems(), factors(), spectra())
                .flatMap(List::stream)
                .map(row -> row.ofNaN(OpRow.NaN.IS_REFUSED).rounding(ILL_CONDITIONED))
                .toList();
    }

    private static Expr positiveDefinite(Expr a) {
        return a.dot(a.t()).plus(Ops.eye(a.shape().dim(0)));
    }

    private static List<OpRow> systems() {
        return List.of(
                OpRow.unary("det", Ops::det)
                        .called("det")
                        .at("[[2,1],[1,3]]", "5")
                        .at("[[0,2,0],[1,0,0],[0,0,3]]", "-6")
                        .at("[[1,2],[2,4]]", "0")
                        .shapes("[3,3] -> []", "[1,1] -> []", "[n,n] -> []")
                        .bad("[2,3]", "det: needs a square matrix, got a[2,3]")
                        .bad("[3]", "det: needs a square matrix, got a[3]")
                        .bad("[2,3,3]", "det: needs a square matrix, got a[2,3,3]")
                        .kink("det(a) is not 0")
                        .prints("det(a)", "det(a)", "\\det(a)", "det(a)"),
                OpRow.unary("logdet", a -> Ops.logdet(a.dot(a.t())))
                        .at("[[2,0],[0,3]]", "3.58351893845611")
                        .shapes("[2,2] -> []", "[2,3] -> []")
                        .kink("det(a·aᵀ) is positive")
                        .prints(
                                "logdet(a·aᵀ)", "logdet(a*a')",
                                "\\operatorname{logdet}(a \\cdot a^\\top)", "logdet(a·sup(a,⊤))"),
                OpRow.unary("logdet of a matrix", Ops::logdet)
                        .called("logdet")
                        .at("[[2,0],[0,3]]", "1.791759469228055")
                        .at("[[0,2],[3,0]]", "NaN")
                        .at("[[0.1,0.3],[0.2,0.6]]", "-Infinity")
                        .shapes("[1,1] -> []")
                        .range(0.5, 2)
                        .kink("det(a) is positive")
                        .prints("logdet(a)", "logdet(a)", "\\operatorname{logdet}(a)", "logdet(a)"),
                OpRow.unary("inv", Ops::inv)
                        .called("inv")
                        .at("[[2,1],[1,1]]", "[[1,-1],[-1,2]]")
                        .at("[[0,2],[4,0]]", "[[0,0.25],[0.5,0]]")
                        .shapes("[3,3]", "[1,1]", "[n,n]")
                        .bad("[2,3]", "inv: needs a square matrix, got a[2,3]")
                        .kink("det(a) is not 0")
                        .prints("inv(a)", "inv(a)", "\\operatorname{inv}(a)", "inv(a)"),
                OpRow.binary("solve", Ops::solve)
                        .called("solve")
                        .at("[[2,1],[1,1]] [3,2]", "[1,1]")
                        .at("[[0,2],[4,0]] [[2,4],[4,8]]", "[[1,2],[1,2]]")
                        .shapes("[3,3] [3] -> [3]", "[3,3] [3,2] -> [3,2]", "[n,n] [n,m] -> [n,m]")
                        .bad("[2,3] [2]", "solve: needs a square matrix, got a[2,3]")
                        .bad("[3,3] [2]", "solve: a[3,3] and b[2] differ (every row needs a right side)")
                        .bad("[3,3] []", "solve: needs rank 1 or 2, got b[]")
                        .kink("det(a) is not 0")
                        .prints("solve(a, b)", "solve(a, b)", "\\operatorname{solve}(a, b)", "solve(a,b)"));
    }

    private static List<OpRow> factors() {
        return List.of(
                OpRow.unary("cholesky", a -> Ops.cholesky(positiveDefinite(a)))
                        .at("[[1,0],[0,0]]", "[[1.4142135623730951,0],[0,1]]")
                        .shapes("[3,3]", "[3,2] -> [3,3]", "[n,n]")
                        .kink("a·aᵀ + eye(3) is positive definite")
                        .prints(
                                "cholesky(a·aᵀ + eye(3))",
                                "cholesky(a*a' + eye(3))",
                                "\\operatorname{cholesky}(a \\cdot a^\\top + \\operatorname{eye}(3))",
                                "cholesky(a·sup(a,⊤)+eye(3))"),
                OpRow.unary("cholesky of a matrix", Ops::cholesky)
                        .called("cholesky")
                        .at("[[4,2],[2,5]]", "[[2,0],[1,2]]")
                        .at("[[4,0],[4,5]]", "[[2,0],[1,2]]")
                        .shapes("[1,1]")
                        .range(0.5, 2)
                        .bad("[2,3]", "cholesky: needs a square matrix, got a[2,3]")
                        .kink("a is positive definite")
                        .prints("cholesky(a)", "cholesky(a)", "\\operatorname{cholesky}(a)", "cholesky(a)"),
                OpRow.unary("orthogonalFactor", a -> Ops.qr(a).get(0))
                        .called("orthogonalFactor")
                        .at("[[3,1],[4,2]]", "[[0.6,-0.8],[0.8,0.6]]")
                        .shapes("[3,3]", "[4,2]", "[n,n]")
                        .bad("[2,3]", "qr: needs a matrix with at least as many rows as columns, got a[2,3]")
                        .bad("[3]", "qr: needs rank 2, got a[3]")
                        .prints(
                                "orthogonalFactor(a)", "orthogonalFactor(a)",
                                "\\operatorname{orthogonalFactor}(a)", "orthogonalFactor(a)"),
                OpRow.unary("triangularFactor", a -> Ops.qr(a).get(1))
                        .called("triangularFactor")
                        .at("[[3,1],[4,2]]", "[[5,2.2],[0,0.4]]")
                        .shapes("[3,3]", "[4,2] -> [2,2]", "[n,n]")
                        .prints(
                                "triangularFactor(a)", "triangularFactor(a)",
                                "\\operatorname{triangularFactor}(a)", "triangularFactor(a)"),
                OpRow.unary("singularValues", Ops::singularValues)
                        .called("singularValues")
                        .at("[[0,3],[2,0]]", "[3,2]")
                        .at("[[3,4]]", "[5]")
                        .shapes("[3,3] -> [3]", "[4,2] -> [2]", "[2,4] -> [2]", "[n,n] -> [n]")
                        .bad("[3]", "svd: needs rank 2, got a[3]")
                        .bad("[n,2]", "svd: needs to know which of the sizes is the smaller one, got a[n,2]")
                        .prints(
                                "singularValues(a)", "singularValues(a)",
                                "\\operatorname{singularValues}(a)", "singularValues(a)"),
                OpRow.unary("leftSingularVectors", a -> Ops.svd(a).get(0))
                        .called("leftSingularVectors")
                        .at("[[0,3],[2,0]]", "[[1,0],[0,1]]")
                        .shapes("[3,3]", "[4,2]", "[2,4] -> [2,2]", "[n,n]")
                        .prints(
                                "leftSingularVectors(a)", "leftSingularVectors(a)",
                                "\\operatorname{leftSingularVectors}(a)", "leftSingularVectors(a)"),
                OpRow.unary("rightSingularVectors", a -> Ops.svd(a).get(2))
                        .called("rightSingularVectors")
                        .at("[[0,-3],[2,0]]", "[[0,1],[1,0]]")
                        .shapes("[3,3]", "[4,2] -> [2,2]", "[2,4] -> [4,2]", "[n,n]")
                        .prints(
                                "rightSingularVectors(a)", "rightSingularVectors(a)",
                                "\\operatorname{rightSingularVectors}(a)", "rightSingularVectors(a)"));
    }

    private static List<OpRow> spectra() {
        return List.of(
                OpRow.unary("eigenvalues", Ops::eigenvalues)
                        .called("eigenvalues")
                        .at("[[2,1],[1,2]]", "[1,3]")
                        .at("[[2,2],[0,2]]", "[1,3]")
                        .shapes("[3,3] -> [3]", "[1,1] -> [1]", "[n,n] -> [n]")
                        .bad("[2,3]", "eigh: needs a square matrix, got a[2,3]")
                        .prints(
                                "eigenvalues(a)", "eigenvalues(a)",
                                "\\operatorname{eigenvalues}(a)", "eigenvalues(a)"),
                OpRow.unary("eigenvectors", a -> Ops.eigh(a).get(1))
                        .called("eigenvectors")
                        .at(
                                "[[0,2],[2,3]]",
                                "[[0.894427190999916,0.4472135954999579],[-0.4472135954999579,0.894427190999916]]")
                        .shapes("[3,3]", "[1,1]", "[n,n]")
                        .prints(
                                "eigenvectors(a)", "eigenvectors(a)",
                                "\\operatorname{eigenvectors}(a)", "eigenvectors(a)"),
                OpRow.unary(
                                "reciprocalGaps",
                                x -> Ops.reciprocalGaps(
                                        x.plus(Ops.iota(Dim.of(3)).times(5))))
                        .at("[0,-3,-6]", "[[0,0.5,0.25],[-0.5,0,0.5],[-0.25,-0.5,0]]")
                        .shapes("[3] -> [3,3]")
                        .kink("a + iota(3)·5 are different")
                        .prints(
                                "reciprocalGaps(a + iota(3)·5)", "reciprocalGaps(a + iota(3)*5)",
                                "\\operatorname{reciprocalGaps}(a + \\operatorname{iota}(3) \\cdot 5)",
                                        "reciprocalGaps(a+iota(3)(5))"),
                OpRow.unary("reciprocalGaps of a vector", Ops::reciprocalGaps)
                        .called("reciprocalGaps")
                        .at("[1,3]", "[[0,0.5],[-0.5,0]]")
                        .shapes("[1] -> [1,1]")
                        .bad("[2,2]", "reciprocalGaps: needs rank 1, got a[2,2]")
                        .kink("a are different")
                        .prints(
                                "reciprocalGaps(a)", "reciprocalGaps(a)",
                                "\\operatorname{reciprocalGaps}(a)", "reciprocalGaps(a)"));
    }
}
