package org.leibniz.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;

/**
 * What one wants to know of an activation: its range, that of its derivative, where that is 0, whether the function is
 * centred, rises, saturates. Everything is worked out from the function itself and its symbolic derivative.
 */
public final class ActivationCard {
    private static final double NEAR = 10;
    private static final double FAR = 1000;
    private static final int PER_UNIT = 100;
    private static final double FLAT = 1e-3;
    private static final double ROUNDING = 1e-9;

    private final Expr function;
    private final Symbol x;
    private final Expr derivative;
    private final double[] places;
    private final double[] values;
    private final double[] slopes;
    private final double[] range;
    private final double[] slopeRange;

    private ActivationCard(Expr function, Symbol x) {
        this.function = function;
        this.x = x;
        this.derivative = Gradient.of(function).by(x);
        DoubleStream near = IntStream.rangeClosed((int) -NEAR * PER_UNIT, (int) NEAR * PER_UNIT)
                .mapToDouble(i -> (double) i / PER_UNIT);
        DoubleStream far = IntStream.rangeClosed(1, 40).mapToDouble(i -> NEAR * Math.pow(FAR / NEAR, i / 40.0));
        this.places = DoubleStream.concat(near, far.flatMap(r -> DoubleStream.of(-r, r)))
                .sorted()
                .toArray();
        this.values = DoubleStream.of(places).map(this::value).toArray();
        this.slopes = DoubleStream.of(places).map(this::slope).toArray();
        this.range = range(this::value, values);
        this.slopeRange = range(this::slope, slopes);
    }

    /**
     * @param function a scalar
     * @param x the scalar it is a function of
     */
    public static ActivationCard of(Expr function, Symbol x) {
        Set<Symbol> others = new LinkedHashSet<>(Graph.of(function).symbols());
        others.remove(x);
        boolean fits = function.shape().isScalar() && x.shape().isScalar() && others.isEmpty();
        if (!fits) throw new IllegalArgumentException("card: needs a number that depends on " + x.name() + " alone");
        return new ActivationCard(function, x);
    }

    private double value(double at) {
        return Interpreter.evaluate(function, Map.of(x, Tensor.scalar(at))).item();
    }

    private double slope(double at) {
        return Interpreter.evaluate(derivative, Map.of(x, Tensor.scalar(at))).item();
    }

    /** The places from −6 to 6 that a picture shows. */
    public double[] places() {
        return DoubleStream.of(places).filter(at -> Math.abs(at) <= 6).toArray();
    }

    public double[] values() {
        return DoubleStream.of(places()).map(this::value).toArray();
    }

    public double[] slopes() {
        return DoubleStream.of(places()).map(this::slope).toArray();
    }

    /** The largest size of the derivative; infinite if it has no bound. */
    public double largestSlope() {
        return Math.max(Math.abs(slopeRange[0]), Math.abs(slopeRange[1]));
    }

    /** The least and the largest value, infinite where the function has no bound. */
    public double[] range() {
        return range.clone();
    }

    /** As {@link #range()}, of the derivative. */
    public double[] slopeRange() {
        return slopeRange.clone();
    }

    private double[] range(DoubleUnaryOperator f, double[] sampled) {
        return new double[] {-largest(at -> -f.applyAsDouble(at), sampled, -1), largest(f, sampled, 1)};
    }

    private double largest(DoubleUnaryOperator f, double[] sampled, int sign) {
        int best = 0;
        for (int i = 1; i < sampled.length; i++) if (sign * sampled[i] > sign * sampled[best]) best = i;
        double found = sign * sampled[best];
        double further = Math.max(f.applyAsDouble(2 * FAR), f.applyAsDouble(-2 * FAR));
        boolean grows = further > found + FLAT * Math.max(1, Math.abs(found));
        if (grows) return Double.POSITIVE_INFINITY;
        if (best == 0 || best == places.length - 1) return found;
        // Between its neighbours the function has one top: thirds of the interval close in on it.
        double low = places[best - 1];
        double high = places[best + 1];
        for (int i = 0; i < 100; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (f.applyAsDouble(a) < f.applyAsDouble(b)) low = a;
            else high = b;
        }
        return Math.max(found, f.applyAsDouble((low + high) / 2));
    }

    /** Whether the range reaches as far below 0 as above. */
    public boolean isCentred() {
        if (Double.isInfinite(range[0]) || Double.isInfinite(range[1])) return range[0] == -range[1];
        return Math.abs(range[0] + range[1]) <= ROUNDING * Math.max(1, range[1]);
    }

    /** Whether the derivative becomes negligible far to the left. */
    public boolean saturatesLeft() {
        return Math.abs(slope(-FAR)) <= FLAT * largestSlope();
    }

    /** Whether the derivative becomes negligible far to the right. */
    public boolean saturatesRight() {
        return Math.abs(slope(FAR)) <= FLAT * largestSlope();
    }

    /** Whether the function never falls. */
    public boolean rises() {
        return DoubleStream.of(slopes).allMatch(slope -> slope >= -ROUNDING * largestSlope());
    }

    /** Whether the function never rises. */
    public boolean falls() {
        return DoubleStream.of(slopes).allMatch(slope -> slope <= ROUNDING * largestSlope());
    }

    /** Where the derivative is 0: intervals, most of them single places, as pairs of ends. */
    public List<double[]> zeros() {
        List<double[]> zeros = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (Math.abs(places[i]) > NEAR) continue;
            if (slopes[i] == 0) {
                int end = i;
                while (end + 1 < places.length && slopes[end + 1] == 0) end++;
                boolean fromStart = i == 0 || places[i] == -NEAR && slopes[i - 1] == 0;
                double left = fromStart ? Double.NEGATIVE_INFINITY : places[i];
                double right = end == places.length - 1 ? Double.POSITIVE_INFINITY : places[end];
                zeros.add(new double[] {left, right});
                i = end;
            } else if (i + 1 < places.length && slopes[i] * slopes[i + 1] < 0) {
                double at = root(places[i], places[i + 1]);
                // A jump from one sign to the other is no zero.
                if (Math.abs(slope(at)) < ROUNDING * largestSlope()) zeros.add(new double[] {at, at});
            }
        }
        return zeros;
    }

    private double root(double from, double to) {
        double low = from;
        double high = to;
        boolean rising = slope(low) < 0;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (slope(middle) < 0 == rising) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** The rules of everything said, and the sentences themselves. */
    public String text(Language language) {
        Messages messages = Messages.in(language);
        StringJoiner text = new StringJoiner("\n", "", "\n");
        Printer printer = new Printer(Notation.UNICODE);
        text.add("f(" + x.name() + ") = " + printer.print(function));
        text.add("f′(" + x.name() + ") = " + printer.print(derivative));
        text.add(messages.text("card.range", ends(range())));
        text.add(messages.text("card.slopes", ends(slopeRange())));
        text.add(messages.pattern(isCentred() ? "card.centred" : "card.uncentred"));
        text.add(messages.pattern(rises() ? "card.rises" : falls() ? "card.falls" : "card.neither"));
        String sides = saturatesLeft() ? saturatesRight() ? "both" : "left" : saturatesRight() ? "right" : "none";
        text.add(messages.pattern("card.saturates." + sides));
        List<double[]> zeros = zeros();
        StringJoiner places = new StringJoiner(", ");
        zeros.forEach(zero -> places.add(interval(zero)));
        text.add(
                zeros.isEmpty()
                        ? messages.pattern("card.nozero")
                        : messages.text("card.zero", List.of(places.toString())));
        for (Expr node : Graph.of(function).nodes()) {
            if (node instanceof Apply apply)
                apply.op()
                        .kink(apply, Notation.UNICODE)
                        .ifPresent(kink -> text.add(messages.text("kink", List.of(kink))));
        }
        return text.toString();
    }

    private String interval(double[] zero) {
        if (zero[0] == zero[1]) return x.name() + " = " + number(zero[0]);
        if (Double.isInfinite(zero[0]) && Double.isInfinite(zero[1])) return "−∞ … ∞";
        if (Double.isInfinite(zero[0])) return x.name() + " ≤ " + number(zero[1]);
        if (Double.isInfinite(zero[1])) return x.name() + " ≥ " + number(zero[0]);
        return number(zero[0]) + " ≤ " + x.name() + " ≤ " + number(zero[1]);
    }

    private static List<String> ends(double[] range) {
        return List.of(number(range[0]), number(range[1]));
    }

    private static String number(double value) {
        double rounded = Math.abs(value) < ROUNDING ? 0 : value;
        return Numbers.text(rounded, Notation.UNICODE).string();
    }
}
