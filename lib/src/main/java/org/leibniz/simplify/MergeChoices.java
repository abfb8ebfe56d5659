package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Subtract;
import org.leibniz.notation.Rational;
import org.leibniz.op.Where;

/** {@code where(c, x, 0) + where(c, 0, y) -> where(c, x, y)}. */
final class MergeChoices implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesSum(node)) return Optional.empty();
        Optional<Apply> left = choice(node.arg(0), around);
        Optional<Apply> right = choice(node.arg(1), around);
        if (left.isEmpty()
                || right.isEmpty()
                || left.get().arg(0) != right.get().arg(0)) return Optional.empty();
        List<Expr> operands = new ArrayList<>(left.get().args());
        for (int branch = 1; branch <= 2; branch++) {
            Expr a = left.get().arg(branch);
            Expr b = right.get().arg(branch);
            boolean first = Operands.is(b, Rational.ZERO);
            if (!first && !Operands.is(a, Rational.ZERO)) return Optional.empty();
            Expr other = node.op() == Subtract.OP ? b.unaryMinus() : b;
            operands.set(branch, first ? a : other);
        }
        return Optional.of(left.get().with(operands));
    }

    private static Optional<Apply> choice(Expr e, Surroundings around) {
        return Operands.unnamed(e, Where.class).filter(around::dissolves);
    }
}
