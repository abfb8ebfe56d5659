package org.leibniz.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Rational;

/** Arithmetic to many digits. What has no value stays without one: a quotient by 0 is no infinity. */
final class Reals implements Evaluation.Numbers<Real> {
    static final Reals LANES = new Reals();

    /** e to a larger power counts as infinite. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(100_000);

    /** An exponent is a number of at most so many digits, by which the error of a power grows. */
    private static final int MOST_DIGITS_OF_POWER = 4;

    private static final BigDecimal LARGEST_ANGLE = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal ROOT_2 = BigDecimal.valueOf(2).sqrt(Real.PRECISION);

    private Reals() {}

    @Override
    public Real constant(double value) {
        if (value == Math.PI) return Real.of(Elementary.PI);
        return value == Math.E ? Real.of(Elementary.E) : Real.of(value);
    }

    @Override
    public Real exact(Rational value) {
        return Real.of(new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), Real.PRECISION));
    }

    // A routine works on doubles, so its results are no better than these.
    @Override
    public Optional<List<Real>> routine(Apply node, List<Evaluation.Array<Real>> in, int[] sizes) {
        List<Tensor> operands = new ArrayList<>();
        for (Evaluation.Array<Real> operand : in) {
            double[] values =
                    operand.values().stream().mapToDouble(Real::toDouble).toArray();
            operands.add(new Tensor(operand.sizes(), values));
        }
        List<Real> results = new ArrayList<>();
        for (double value : node.op().reference(operands, sizes).values()) results.add(Real.of(value));
        return Optional.of(results);
    }

    @Override
    public Real add(Real a, Real b) {
        if (a.digits() != null && b.digits() != null) {
            return Real.near(a.digits().add(b.digits(), Real.PRECISION), Math.max(a.error(), b.error()));
        }
        return Real.of((a.digits() == null ? a.special() : 0) + (b.digits() == null ? b.special() : 0));
    }

    @Override
    public Real subtract(Real a, Real b) {
        return add(a, negate(b));
    }

    @Override
    public Real multiply(Real a, Real b) {
        if (a.digits() != null && b.digits() != null) {
            int error = Math.max(times(a.magnitude(), b.error()), times(b.magnitude(), a.error()));
            return Real.near(a.digits().multiply(b.digits(), Real.PRECISION), error);
        }
        if (a.isUndefined() || b.isUndefined() || a.signum() * b.signum() == 0) return Real.UNDEFINED;
        return Real.infinite(a.signum() * b.signum());
    }

    @Override
    public Real divide(Real a, Real b) {
        if (b.digits() == null) return a.digits() == null || b.isUndefined() ? Real.UNDEFINED : Real.ZERO;
        if (b.signum() == 0) return Real.UNDEFINED;
        if (a.digits() == null) return a.isUndefined() ? a : Real.infinite(a.signum() * b.signum());
        BigDecimal quotient = a.digits().divide(b.digits(), Real.PRECISION);
        int error = Math.max(a.error(), times(Real.magnitude(quotient), b.error()));
        return Real.near(quotient, times(error, 1 - b.magnitude()));
    }

    /** The exponent of a product, where what is exact stays so. */
    private static int times(int a, int b) {
        return Math.max(Real.EXACT, a + b);
    }

    @Override
    public Real fma(Real a, Real b, Real c) {
        return add(multiply(a, b), c);
    }

    @Override
    public Real negate(Real a) {
        return a.digits() != null
                ? new Real(a.digits().negate(), 0, a.error())
                : new Real(null, -a.special(), a.error());
    }

    @Override
    public Real abs(Real a) {
        return a.signum() < 0 ? negate(a) : a;
    }

    /** @param slope how much larger an error becomes, as a power of ten, given the value of the function */
    private static Real map(
            Real a, UnaryOperator<BigDecimal> function, double below, double above, ToIntFunction<BigDecimal> slope) {
        if (a.digits() != null) {
            BigDecimal y = function.apply(a.digits()).round(Real.PRECISION);
            return Real.near(y, times(a.error(), slope.applyAsInt(y)));
        }
        return a.isUndefined() ? a : Real.of(a.signum() < 0 ? below : above);
    }

    @Override
    public Real sqrt(Real a) {
        if (a.signum() < 0) return Real.UNDEFINED;
        return map(a, x -> x.sqrt(Real.PRECISION), Double.NaN, Double.POSITIVE_INFINITY, y -> 1 - Real.magnitude(y));
    }

    @Override
    public Real min(Real a, Real b) {
        return a.isUndefined() || b.isUndefined() ? Real.UNDEFINED : compare(a, b) <= 0 ? a : b;
    }

    @Override
    public Real max(Real a, Real b) {
        return a.isUndefined() || b.isUndefined() ? Real.UNDEFINED : compare(a, b) >= 0 ? a : b;
    }

    private static int compare(Real a, Real b) {
        if (a.digits() != null && b.digits() != null) return a.digits().compareTo(b.digits());
        return Double.compare(a.digits() == null ? a.special() : 0, b.digits() == null ? b.special() : 0);
    }

    @Override
    public Real power(Real base, Real exponent) {
        BigDecimal b = base.digits();
        BigDecimal e = exponent.digits();
        if (b == null || e == null) return Real.of(Math.pow(base.toDouble(), exponent.toDouble()));
        if (Elementary.isWholePower(e)) {
            int times = e.intValueExact();
            if (times == 0) return Real.ONE;
            if (b.signum() == 0 && times < 0) return Real.UNDEFINED;
            BigDecimal product = b.pow(Math.abs(times), Real.PRECISION);
            int slope = Real.magnitude(product) - base.magnitude() + MOST_DIGITS_OF_POWER;
            Real power = Real.near(product, times(base.error(), slope));
            return times < 0 ? divide(Real.ONE, power) : power;
        }
        if (b.signum() == 0) return e.signum() > 0 ? Real.ZERO : Real.UNDEFINED;
        return b.signum() < 0 ? Real.UNDEFINED : exp(multiply(exponent, log(base)));
    }

    @Override
    public Real exp(Real a) {
        return powerOfE(a, Elementary::exp, 0);
    }

    @Override
    public Real expm1(Real a) {
        return powerOfE(a, Elementary::expm1, -1);
    }

    private static Real powerOfE(Real a, UnaryOperator<BigDecimal> function, double below) {
        boolean huge = a.digits() != null && a.digits().abs().compareTo(LARGEST_EXPONENT) > 0;
        return map(
                huge ? Real.infinite(a.signum()) : a,
                function,
                below,
                Double.POSITIVE_INFINITY,
                y -> Math.max(1, Real.magnitude(y)));
    }

    @Override
    public Real log(Real a) {
        if (a.digits() != null && a.signum() <= 0) return Real.UNDEFINED;
        return map(a, Elementary::log, Double.NaN, Double.POSITIVE_INFINITY, y -> 1 - a.magnitude());
    }

    @Override
    public Real log1p(Real a) {
        return log(add(a, Real.ONE));
    }

    private static Real angle(Real a, UnaryOperator<BigDecimal> function) {
        boolean huge = a.digits() != null && a.digits().abs().compareTo(LARGEST_ANGLE) > 0;
        return huge ? Real.UNDEFINED : map(a, function, Double.NaN, Double.NaN, y -> 1);
    }

    @Override
    public Real sin(Real a) {
        return angle(a, Elementary::sin);
    }

    @Override
    public Real cos(Real a) {
        return angle(a, Elementary::cos);
    }

    @Override
    public Real tan(Real a) {
        return divide(sin(a), cos(a));
    }

    @Override
    public Real tanh(Real a) {
        Real size = abs(a);
        Real power = expm1(add(size, size));
        Real y = power.digits() == null && !power.isUndefined()
                ? Real.ONE
                : divide(power, add(power, Real.of(BigDecimal.valueOf(2))));
        return a.signum() < 0 ? negate(y) : y;
    }

    @Override
    public Real round(Real a) {
        return map(
                a,
                x -> x.setScale(0, RoundingMode.HALF_EVEN),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                y -> 0);
    }

    @Override
    public Real atan(Real a) {
        return map(a, Elementary::atan, -Math.PI / 2, Math.PI / 2, y -> 1);
    }

    @Override
    public Real erf(Real a) {
        return map(a, Elementary::erf, -1, 1, y -> 1);
    }

    @Override
    public Real normal(Real a) {
        Real half = erf(divide(a, Real.of(ROOT_2)));
        return divide(add(Real.ONE, half), Real.of(BigDecimal.valueOf(2)));
    }

    @Override
    public Real selectGreater(Real a, Real b, Real then, Real otherwise) {
        return !a.isUndefined() && !b.isUndefined() && compare(a, b) > 0 ? then : otherwise;
    }

    @Override
    public Real selectEqual(Real a, Real b, Real then, Real otherwise) {
        return !a.isUndefined() && !b.isUndefined() && compare(a, b) == 0 ? then : otherwise;
    }
}
