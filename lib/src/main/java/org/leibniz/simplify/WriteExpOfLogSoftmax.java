package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.op.Exp;
import org.leibniz.op.LogSoftmax;
import org.leibniz.op.Softmax;

/** {@code exp(logSoftmax(x)) -> softmax(x)}. */
final class WriteExpOfLogSoftmax implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Exp.OP) return Optional.empty();
        return Operands.unnamed(node.arg(0), LogSoftmax.class)
                .map(log -> Softmax.of(log.arg(0), ((LogSoftmax) log.op()).axes()));
    }
}
