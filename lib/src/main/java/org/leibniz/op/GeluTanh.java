package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** ½x(1 + tanh(√(2/π)(x + 0.044715x³))), which is close to {@link Gelu}. */
public final class GeluTanh extends Unary {
    public static final GeluTanh OP = new GeluTanh();

    private static final double CUBE = 0.044715;
    private static final double SLOPE = Math.sqrt(8 / Math.PI);

    private GeluTanh() {
        super("geluTanh");
    }

    @Override
    protected double value(double x) {
        double line = SLOPE * x;
        double bent = SLOPE * CUBE * x * x * x;
        double twice = line + bent;
        double lost = Math.fma(SLOPE, x, -line) + (line - twice + bent);
        double power = Math.exp(-twice);
        return x / (1 + (Math.abs(twice) < 20 ? power - power * lost : power));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        // ½(1 + tanh(u)) = σ(2u)
        Expr part = Sigmoid.OP.of(x.plus(x.pow(3).times(CUBE)).times(slope()));
        Expr bend = x.squared().times(3 * CUBE).plus(1).times(slope());
        return part.plus(x.times(part).times(Constant.of(1).minus(part)).times(bend));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        // σ of a large number depends on its last digits, so what rounding takes from them is carried along.
        L slope = lanes.constant(SLOPE);
        L line = lanes.multiply(slope, x);
        L bent = lanes.multiply(lanes.multiply(lanes.constant(SLOPE * CUBE), x), lanes.multiply(x, x));
        L twice = lanes.add(line, bent);
        L lost = lanes.add(lanes.fma(slope, x, lanes.negate(line)), lanes.add(lanes.subtract(line, twice), bent));
        L power = lanes.exp(lanes.negate(twice));
        L one = lanes.constant(1);
        L exact = lanes.fma(power, lanes.negate(lost), power);
        return lanes.divide(x, lanes.add(one, lanes.selectGreater(lanes.constant(20), lanes.abs(twice), exact, power)));
    }

    private static Expr slope() {
        return Sqrt.OP.of(Constant.of(8).div(Constant.pi()));
    }
}
