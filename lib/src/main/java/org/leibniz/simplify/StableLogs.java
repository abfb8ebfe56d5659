package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Log;
import org.leibniz.op.Exp;
import org.leibniz.op.Log1p;
import org.leibniz.op.LogSoftmax;
import org.leibniz.op.Ops;
import org.leibniz.op.Sigmoid;
import org.leibniz.op.Softmax;

/**
 * {@code log(1 + exp(x)) -> softplus(x)}, {@code log(σ(x)) -> −softplus(−x)}, {@code log(1 − σ(x)) -> −softplus(x)},
 * {@code log(Σ exp(x)) -> logsumexp(x)}, {@code log(softmax(x)) -> logSoftmax(x)}, {@code log(exp(x)) -> x}.
 */
final class StableLogs {
    private final StableProducts products;

    StableLogs(StableProducts products) {
        this.products = products;
    }

    /** The node or what it is better computed as. */
    Expr rewrite(Apply node) {
        if (node.op() == Log1p.OP)
            return Exponentials.exponent(node.arg(0)).map(Ops::softplus).orElse(node);
        return node.op() == Log.OP ? log(node.arg(0)).orElse(node) : node;
    }

    private Optional<Expr> log(Expr x) {
        if (x instanceof Apply apply && apply.op() instanceof Softmax softmax)
            return Optional.of(LogSoftmax.of(apply.arg(0), softmax.axes()));
        if (x instanceof Apply apply && apply.op() == Exp.OP) return Optional.of(apply.arg(0));
        return Exponentials.onePlusExp(x)
                .map(Ops::softplus)
                .or(() -> Exponentials.argument(x, Sigmoid.OP)
                        .map(z -> Ops.softplus(Exponentials.negative(z)).unaryMinus()))
                .or(() ->
                        Exponentials.oneMinusSigmoid(x).map(z -> Ops.softplus(z).unaryMinus()))
                .or(() -> Exponentials.total(x)
                        .filter(total -> x == Exponentials.unrepeated(x))
                        .flatMap(Exponentials.Total::log)
                        .filter(log -> log.shape().equals(x.shape())))
                .or(() -> products.log(x));
    }
}
