package org.leibniz.custom;

import java.util.Set;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.op.Functions;
import org.leibniz.op.Ops;

/** x·σ(x), an elementwise op as a user would declare it. */
public final class Swish extends Unary {
    private static final Swish OP = new Swish();

    private Swish() {
        super("swish");
    }

    public static Expr swish(Expr x) {
        return OP.of(x);
    }

    /** Lets typed formulas and model files use the name. */
    public static void define() {
        Functions.define(new Functions.Function("swish", 1, Set.of(), (in, settings) -> swish(in.get(0))));
    }

    @Override
    protected double value(double x) {
        return x / (1 + Math.exp(-x));
    }

    // y′ = y + σ(x)(1 − y)
    @Override
    protected Expr derivative(Expr x, Expr y) {
        return y.plus(Ops.sigmoid(x).times(Constant.of(1).minus(y)));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.divide(x, lanes.add(lanes.constant(1), lanes.exp(lanes.negate(x))));
    }
}
