package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;

/** {@code cos(0) -> 1}, {@code √4 -> 2}, {@code max(1, 2) -> 2}: functions of fractions where the value is a fraction. */
final class FoldFunctionOfConstants implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        Function<List<Rational>, Optional<Rational>> function = ExactFunctions.BY_OP.get(node.op());
        if (function == null) return Optional.empty();
        List<Rational> operands =
                node.args().stream().flatMap(e -> Operands.exact(e).stream()).toList();
        if (operands.size() < node.args().size()) return Optional.empty();
        return function.apply(operands)
                .filter(Exact::fits)
                .map(value -> Constant.of(value).broadcastTo(node.shape()));
    }
}
