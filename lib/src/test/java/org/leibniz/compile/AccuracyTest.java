package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.ErrorFunctions;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** The functions of compiled programs against exact ones, in units of the last place. */
class AccuracyTest {
    private static final int POINTS = 10_000;
    private static final double ULPS = 2;

    /** For what the Java library judges, which is itself wrong by up to one unit. */
    private static final double LIBRARY = 3;

    /** For functions of results of others, whose errors they inherit. */
    private static final double COMPOSED = 4;

    /** Every so many of the floats there are. */
    private static final int STRIDE = 20_011;

    private static final double[] SPECIAL = {
        0,
        Double.POSITIVE_INFINITY,
        Double.NaN,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Float.MAX_VALUE,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        1,
        2,
        88.72283,
        88.722844,
        89,
        103.97,
        104,
        709.782712893384,
        709.7827128933841,
        710,
        745.13,
        745.14,
        746
    };

    /**
     * A function that is written for this library.
     *
     * @param exact to more digits than a double has
     * @param known as a double, for special values too
     */
    private record Own(
            String name, UnaryOperator<Expr> op, DoubleFunction<DoubleDouble> exact, DoubleUnaryOperator known) {
        Row from(double from, double to) {
            return new Row(name, op, exact, from, to, false, ULPS);
        }

        Row nearZero(double from, double to) {
            return new Row(name, op, exact, from, to, true, ULPS);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Own EXP = new Own("exp", Ops::exp, ExactFunctions::exp, Math::exp);
    private static final Own EXPM1 = new Own("expm1", Ops::expm1, ExactFunctions::expm1, Math::expm1);
    private static final Own LOG = new Own("log", Ops::log, ExactFunctions::log, Math::log);
    private static final Own LOG1P = new Own("log1p", Ops::log1p, ExactFunctions::log1p, Math::log1p);
    private static final Own TANH = new Own("tanh", Ops::tanh, ExactFunctions::tanh, Math::tanh);
    private static final Own SIGMOID = new Own("sigmoid", Ops::sigmoid, ExactFunctions::sigmoid, AccuracyTest::sigmoid);
    private static final Own SOFTPLUS = new Own(
            "softplus",
            Ops::softplus,
            ExactFunctions::softplus,
            x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    private static final Own ERF = new Own("erf", Ops::erf, ExactFunctions::erf, ErrorFunctions::erf);

    private static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    static Stream<Own> own() {
        return Stream.of(EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS, ERF);
    }

    private record Row(
            String name,
            UnaryOperator<Expr> op,
            DoubleFunction<DoubleDouble> exact,
            double from,
            double to,
            boolean manyScales,
            double ulps) {
        static Row library(
                String name,
                UnaryOperator<Expr> op,
                DoubleUnaryOperator known,
                double from,
                double to,
                boolean manyScales,
                double ulps) {
            DoubleFunction<DoubleDouble> exact = x -> DoubleDouble.of(known.applyAsDouble(x));
            return new Row(name, op, exact, from, to, manyScales, ulps);
        }

        static Row library(
                String name,
                UnaryOperator<Expr> op,
                DoubleUnaryOperator known,
                double from,
                double to,
                boolean manyScales) {
            return library(name, op, known, from, to, manyScales, LIBRARY);
        }

        /** How far a result is from the exact one, in units of the last place of that. */
        double error(double x, double y, DoubleUnaryOperator unit) {
            DoubleDouble result = exact.apply(x);
            boolean scaled = ulps == ULPS && x < ExactFunctions.SMALL;
            int power = scaled ? ExactFunctions.SCALE : 0;
            double last = Math.scalb(unit.applyAsDouble(Math.scalb(result.high(), -power)), power);
            return Math.abs(Math.scalb(y, power) - result.high() - result.low()) / last;
        }

        @Override
        public String toString() {
            return name + " from " + from + " to " + to;
        }
    }

    static Stream<Row> functions() {
        return Stream.of(
                EXP.from(-104, 88.7),
                EXP.from(-745, -700),
                EXP.nearZero(-1, 1),
                EXPM1.from(-40, 88),
                EXPM1.from(-0.5, 0.5),
                EXPM1.nearZero(-1, 1),
                LOG.from(0.3, 3),
                LOG.from(0.98, 1.02),
                LOG.nearZero(0, 1e30),
                LOG1P.from(-0.99, 4),
                LOG1P.from(-0.31, 0.43),
                LOG1P.nearZero(0, 1e30),
                TANH.from(-25, 25),
                TANH.from(-1, 1),
                TANH.nearZero(-1, 1),
                SIGMOID.from(-30, 30),
                SIGMOID.from(-745, -700),
                SIGMOID.from(-1, 1),
                SIGMOID.nearZero(-80, 80),
                SOFTPLUS.from(-30, 30),
                SOFTPLUS.from(-745, -700),
                SOFTPLUS.from(-1, 1),
                SOFTPLUS.nearZero(-80, 80),
                ERF.from(-6, 6),
                ERF.from(-1.1, 1.1),
                ERF.nearZero(-1, 1),
                Row.library("sin", Ops::sin, StrictMath::sin, -10, 10, false),
                Row.library("sin", Ops::sin, StrictMath::sin, -1, 1, true),
                Row.library("cos", Ops::cos, StrictMath::cos, -10, 10, false),
                Row.library("tan", Ops::tan, StrictMath::tan, -10, 10, false),
                Row.library("asin", Ops::asin, StrictMath::asin, -1, 1, false, COMPOSED),
                Row.library("asin", Ops::asin, StrictMath::asin, -1, 1, true),
                Row.library("acos", Ops::acos, StrictMath::acos, -1, 1, false),
                Row.library("atan", Ops::atan, StrictMath::atan, -10, 10, false),
                Row.library("atan", Ops::atan, StrictMath::atan, 0, 1e30, true),
                Row.library("sinh", Ops::sinh, StrictMath::sinh, -88, 88, false),
                Row.library("sinh", Ops::sinh, StrictMath::sinh, -1, 1, true),
                Row.library("cosh", Ops::cosh, StrictMath::cosh, -88, 88, false),
                Row.library("normalCdf", Ops::normalCdf, ErrorFunctions::normal, -2, 6, false, COMPOSED),
                Row.library("sin", Ops::sin, StrictMath::sin, -30_000, 30_000, false),
                Row.library("cos", Ops::cos, StrictMath::cos, -30_000, 30_000, false));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void float32(Row row) {
        double[] points = points(row);
        float[] in = new float[POINTS];
        for (int i = 0; i < POINTS; i++) in[i] = (float) points[i];
        float[] out = floats(row.op, in);
        for (int i = 0; i < POINTS; i++) {
            double error = row.error(in[i], out[i], unit -> Math.ulp((float) unit));
            assertTrue(error <= row.ulps, row + ", at " + in[i] + ": " + error + " ulp");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void float64(Row row) {
        double[] in = points(row);
        double[] out = doubles(row.op, in);
        for (int i = 0; i < POINTS; i++) {
            double error = row.error(in[i], out[i], Math::ulp);
            assertTrue(error <= row.ulps, row + ", at " + in[i] + ": " + error + " ulp");
        }
    }

    /** Floats of all sizes, those that are not in the usual form among them. */
    @ParameterizedTest
    @MethodSource("own")
    void floatsOfAllSizes(Own function) {
        float[] in = new float[(int) ((1L << Integer.SIZE) / STRIDE)];
        for (int i = 0; i < in.length; i++) in[i] = Float.intBitsToFloat(i * STRIDE);
        float[] out = floats(function.op, in);
        for (int i = 0; i < in.length; i++) check(function, in[i], out[i]);
    }

    @ParameterizedTest
    @MethodSource("own")
    void specialValues(Own function) {
        double[] in = DoubleStream.concat(
                        Arrays.stream(SPECIAL), Arrays.stream(SPECIAL).map(x -> -x))
                .toArray();
        float[] single = new float[in.length];
        for (int i = 0; i < in.length; i++) single[i] = (float) in[i];
        double[] out = doubles(function.op, in);
        float[] ofSingle = floats(function.op, single);
        for (int i = 0; i < in.length; i++) {
            double known = function.known.applyAsDouble(in[i]);
            assertEquals(known, out[i], finite(ULPS * Math.ulp(known)), function + " of " + in[i]);
            if (known == 0) assertEquals(1 / known, 1 / out[i], function + " of " + in[i] + ", sign");
            check(function, single[i], ofSingle[i]);
        }
    }

    private static void check(Own function, float x, float y) {
        float known = (float) function.known.applyAsDouble(x);
        String what = function + " of " + x;
        if (Math.abs(known) == Float.POSITIVE_INFINITY && Math.abs(y) == Float.MAX_VALUE) return;
        double exact = Float.isFinite(known) ? function.known.applyAsDouble(x) : known;
        assertEquals(exact, y, finite(ULPS * Math.ulp(known)), what);
        if (known == 0) assertEquals(1 / known, 1 / y, what + ", sign");
    }

    private static double finite(double tolerance) {
        return Double.isFinite(tolerance) ? tolerance : 0;
    }

    private static float[] floats(UnaryOperator<Expr> op, float[] in) {
        Symbol x = Symbol.input("x", Shape.of(in.length));
        return Program.compile(List.of(op.apply(x)), Precision.FLOAT32)
                .call()
                .with(x, in)
                .run()
                .floats(0);
    }

    private static double[] doubles(UnaryOperator<Expr> op, double[] in) {
        Symbol x = Symbol.input("x", Shape.of(in.length));
        return Program.compile(List.of(op.apply(x)), Precision.FLOAT64)
                .call()
                .with(x, in)
                .run()
                .doubles(0);
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
