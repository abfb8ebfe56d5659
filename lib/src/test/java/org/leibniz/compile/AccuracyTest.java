package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.ErrorFunctions;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** The functions of compiled programs against those of the Java library, in units of the last place. */
class AccuracyTest {
    private static final int POINTS = 200_000;
    private static final double ULPS = 3;

    /** For functions of results of others, whose errors they inherit. */
    private static final double COMPOSED = 4;

    private record Row(
            String name,
            UnaryOperator<Expr> op,
            DoubleUnaryOperator exact,
            double from,
            double to,
            boolean manyScales,
            double ulps) {
        Row(
                String name,
                UnaryOperator<Expr> op,
                DoubleUnaryOperator exact,
                double from,
                double to,
                boolean manyScales) {
            this(name, op, exact, from, to, manyScales, ULPS);
        }

        @Override
        public String toString() {
            return name + " from " + from + " to " + to;
        }
    }

    static Stream<Row> functions() {
        return Stream.of(
                new Row("exp", Ops::exp, StrictMath::exp, -104, 88.7, false),
                new Row("exp", Ops::exp, StrictMath::exp, -1, 1, true),
                new Row("expm1", Ops::expm1, StrictMath::expm1, -40, 88, false),
                new Row("expm1", Ops::expm1, StrictMath::expm1, -1, 1, true),
                new Row("log", Ops::log, StrictMath::log, 0.3, 3, false),
                new Row("log", Ops::log, StrictMath::log, 0, 1e30, true),
                new Row("log1p", Ops::log1p, StrictMath::log1p, -0.99, 4, false),
                new Row("log1p", Ops::log1p, StrictMath::log1p, 0, 1e30, true),
                new Row("tanh", Ops::tanh, StrictMath::tanh, -25, 25, false),
                new Row("tanh", Ops::tanh, StrictMath::tanh, -1, 1, true),
                new Row("sin", Ops::sin, StrictMath::sin, -10, 10, false),
                new Row("sin", Ops::sin, StrictMath::sin, -1, 1, true),
                new Row("cos", Ops::cos, StrictMath::cos, -10, 10, false),
                new Row("tan", Ops::tan, StrictMath::tan, -10, 10, false),
                new Row("asin", Ops::asin, StrictMath::asin, -1, 1, false, COMPOSED),
                new Row("asin", Ops::asin, StrictMath::asin, -1, 1, true),
                new Row("acos", Ops::acos, StrictMath::acos, -1, 1, false),
                new Row("atan", Ops::atan, StrictMath::atan, -10, 10, false),
                new Row("atan", Ops::atan, StrictMath::atan, 0, 1e30, true),
                new Row("sinh", Ops::sinh, StrictMath::sinh, -88, 88, false),
                new Row("sinh", Ops::sinh, StrictMath::sinh, -1, 1, true),
                new Row("cosh", Ops::cosh, StrictMath::cosh, -88, 88, false),
                new Row("erf", Ops::erf, ErrorFunctions::erf, -6, 6, false),
                new Row("erf", Ops::erf, ErrorFunctions::erf, -1, 1, true),
                new Row("normalCdf", Ops::normalCdf, ErrorFunctions::normal, -2, 6, false, COMPOSED),
                new Row("sin", Ops::sin, StrictMath::sin, -30_000, 30_000, false),
                new Row("cos", Ops::cos, StrictMath::cos, -30_000, 30_000, false));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void float32(Row row) {
        float[] in = new float[POINTS];
        double[] points = points(row);
        for (int i = 0; i < POINTS; i++) in[i] = (float) points[i];
        Symbol x = Symbol.input("x", Shape.of(POINTS));
        Program program = Program.compile(List.of(row.op.apply(x)), Precision.FLOAT32);
        float[] out = program.call().with(x, in).run().floats(0);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            double exact = row.exact.applyAsDouble(in[i]);
            worst = Math.max(worst, Math.abs(out[i] - exact) / Math.ulp((float) exact));
        }
        assertTrue(worst <= row.ulps, row + ": " + worst + " ulp");
    }

    /** The Java library is itself wrong by up to one unit. */
    @ParameterizedTest
    @MethodSource("functions")
    void float64(Row row) {
        double[] in = points(row);
        Symbol x = Symbol.input("x", Shape.of(POINTS));
        Program program = Program.compile(List.of(row.op.apply(x)), Precision.FLOAT64);
        double[] out = program.call().with(x, in).run().doubles(0);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            double exact = row.exact.applyAsDouble(in[i]);
            worst = Math.max(worst, Math.abs(out[i] - exact) / Math.ulp(exact));
        }
        assertTrue(worst <= row.ulps, row + ": " + worst + " ulp");
    }

    /** Evenly spread, or spread over the orders of magnitude. */
    private static double[] points(Row row) {
        Random random = new Random(1);
        double[] points = new double[POINTS];
        Arrays.setAll(points, i -> {
            double even = random.nextDouble(row.from, row.to);
            return row.manyScales ? even * Math.exp(-60 * random.nextDouble()) : even;
        });
        return points;
    }
}
