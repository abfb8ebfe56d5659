package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Inv;

/** {@code (AᵀA)ᵀ -> AᵀA}, {@code inv(AᵀA + c·eye)ᵀ -> inv(AᵀA + c·eye)}. */
final class DropTransposeOfSymmetric implements Rule {
    private static final int MOST_NODES = 100;

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean matrix = node.op() instanceof Transpose && node.shape().rank() == 2;
        return matrix && isSymmetric(node.arg(0)) ? Optional.of(node.arg(0)) : Optional.empty();
    }

    private static boolean isSymmetric(Expr matrix) {
        Deque<Expr> pending = new ArrayDeque<>(List.of(matrix));
        for (int read = 0; !pending.isEmpty(); read++) {
            Expr e = pending.pop();
            if (Operands.scalar(e).isPresent()) continue;
            if (read > MOST_NODES || !(e instanceof Apply apply) || e.shape().rank() != 2) return false;
            boolean passes = Operands.makesSum(e) || Operands.makesProduct(e) || apply.op() == Inv.OP;
            if (passes) apply.args().forEach(pending::push);
            else if (!isSymmetricProduct(apply) && !Diagonals.isDiagonal(apply)) return false;
        }
        return true;
    }

    private static boolean isSymmetricProduct(Apply product) {
        if (product.op() == Outer.OP) return product.arg(0) == product.arg(1);
        return product.op() == Dot.OP
                && (isTranspose(product.arg(0), product.arg(1)) || isTranspose(product.arg(1), product.arg(0)));
    }

    private static boolean isTranspose(Expr transposed, Expr matrix) {
        return transposed instanceof Apply apply && apply.op() instanceof Transpose && apply.arg(0) == matrix;
    }
}
