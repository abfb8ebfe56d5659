package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Power;
import org.leibniz.notation.Rational;
import org.leibniz.op.Sqrt;

/** {@code (xᵃ)ⁿ -> xᵃⁿ}, {@code (1/x)ⁿ -> 1/xⁿ} and {@code (√x)²ⁿ -> xⁿ} for whole n; {@code √(x²)} is |x|, so other exponents do not merge. */
final class MergeNestedPowers implements Rule {
    private static final Rational TWO = Rational.of(2);

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Power.OP) return Optional.empty();
        return Operands.exact(node.arg(1)).filter(Rational::isInteger).flatMap(n -> merge(node.arg(0), n, around));
    }

    // If something else needs the inner power, the outer one is cheapest made from it.
    private static Optional<Expr> merge(Expr base, Rational n, Surroundings around) {
        if (!around.dissolves(base)) return Optional.empty();
        Optional<Expr> root = Operands.unnamed(base, Sqrt.class).map(sqrt -> sqrt.arg(0));
        if (root.isPresent()) {
            return Optional.of(n.div(TWO))
                    .filter(Rational::isInteger)
                    .map(half -> root.get().pow(Constant.of(half)));
        }
        if (base instanceof Apply quotient
                && quotient.op() == Divide.OP
                && Operands.is(quotient.arg(0), Rational.ONE)) {
            return Optional.of(
                    quotient.with(List.of(quotient.arg(0), quotient.arg(1).pow(Constant.of(n)))));
        }
        return Operands.unnamed(base, Power.class)
                .filter(inner -> Operands.exact(inner.arg(0)).isEmpty())
                .flatMap(inner -> Operands.exact(inner.arg(1))
                        .map(n::times)
                        .filter(Exact::fits)
                        .map(exponent -> inner.arg(0).pow(Constant.of(exponent))));
    }
}
