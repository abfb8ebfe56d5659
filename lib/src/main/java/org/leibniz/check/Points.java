package org.leibniz.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Definitions;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.op.Comparison;

/** Values to try answers at: inside the domain, satisfying the facts, the same on every run. */
final class Points {
    private static final long SEED = 1646;
    private static final int SWEEPS = 6;
    private static final int SECANTS = 60;
    private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.movePointLeft(Real.DIGITS - 12);
    private static final double WIDE = 4;

    /** The way the values of one point are drawn. */
    private static final int KINDS = 7;

    /** Open bounds of a symbol, as far as conditions on it alone say. */
    private record Interval(double low, double high) {
        Interval and(Interval other) {
            return new Interval(Math.max(low, other.low), Math.min(high, other.high));
        }

        boolean isBounded() {
            return Double.isFinite(low) && Double.isFinite(high);
        }
    }

    private static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final List<Symbol> symbols;
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private final Map<Symbol, Interval> bounds = new HashMap<>();
    private final List<Expr> residuals;

    Points(List<Symbol> symbols, List<Condition> domain, List<Fact> facts) {
        this.symbols = symbols;
        for (Symbol symbol : symbols) {
            // Sizes that differ tell one axis from another.
            for (String name : symbol.shape().names()) sizes.computeIfAbsent(name, n -> 2L + sizes.size() % 3);
        }
        for (Condition condition : domain) bound(condition.holds());
        residuals = Definitions.expand(
                facts.stream().map(fact -> fact.left().minus(fact.right())).toList());
    }

    Map<String, Long> sizes() {
        return sizes;
    }

    private void bound(Expr condition) {
        if (!(condition instanceof Apply apply) || !(apply.op() instanceof Comparison)) return;
        Expr left = apply.arg(0);
        Expr right = apply.arg(1);
        boolean less = apply.op() == Comparison.LESS || apply.op() == Comparison.LESS_EQUAL;
        boolean greater = apply.op() == Comparison.GREATER || apply.op() == Comparison.GREATER_EQUAL;
        if (!less && !greater) return;
        Expr smaller = less ? left : right;
        Expr larger = less ? right : left;
        Constant.in(larger).ifPresent(limit -> bound(smaller, limit.value(), true));
        Constant.in(smaller).ifPresent(limit -> bound(larger, limit.value(), false));
    }

    private void bound(Expr e, double limit, boolean above) {
        if (e instanceof Symbol symbol) {
            Interval interval = above
                    ? new Interval(Double.NEGATIVE_INFINITY, limit)
                    : new Interval(limit, Double.POSITIVE_INFINITY);
            bounds.merge(symbol, interval, Interval::and);
        } else if (above && e instanceof Apply apply && apply.op().name().equals("abs")) {
            if (apply.arg(0) instanceof Symbol symbol) bounds.merge(symbol, new Interval(-limit, limit), Interval::and);
        }
    }

    /** The point of this number, of which any can be asked for; empty if the facts cannot be satisfied near it. */
    Optional<Map<Symbol, Evaluation.Array<Real>>> point(int number) {
        Random random = new Random(SEED + 7919L * number);
        Map<Symbol, Evaluation.Array<Real>> point = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            int[] shape = symbol.shape().evaluate(sizes).sizes();
            List<Real> values = new ArrayList<>();
            int count = Tensor.count(shape);
            for (int i = 0; i < count; i++) values.add(Real.of(draw(symbol, number, random)));
            point.put(symbol, new Evaluation.Array<>(shape, values));
        }
        return satisfy(point) ? Optional.of(point) : Optional.empty();
    }

    private double draw(Symbol symbol, int number, Random random) {
        if (symbol.classes() != null) {
            return random.nextInt(Math.toIntExact(symbol.classes().evaluate(sizes)));
        }
        Interval interval = bounds.getOrDefault(symbol, ALL);
        double raw = interval.isBounded()
                ? interval.low + (interval.high - interval.low) * (0.02 + 0.96 * random.nextDouble())
                : unbounded(number, random);
        double inside = raw;
        if (inside <= interval.low) inside = 2 * interval.low - inside + (inside == interval.low ? 1 : 0);
        if (inside >= interval.high) inside = 2 * interval.high - inside - (inside == interval.high ? 1 : 0);
        // Short numbers keep the arithmetic exact for a while.
        double rounded = Math.rint(inside * 0x1p20) * 0x1p-20;
        return rounded > interval.low && rounded < interval.high ? rounded : inside;
    }

    private static double unbounded(int number, Random random) {
        double unit = random.nextDouble();
        return switch (Math.floorMod(number, KINDS)) {
            case 0, 3 -> random.nextGaussian();
            case 1 -> 0.05 + 0.9 * unit;
            case 2 -> 1.1 + unit;
            case 4 -> -0.05 - 0.9 * unit;
            case 5 -> WIDE * random.nextGaussian();
            default -> (random.nextBoolean() ? 1 : -1) * (0.2 + 1.5 * unit);
        };
    }

    // Each equation is solved for one number in it; where they share numbers this is repeated.
    private boolean satisfy(Map<Symbol, Evaluation.Array<Real>> point) {
        if (residuals.isEmpty()) return true;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean satisfied = true;
            for (Expr residual : residuals) {
                int count = residual(residual, point).values().size();
                for (int i = 0; i < count; i++) {
                    if (isNegligible(residual, i, point)) continue;
                    satisfied = false;
                    solve(residual, i, point);
                }
            }
            if (satisfied) return true;
        }
        return false;
    }

    private Evaluation.Array<Real> residual(Expr residual, Map<Symbol, Evaluation.Array<Real>> point) {
        return Evaluation.of(List.of(residual), point, sizes, Reals.LANES)
                .orElseThrow(() -> new IllegalArgumentException("the fact cannot be evaluated: " + residual))
                .get(0);
    }

    private Real residual(Expr residual, int i, Map<Symbol, Evaluation.Array<Real>> point) {
        return residual(residual, point).values().get(i);
    }

    private boolean isNegligible(Expr residual, int i, Map<Symbol, Evaluation.Array<Real>> point) {
        BigDecimal value = residual(residual, i, point).digits();
        return value != null && value.abs().compareTo(NEGLIGIBLE) < 0;
    }

    private void solve(Expr residual, int i, Map<Symbol, Evaluation.Array<Real>> point) {
        for (Symbol symbol : Graph.of(residual).symbols()) {
            List<Real> values = Objects.requireNonNull(point.get(symbol)).values();
            for (int at = values.size() - 1; at >= 0; at--) {
                Real before = values.get(at);
                if (secant(residual, i, point, values, at)) return;
                values.set(at, before);
            }
        }
    }

    private boolean secant(Expr residual, int i, Map<Symbol, Evaluation.Array<Real>> point, List<Real> values, int at) {
        Reals k = Reals.LANES;
        Real first = values.get(at);
        Real firstRest = residual(residual, i, point);
        Real second = k.add(first, Real.of(0x1p-6));
        for (int step = 0; step < SECANTS; step++) {
            values.set(at, second);
            Real rest = residual(residual, i, point);
            if (rest.digits() != null && rest.digits().abs().compareTo(NEGLIGIBLE) < 0) return true;
            Real slope = k.divide(k.subtract(rest, firstRest), k.subtract(second, first));
            Real next = k.subtract(second, k.divide(rest, slope));
            if (!next.isFinite()) return false;
            first = second;
            firstRest = rest;
            second = next;
        }
        return false;
    }
}
