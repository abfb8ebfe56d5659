package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Transpose;
import org.leibniz.kernel.Lowering.Contract;

/**
 * {@code einsum("ec,ad->deac", B, A) -> B ⊗ Aᵀ}: the derivative of a matrix or vector by a matrix, or of a matrix by a
 * vector, as a Kronecker product where it is one.
 */
final class WriteKronecker implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean product = node.op() instanceof Einsum || node.op() == Outer.OP;
        int rank = node.shape().rank();
        if (!product || rank < 3 || rank > 4) return Optional.empty();
        Contract letters = (Contract) node.op().lower(node);
        String result = letters.result();
        boolean noSum = letters.left().length() + letters.right().length() == result.length();
        boolean matrices = letters.left().length() <= 2 && letters.right().length() <= 2;
        if (!noSum || !matrices) return Optional.empty();
        return written(letters.left(), node.arg(0), letters.right(), node.arg(1), result)
                .or(() -> written(letters.right(), node.arg(1), letters.left(), node.arg(0), result))
                .filter(written ->
                        !written.op().equals(node.op()) || !written.args().equals(node.args()))
                .map(Expr.class::cast);
    }

    /** With p on the left, if its axes are those of the left factor. */
    private static Optional<Apply> written(String pLetters, Expr p, String qLetters, Expr q, String result) {
        if (result.length() == 4) {
            String left = "" + result.charAt(1) + result.charAt(3);
            return same(pLetters, left)
                    ? Optional.of(kronecker(
                            ordered(p, pLetters, left),
                            false,
                            ordered(q, qLetters, "" + result.charAt(0) + result.charAt(2))))
                    : Optional.empty();
        }
        if (pLetters.length() == 1) {
            int place = result.indexOf(pLetters);
            if (place == 0) return Optional.empty();
            String rest = result.replace(pLetters, "");
            return Optional.of(kronecker(p, place == 2, ordered(q, qLetters, rest)));
        }
        return result.indexOf(qLetters) == 0
                ? Optional.of(kronecker(ordered(p, pLetters, result.substring(1)), false, q))
                : Optional.empty();
    }

    private static Apply kronecker(Expr p, boolean row, Expr q) {
        return (Apply) Einsum.kronecker(p, row, q, false);
    }

    private static boolean same(String letters, String wanted) {
        return letters.equals(wanted) || letters.equals("" + wanted.charAt(1) + wanted.charAt(0));
    }

    private static Expr ordered(Expr matrix, String letters, String wanted) {
        if (letters.equals(wanted)) return matrix;
        return Operands.unnamed(matrix, Transpose.class)
                .map(transpose -> transpose.arg(0))
                .orElseGet(matrix::t);
    }
}
