package org.leibniz.expr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The power a^b of every element. */
public final class Power extends Elementwise {
    public static final Power OP = new Power();

    private Power() {
        super("power");
    }

    @Override
    protected double value(double... in) {
        return Math.pow(in[0], in[1]);
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.power(in.get(0), in.get(1));
    }

    // ∂(aᵇ)/∂a = b·aᵇ⁻¹ and ∂(aᵇ)/∂b = aᵇ·log a; a constant exponent needs no logarithm, which a ≤ 0 would not have.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr base = y.arg(0);
        Expr exponent = y.arg(1);
        Expr lower = Constant.exactIn(exponent)
                .map(exact -> exact.minus(Rational.ONE))
                .map(less -> less.equals(Rational.ONE) ? base : base.pow(Constant.of(less)))
                .orElseGet(() -> base.pow(exponent.minus(1)));
        // a⁰ is 1 everywhere, also at 0, where the formula would divide by 0.
        Expr byBase = Constant.is(exponent, 0) ? null : dy.times(exponent.times(lower));
        Expr byExponent = Constant.in(exponent).isPresent() ? null : dy.times(y.times(Log.OP.of(base)));
        return Arrays.asList(byBase, byExponent);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return print(y, in, sources(y), notation);
    }

    @Override
    Text print(Apply y, List<Text> in, List<Shape> written, Notation notation) {
        boolean elementwise = !y.shape().isScalar();
        return (written.get(1).isScalar() ? Constant.exactIn(y.arg(1)) : Optional.<Rational>empty())
                .map(exact -> notation.power(in.get(0), exact, elementwise))
                .orElseGet(() -> notation.power(in.get(0), in.get(1), elementwise));
    }
}
