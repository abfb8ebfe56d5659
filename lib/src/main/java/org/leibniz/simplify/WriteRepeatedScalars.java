package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

/** {@code A·broadcast(c) -> c(A·ones)}. */
final class WriteRepeatedScalars implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Linear.isContraction(node.op())) return Optional.empty();
        Optional<Expr> scale = Optional.empty();
        List<Expr> operands = new ArrayList<>();
        for (Expr operand : node.args()) {
            Optional<Expr> scalar = Operands.scalar(operand).filter(c -> !Operands.is(c, Rational.ONE));
            operands.add(scalar.isPresent() ? Ops.ones(operand.shape()) : operand);
            if (scalar.isPresent())
                scale = Optional.of(scale.map(c -> c.times(scalar.get())).orElseGet(scalar::get));
        }
        return scale.map(c -> c.times(node.with(operands)));
    }
}
