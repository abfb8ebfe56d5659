package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.logSoftmax;
import static org.leibniz.op.Ops.logsumexp;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.softmax;
import static org.leibniz.op.Ops.softplus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

/**
 * Functions of exponentials, written as ops or as one writes them on paper, against exact arithmetic: from −10,000 to
 * 10,000 the value and the gradient are within 4 units in the last place of the largest term of the final subtraction.
 */
class StabilityTest {
    private static final double ULPS = 4;
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final BigDecimal TARGET = new BigDecimal("0.25");

    // Exact functions ------------------------------------------------------------------------------------------------

    private static BigDecimal e(BigDecimal x) {
        int halvings = Math.max(0, x.precision() - x.scale() + 2) * 4;
        BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        MathContext more = new MathContext(DIGITS.getPrecision() + 30);
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small, more).divide(BigDecimal.valueOf(k), more);
            sum = sum.add(term, more);
        }
        for (int i = 0; i < halvings; i++) sum = sum.multiply(sum, more);
        return sum.round(DIGITS);
    }

    /** The logarithm of a number that may be far too large or small for a double. */
    private static BigDecimal ln(BigDecimal t) {
        int digits = t.precision() - t.scale();
        BigDecimal guess = BigDecimal.valueOf(Math.log(t.movePointLeft(digits).doubleValue()) + digits * Math.log(10));
        // One step of Newton's method on what is left after the guess, a number close to 1.
        return guess.add(log1p(t.multiply(e(guess.negate()), DIGITS).subtract(BigDecimal.ONE)), DIGITS);
    }

    /** log(1 + t) as 2·artanh(t/(2 + t)). */
    private static BigDecimal log1p(BigDecimal t) {
        BigDecimal ratio = t.divide(TWO.add(t), DIGITS);
        BigDecimal square = ratio.multiply(ratio, DIGITS);
        BigDecimal power = ratio;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 500; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(TWO, DIGITS);
    }

    private static BigDecimal sigma(BigDecimal x) {
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(e(x.negate()), DIGITS), DIGITS);
    }

    private static BigDecimal plus(BigDecimal x) {
        return x.max(BigDecimal.ZERO).add(log1p(e(x.abs().negate())), DIGITS);
    }

    private static BigDecimal crossEntropy(BigDecimal x) {
        BigDecimal other = BigDecimal.ONE.subtract(TARGET);
        return TARGET.multiply(plus(x.negate()), DIGITS).add(other.multiply(plus(x), DIGITS), DIGITS);
    }

    // Functions of a number ------------------------------------------------------------------------------------------

    /** A function, exactly, with its derivative and the largest terms that are subtracted to compute both. */
    private record Pointwise(
            String name,
            UnaryOperator<Expr> written,
            UnaryOperator<BigDecimal> value,
            UnaryOperator<BigDecimal> valueTerm,
            UnaryOperator<BigDecimal> slope,
            UnaryOperator<BigDecimal> slopeTerm) {
        Pointwise(
                String name,
                UnaryOperator<Expr> written,
                UnaryOperator<BigDecimal> value,
                UnaryOperator<BigDecimal> slope,
                UnaryOperator<BigDecimal> slopeTerm) {
            this(name, written, value, value, slope, slopeTerm);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Expr logistic(Expr z) {
        return constant(1).div(exp(z.unaryMinus()).plus(1));
    }

    private static Expr hyperbolicTangent(Expr z) {
        Expr grows = exp(z);
        Expr falls = exp(z.unaryMinus());
        return grows.minus(falls).div(grows.plus(falls));
    }

    private static BigDecimal weight(BigDecimal x) {
        return e(x).add(e(x.multiply(TWO))).add(THREE);
    }

    private static BigDecimal share(BigDecimal x) {
        return e(x).divide(weight(x), DIGITS);
    }

    private static Expr crossEntropy(Expr y) {
        Expr r = constant(TARGET.doubleValue());
        return r.unaryMinus()
                .times(log(y))
                .minus(constant(1).minus(r).times(log(constant(1).minus(y))));
    }

    private static Pointwise logSigmoid(String name, UnaryOperator<Expr> written) {
        UnaryOperator<BigDecimal> slope = x -> sigma(x.negate());
        return new Pointwise(name, written, x -> plus(x.negate()).negate(), slope, x -> BigDecimal.ONE);
    }

    private static Pointwise entropy(String name, UnaryOperator<Expr> written) {
        return new Pointwise(
                name,
                written,
                StabilityTest::crossEntropy,
                x -> sigma(x).subtract(TARGET, DIGITS),
                x -> sigma(x).max(TARGET.multiply(sigma(x.negate()), DIGITS)));
    }

    static Stream<Pointwise> pointwise() {
        UnaryOperator<BigDecimal> bell = x -> sigma(x).multiply(sigma(x.negate()), DIGITS);
        return Stream.of(
                new Pointwise(
                        "softplus", z -> softplus(z), StabilityTest::plus, StabilityTest::sigma, StabilityTest::sigma),
                new Pointwise(
                        "log(1 + exp z)",
                        z -> log(constant(1).plus(exp(z))),
                        StabilityTest::plus,
                        StabilityTest::sigma,
                        StabilityTest::sigma),
                new Pointwise(
                        "log(s), s = exp z + 1",
                        z -> log(exp(z).plus(1).named("s")),
                        StabilityTest::plus,
                        StabilityTest::sigma,
                        StabilityTest::sigma),
                new Pointwise("sigmoid", z -> sigmoid(z), StabilityTest::sigma, bell, StabilityTest::sigma),
                new Pointwise("1/(1 + exp −z)", z -> logistic(z), StabilityTest::sigma, bell, bell),
                new Pointwise(
                        "exp z/(1 + exp z)",
                        z -> exp(z).div(constant(1).plus(exp(z))),
                        StabilityTest::sigma,
                        bell,
                        StabilityTest::sigma),
                new Pointwise(
                        "(e^z − e^−z)/(e^z + e^−z)",
                        StabilityTest::hyperbolicTangent,
                        x -> sigma(x.multiply(TWO)).subtract(sigma(x.multiply(TWO.negate()))),
                        x -> BigDecimal.ONE,
                        x -> bell.apply(x.multiply(TWO)).multiply(BigDecimal.valueOf(4)),
                        x -> BigDecimal.ONE),
                new Pointwise(
                        "e^z/(e^z + e^2z + 3)",
                        z -> exp(z).div(exp(z).plus(exp(z.times(2))).plus(3)),
                        StabilityTest::share,
                        x -> share(x).multiply(THREE.subtract(e(x.multiply(TWO))), DIGITS)
                                .divide(weight(x), DIGITS),
                        // p − p² − 2pq with q as the share of e^2z.
                        x -> share(x).max(share(x).multiply(e(x.multiply(TWO)).multiply(TWO), DIGITS)
                                .divide(weight(x), DIGITS))),
                new Pointwise(
                        "log(e^z/(e^z + e^2z + 3))",
                        z -> log(exp(z).div(exp(z).plus(exp(z.times(2))).plus(3))),
                        x -> x.subtract(ln(weight(x))),
                        x -> THREE.subtract(e(x.multiply(TWO))).divide(weight(x), DIGITS),
                        x -> BigDecimal.ONE),
                new Pointwise(
                        "log(e^z + 2e^−z)",
                        z -> log(exp(z).plus(exp(z.unaryMinus()).times(2))),
                        x -> ln(e(x).add(e(x.negate()).multiply(TWO))),
                        x -> e(x).subtract(e(x.negate()).multiply(TWO))
                                .divide(e(x).add(e(x.negate()).multiply(TWO)), DIGITS),
                        x -> BigDecimal.ONE),
                logSigmoid("log sigmoid", z -> log(sigmoid(z))),
                logSigmoid("−softplus(−z)", z -> softplus(z.unaryMinus()).unaryMinus()),
                logSigmoid("log(y), y = 1/(1 + exp −z)", z -> log(logistic(z).named("y"))),
                entropy("cross entropy, y = σ(z)", z -> crossEntropy(sigmoid(z).named("y"))),
                entropy("cross entropy of σ(z)", z -> crossEntropy(sigmoid(z))),
                entropy(
                        "cross entropy, y = 1/(1 + exp −z)",
                        z -> crossEntropy(logistic(z).named("y"))),
                entropy("cross entropy of 1/(1 + exp −z)", z -> {
                    Expr r = constant(TARGET.doubleValue());
                    Expr first = r.unaryMinus().times(log(logistic(z)));
                    return first.minus(
                            constant(1).minus(r).times(log(constant(1).minus(logistic(z)))));
                }));
    }

    @ParameterizedTest
    @MethodSource("pointwise")
    void functionsOfANumber(Pointwise row) {
        List<Double> places = new ArrayList<>(List.of(0.0, 1e4, -1e4, 88.75, -88.75, 710.0, -710.0, 745.0, -745.0));
        Random random = new Random(3);
        for (double size : new double[] {1e-3, 1, 10, 40, 100, 800, 1e4}) {
            for (int i = 0; i < 6; i++) places.add((double) (float) random.nextDouble(-size, size));
        }
        double[] z = places.stream().mapToDouble(Double::doubleValue).toArray();
        Symbol x = Symbol.input("z", Shape.of(z.length));
        Expr y = row.written.apply(x);
        Expr slope = Gradient.of(y.sum()).by(x);
        BigDecimal[] values = new BigDecimal[z.length];
        BigDecimal[] valueTerms = new BigDecimal[z.length];
        BigDecimal[] slopes = new BigDecimal[z.length];
        BigDecimal[] slopeTerms = new BigDecimal[z.length];
        for (int i = 0; i < z.length; i++) {
            BigDecimal at = new BigDecimal(z[i]);
            values[i] = row.value.apply(at);
            valueTerms[i] = row.valueTerm.apply(at);
            slopes[i] = row.slope.apply(at);
            slopeTerms[i] = row.slopeTerm.apply(at);
        }
        for (Precision precision : Precision.values()) {
            for (Machine machine : Machine.onOneThread()) {
                // Apart from each other, so that neither sees how the other is computed.
                Map<Symbol, Tensor> point = Map.of(x, Tensor.vector(z));
                List<Tensor> actual = List.of(
                        machine.compile(List.of(y), precision).evaluate(point).get(0),
                        machine.compile(List.of(slope), precision)
                                .evaluate(point)
                                .get(0));
                String what = row + " " + precision + " on " + machine;
                check(values, valueTerms, actual.get(0), precision, what, z);
                check(slopes, slopeTerms, actual.get(1), precision, what + ", derivative", z);
            }
        }
    }

    private static void check(
            BigDecimal[] exact, BigDecimal[] terms, Tensor actual, Precision precision, String what, double[] at) {
        for (int i = 0; i < exact.length; i++) {
            double value = actual.values()[i];
            assertTrue(Double.isFinite(value), what + " is " + value + " at " + at[i]);
            double term = Math.max(Math.abs(terms[i].doubleValue()), Math.abs(exact[i].doubleValue()));
            double unit = precision == Precision.FLOAT32 ? Math.ulp((float) term) : Math.ulp(term);
            double error = new BigDecimal(value).subtract(exact[i]).abs().doubleValue();
            double z = at[i];
            assertTrue(error <= ULPS * unit, () -> what + " at " + z + ": " + value + ", " + error / unit + " ulp");
        }
    }

    // Functions of a row of numbers ----------------------------------------------------------------------------------

    /**
     * A function of every row.
     *
     * @param value of the exact exponentials' shares, their logarithms and the logarithm of their sum
     * @param slope by the numbers, given what the results are weighted with and the shares
     */
    private record Rowwise(String name, UnaryOperator<Expr> written, Kind kind) {
        @Override
        public String toString() {
            return name;
        }
    }

    private enum Kind {
        SOFTMAX,
        LOG_SOFTMAX,
        LOG_SUM
    }

    private static Expr shares(Expr z) {
        Expr powers = exp(z);
        return powers.div(Reduction.spread(powers.sum(1), z.shape(), List.of(1)));
    }

    static Stream<Rowwise> rowwise() {
        Function<Expr, Expr> total = z -> exp(z).sum(1);
        return Stream.of(
                new Rowwise("softmax", z -> softmax(z), Kind.SOFTMAX),
                new Rowwise("exp z/Σ exp z", z -> shares(z), Kind.SOFTMAX),
                new Rowwise("logSoftmax", z -> logSoftmax(z), Kind.LOG_SOFTMAX),
                new Rowwise("log softmax z", z -> log(softmax(z)), Kind.LOG_SOFTMAX),
                new Rowwise("log p, p = softmax z", z -> log(softmax(z).named("p")), Kind.LOG_SOFTMAX),
                new Rowwise("log(exp z/Σ exp z)", z -> log(shares(z)), Kind.LOG_SOFTMAX),
                new Rowwise("log p, p = exp z/Σ exp z", z -> log(shares(z).named("p")), Kind.LOG_SOFTMAX),
                new Rowwise("logsumexp", z -> logsumexp(z), Kind.LOG_SUM),
                new Rowwise("log Σ exp z", z -> log(total.apply(z)), Kind.LOG_SUM));
    }

    @ParameterizedTest
    @MethodSource("rowwise")
    void functionsOfARow(Rowwise row) {
        int rows = 6;
        int columns = 5;
        Symbol x = Symbol.input("z", Shape.of(rows, columns));
        Expr y = row.written.apply(x);
        Symbol weights = Symbol.input("v", y.shape());
        Expr slope = Gradient.of(weights.times(y).sum()).by(x);
        Random random = new Random(5);
        for (double size : new double[] {1, 100, 1e4}) {
            // Multiples of ¼, so that differences are exact in both precisions and the largest value may come twice.
            double[] z = random.doubles(rows * columns, -size, size)
                    .map(value -> Math.rint(value * 4) / 4)
                    .toArray();
            z[1] = z[0];
            int count = row.kind == Kind.LOG_SUM ? rows : rows * columns;
            double[] v =
                    random.doubles(count).map(value -> value < 0.5 ? -1 : 1).toArray();
            BigDecimal[] values = new BigDecimal[count];
            BigDecimal[] slopes = new BigDecimal[z.length];
            for (int r = 0; r < rows; r++) exact(row.kind, z, v, r, columns, values, slopes);
            BigDecimal[] valueTerms = new BigDecimal[count];
            BigDecimal[] slopeTerms = new BigDecimal[z.length];
            Arrays.fill(valueTerms, row.kind == Kind.SOFTMAX ? BigDecimal.ONE : BigDecimal.valueOf(size));
            Arrays.fill(slopeTerms, BigDecimal.valueOf(row.kind == Kind.LOG_SOFTMAX ? columns : 1));
            Map<Symbol, Tensor> point = Map.of(
                    x,
                    new Tensor(new int[] {rows, columns}, z),
                    weights,
                    new Tensor(y.shape().sizes(), v));
            for (Precision precision : Precision.values()) {
                for (Machine machine : Machine.onOneThread()) {
                    List<Tensor> actual = List.of(
                            machine.compile(List.of(y), precision)
                                    .evaluate(Map.of(x, point.get(x)))
                                    .get(0),
                            machine.compile(List.of(slope), precision)
                                    .evaluate(point)
                                    .get(0));
                    String what = row + " up to " + size + " " + precision + " on " + machine;
                    check(values, valueTerms, actual.get(0), precision, what, z);
                    check(slopes, slopeTerms, actual.get(1), precision, what + ", derivative", z);
                }
            }
        }
    }

    private static void exact(
            Kind kind, double[] z, double[] v, int r, int columns, BigDecimal[] values, BigDecimal[] slopes) {
        int from = r * columns;
        BigDecimal largest =
                new BigDecimal(Arrays.stream(z, from, from + columns).max().orElseThrow());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal[] powers = new BigDecimal[columns];
        for (int i = 0; i < columns; i++) {
            powers[i] = e(new BigDecimal(z[from + i]).subtract(largest));
            sum = sum.add(powers[i], DIGITS);
        }
        BigDecimal log = largest.add(log1p(sum.subtract(BigDecimal.ONE)), DIGITS);
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < columns; i++) {
            powers[i] = powers[i].divide(sum, DIGITS);
            if (kind == Kind.LOG_SUM) continue;
            BigDecimal weight = new BigDecimal(v[from + i]);
            weighted = weighted.add(weight.multiply(powers[i], DIGITS), DIGITS);
            total = total.add(weight);
            values[from + i] = kind == Kind.SOFTMAX ? powers[i] : new BigDecimal(z[from + i]).subtract(log, DIGITS);
        }
        if (kind == Kind.LOG_SUM) values[r] = log;
        for (int i = 0; i < columns; i++) {
            BigDecimal weight = new BigDecimal(v[kind == Kind.LOG_SUM ? r : from + i]);
            slopes[from + i] = switch (kind) {
                case SOFTMAX -> powers[i].multiply(weight.subtract(weighted), DIGITS);
                case LOG_SOFTMAX -> weight.subtract(powers[i].multiply(total, DIGITS), DIGITS);
                case LOG_SUM -> weight.multiply(powers[i], DIGITS);
            };
        }
    }
}
