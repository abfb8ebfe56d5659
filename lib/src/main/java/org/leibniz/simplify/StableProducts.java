package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Sum;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;
import org.leibniz.op.Sigmoid;
import org.leibniz.shape.Shape;

/**
 * Products of exponentials: {@code 1/(1 + exp(x)) -> σ(−x)}, {@code exp(x)·σ(−x) -> σ(x)},
 * {@code exp(x)/Σ exp(x) -> softmax(x)}, {@code Σ(w·exp(x))/Σ exp(x) -> Σ(w·softmax(x))}; with other sums of exponentials
 * below the fraction bar, both sides are divided by the largest of these. And {@code p·(a/p − b) -> a − p·b}, since p may be
 * too small to divide by.
 */
final class StableProducts {
    /** Longer products and sums stay as they are. */
    private static final int MOST_READ = 200;

    private record Pending(Expr e, Rational exponent, UnaryOperator<Expr> repeat) {}

    private record Term(Expr e, boolean negative, UnaryOperator<Expr> repeat) {}

    private final Nodes nodes;
    /** Whether a power of something positive met its reciprocal. */
    private boolean cancelled;

    StableProducts(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The node or what it is better computed as. */
    Expr rewrite(Apply node) {
        cancelled = false;
        Product raw = read(node, UnaryOperator.identity(), node.shape()).orElse(null);
        if (raw == null) return node;
        if (cancelled) return ProductWriter.write(raw);
        Optional<Expr> distributed = distributed(raw);
        if (distributed.isPresent()) return distributed.get();
        Product stable = combined(raw, false);
        return stable.equals(raw) ? node : ProductWriter.write(stable);
    }

    private Expr unique(Expr e) {
        return nodes.made(e, made -> {});
    }

    // Reading --------------------------------------------------------------------------------------------------------

    private Optional<Product> read(Expr top, UnaryOperator<Expr> outer, Shape shape) {
        Map<Expr, Rational> factors = new LinkedHashMap<>();
        Rational coefficient = Rational.ONE;
        Deque<Pending> pending = new ArrayDeque<>(List.of(new Pending(top, Rational.ONE, outer)));
        for (int count = 0; !pending.isEmpty(); count++) {
            Pending next = pending.pop();
            Optional<Rational> number = Operands.exact(next.e).filter(value -> value.signum() != 0);
            boolean readable = count < MOST_READ && (!isNumber(next.e) || number.isPresent());
            if (!readable) return Optional.empty();
            if (number.isPresent()) {
                coefficient = coefficient.times(
                        number.get().pow(next.exponent.numerator().intValueExact()));
                if (!Exact.fits(coefficient)) return Optional.empty();
            } else if (Operands.makesProduct(next.e)) {
                Apply product = (Apply) next.e;
                boolean odd = next.exponent.numerator().testBit(0);
                if (product.op() == Negate.OP && odd) coefficient = coefficient.negate();
                for (int i = product.args().size() - 1; i >= 0; i--) {
                    boolean below = i == 1 && product.op() == Divide.OP;
                    Rational exponent = below ? next.exponent.negate() : next.exponent;
                    pending.push(new Pending(product.arg(i), exponent, next.repeat));
                }
            } else if (next.e instanceof Apply power && wholeExponent(power).isPresent()) {
                Rational exponent = next.exponent.times(wholeExponent(power).get());
                if (exponent.bits() > 16) return Optional.empty();
                pending.push(new Pending(power.arg(0), exponent, next.repeat));
            } else if (next.e instanceof Apply apply && apply.op() instanceof BroadcastTo) {
                UnaryOperator<Expr> inner = Exponentials.repetition(apply);
                UnaryOperator<Expr> both = e -> next.repeat.apply(inner.apply(e));
                pending.push(new Pending(Exponentials.unrepeated(apply), next.exponent, both));
            } else {
                Expr base = unique(next.e.shape().isScalar() ? next.e : next.repeat.apply(next.e));
                boolean opposite = factors.getOrDefault(base, Rational.ZERO).signum() * next.exponent.signum() < 0;
                cancelled |= opposite && Exponentials.isPositive(base);
                Product.raise(factors, base, next.exponent);
            }
        }
        return Optional.of(new Product(coefficient, factors, shape));
    }

    private static boolean isNumber(Expr e) {
        return Operands.source(e) instanceof Constant;
    }

    private static Optional<Rational> wholeExponent(Apply power) {
        return power.op() == Power.OP
                ? Operands.exact(power.arg(1)).filter(value -> value.isInteger() && value.signum() != 0)
                : Optional.empty();
    }

    private Optional<List<Product>> terms(Expr sum, UnaryOperator<Expr> outer, Shape shape) {
        List<Product> terms = new ArrayList<>();
        Deque<Term> pending = new ArrayDeque<>(List.of(new Term(sum, false, outer)));
        while (!pending.isEmpty()) {
            Term next = pending.pop();
            if (Operands.makesSum(next.e)) {
                Apply apply = (Apply) next.e;
                pending.push(new Term(apply.arg(1), next.negative != (apply.op() == Subtract.OP), next.repeat));
                pending.push(new Term(apply.arg(0), next.negative, next.repeat));
            } else if (Operands.isNegation(next.e)) {
                pending.push(new Term(((Apply) next.e).arg(0), !next.negative, next.repeat));
            } else {
                Optional<Product> term = read(next.e, next.repeat, shape);
                if (term.isEmpty() || terms.size() == MOST_READ) return Optional.empty();
                terms.add(next.negative ? term.get().negate() : term.get());
            }
        }
        return Optional.of(terms);
    }

    // Combining ------------------------------------------------------------------------------------------------------

    /** @param differences whether 1 − σ(x) counts as σ(−x), so that it cancels with that */
    private Product combined(Product product, boolean differences) {
        Map<Expr, Rational> factors = new LinkedHashMap<>();
        Map<Expr, Expr> origins = new LinkedHashMap<>();
        product.factors().forEach((base, exponent) -> {
            Optional<Expr> plus = Exponentials.onePlusExp(base);
            Optional<Expr> minus = differences ? Exponentials.oneMinusSigmoid(base) : Optional.empty();
            Expr x = plus.or(() -> minus).orElse(null);
            if (x == null) {
                Product.raise(factors, base, exponent);
                return;
            }
            Expr sigmoid = sigmoid(Exponentials.negative(x));
            if (plus.isPresent()) origins.put(sigmoid, base);
            Product.raise(factors, sigmoid, plus.isPresent() ? exponent.negate() : exponent);
        });
        for (Expr base : List.copyOf(factors.keySet())) pullDivisorsOut(factors, base);
        for (Expr base : List.copyOf(factors.keySet())) {
            Exponentials.exponent(base).ifPresent(x -> combineExp(factors, base, x));
        }
        for (Expr base : List.copyOf(factors.keySet())) combineWeighted(factors, base);
        for (Expr base : List.copyOf(factors.keySet())) shiftDivisor(factors, base, product.shape());
        mergeExponentials(factors, product.shape());
        // 1 + e^x above the fraction bar is as good as it was.
        origins.forEach((sigmoid, base) -> {
            Rational exponent = factors.getOrDefault(sigmoid, Rational.ZERO);
            if (exponent.signum() >= 0) return;
            factors.remove(sigmoid);
            Product.raise(factors, base, exponent.negate());
        });
        return new Product(product.coefficient(), factors, product.shape());
    }

    private Expr sigmoid(Expr x) {
        return unique(Sigmoid.OP.of(x));
    }

    private void combineExp(Map<Expr, Rational> factors, Expr exp, Expr x) {
        Rational exponent = factors.getOrDefault(exp, Rational.ZERO);
        if (exponent.signum() == 0) return;
        Expr positive = exponent.signum() > 0 ? x : Exponentials.negative(x);
        Expr other = sigmoid(Exponentials.negative(positive));
        int steps = steps(exponent, factors.getOrDefault(other, Rational.ZERO));
        if (steps > 0) {
            Product.raise(factors, exp, Rational.of(exponent.signum() > 0 ? -steps : steps));
            Product.raise(factors, other, Rational.of(-steps));
            Product.raise(factors, sigmoid(positive), Rational.of(steps));
            return;
        }
        for (Expr base : List.copyOf(factors.keySet())) {
            Optional<Exponentials.Total> total = totalOf(base, x);
            if (total.isEmpty() || exponent.signum() < 0) continue;
            int times =
                    steps(exponent, factors.getOrDefault(base, Rational.ZERO).negate());
            Optional<Expr> softmax = total.get().softmax();
            if (times == 0 || softmax.isEmpty()) continue;
            Product.raise(factors, exp, Rational.of(-times));
            Product.raise(factors, base, Rational.of(times));
            Product.raise(factors, unique(softmax.get()), Rational.of(times));
            return;
        }
    }

    /** How often both are there. */
    private static int steps(Rational first, Rational second) {
        if (second.signum() <= 0) return 0;
        return Math.min(
                Math.abs(first.numerator().intValue()), second.numerator().intValue());
    }

    /** The base as Σ e^x repeated to the shape of x, for an x of that shape. */
    private Optional<Exponentials.Total> totalOf(Expr base, Expr x) {
        return Exponentials.total(base)
                .filter(total -> unique(total.x()) == unique(x))
                .filter(total -> base != Exponentials.unrepeated(base)
                        || base.shape().isScalar()
                                && total.axes().size() == x.shape().rank());
    }

    /** {@code e^x·Σ(w/Σ e^x) -> e^x/Σ e^x·Σ w}, where all sums are along the same axes. */
    private void pullDivisorsOut(Map<Expr, Rational> factors, Expr base) {
        boolean single = factors.getOrDefault(base, Rational.ZERO).equals(Rational.ONE);
        if (!single || !(Exponentials.unrepeated(base) instanceof Apply apply && apply.op() instanceof Sum sum)) return;
        Expr summed = apply.arg(0);
        Optional<Product> read = read(summed, UnaryOperator.identity(), summed.shape());
        if (read.isEmpty()) return;
        Map<Expr, Rational> inner = new LinkedHashMap<>(read.get().factors());
        Map<Expr, Rational> outer = new LinkedHashMap<>();
        read.get().factors().forEach((divisor, exponent) -> {
            Expr reduced = Exponentials.unrepeated(divisor);
            boolean constant = divisor.shape().isScalar()
                    ? sum.axes().size() == summed.shape().rank()
                    : Exponentials.isSpread(divisor, reduced, summed.shape(), sum);
            Optional<Expr> exp = Exponentials.total(reduced).map(total -> unique(Ops.exp(total.x())));
            if (exponent.signum() >= 0 || !constant || exp.isEmpty() || !factors.containsKey(exp.get())) return;
            inner.remove(divisor);
            outer.put(unique(Exponentials.repetition(base).apply(reduced)), exponent);
        });
        if (outer.isEmpty()) return;
        Expr rest =
                apply.with(List.of(ProductWriter.write(new Product(read.get().coefficient(), inner, summed.shape()))));
        Product.raise(factors, base, Rational.MINUS_ONE);
        Product.raise(factors, unique(Exponentials.repetition(base).apply(rest)), Rational.ONE);
        outer.forEach((divisor, exponent) -> Product.raise(factors, divisor, exponent));
    }

    /** {@code Σ(w·e^x)/Σ e^x}, with the same repetition of both sums. */
    private void combineWeighted(Map<Expr, Rational> factors, Expr base) {
        Rational exponent = factors.getOrDefault(base, Rational.ZERO);
        boolean single = exponent.equals(Rational.ONE);
        if (!single || !(Exponentials.unrepeated(base) instanceof Apply apply && apply.op() instanceof Sum sum)) return;
        Expr summed = apply.arg(0);
        Optional<Product> weighted = read(summed, UnaryOperator.identity(), summed.shape());
        if (weighted.isEmpty()) return;
        for (Expr other : List.copyOf(factors.keySet())) {
            if (factors.getOrDefault(other, Rational.ZERO).signum() >= 0) continue;
            Expr reduced = Exponentials.unrepeated(other);
            Optional<Exponentials.Total> total = Exponentials.total(reduced)
                    .filter(t -> t.axes().equals(sum.axes()) && t.x().shape().equals(summed.shape()));
            boolean alike = unique(Exponentials.repetition(other).apply(apply)) == base
                    && reduced.shape().equals(apply.shape());
            Optional<Expr> softmax = total.filter(t -> alike).flatMap(Exponentials.Total::softmax);
            if (softmax.isEmpty()) continue;
            Expr exp = unique(Ops.exp(total.get().x()));
            if (weighted.get().factors().getOrDefault(exp, Rational.ZERO).signum() <= 0) continue;
            Map<Expr, Rational> inner = new LinkedHashMap<>(weighted.get().factors());
            Product.raise(inner, exp, Rational.MINUS_ONE);
            Product.raise(inner, unique(softmax.get()), Rational.ONE);
            Expr part = ProductWriter.write(new Product(weighted.get().coefficient(), inner, summed.shape()));
            Expr mean = Exponentials.repetition(base).apply(apply.with(List.of(part)));
            Product.raise(factors, base, Rational.MINUS_ONE);
            Product.raise(factors, other, Rational.ONE);
            Product.raise(factors, unique(mean), Rational.ONE);
            return;
        }
    }

    // Sums of exponentials ------------------------------------------------------------------------------------------

    /** {@code (e^a − e^b)/(e^a + e^b) -> (e^(a − m) − e^(b − m))/(e^(a − m) + e^(b − m))} with the larger of a and b as m. */
    private void shiftDivisor(Map<Expr, Rational> factors, Expr divisor, Shape shape) {
        Rational below = factors.getOrDefault(divisor, Rational.ZERO).negate();
        if (below.signum() <= 0) return;
        Optional<ExponentialSum> sum = exponentials(divisor, shape);
        if (sum.isEmpty() || !sum.get().isDivisor() || sum.get().isShifted()) return;
        Expr largest = unique(sum.get().largest());
        Expr shifted = sum.get().without(largest, nodes);
        for (Expr base : List.copyOf(factors.keySet())) {
            int steps = steps(factors.getOrDefault(divisor, Rational.ZERO), factors.getOrDefault(base, Rational.ZERO));
            Optional<ExponentialSum> above = steps == 0 ? Optional.empty() : exponentials(base, shape);
            if (above.isEmpty()) continue;
            Product.raise(factors, base, Rational.of(-steps));
            Product.raise(factors, divisor, Rational.of(steps));
            Product.raise(factors, above.get().without(largest, nodes), Rational.of(steps));
            Product.raise(factors, shifted, Rational.of(-steps));
        }
    }

    /** {@code e^a·e^(b − m) -> e^(a + b − m)} above a divided sum of exponentials: each alone may overflow or vanish. */
    private void mergeExponentials(Map<Expr, Rational> factors, Shape shape) {
        boolean divided = factors.entrySet().stream()
                .anyMatch(factor -> factor.getValue().signum() < 0
                        && exponentials(factor.getKey(), shape)
                                .filter(sum -> sum.isDivisor() && sum.isShifted())
                                .isPresent());
        if (!divided) return;
        Map<Expr, Rational> single = new LinkedHashMap<>();
        Expr sum = null;
        for (Map.Entry<Expr, Rational> factor : factors.entrySet()) {
            Expr base = factor.getKey();
            if (Exponentials.exponent(base).isPresent()) single.put(base, factor.getValue());
            else if (factor.getValue().equals(Rational.ONE)
                    && exponentials(base, shape).isPresent()) sum = base;
        }
        boolean several = single.size() > 1 || single.size() == 1 && sum != null;
        if (!several) return;
        single.forEach((base, exponent) -> Product.raise(factors, base, exponent.negate()));
        Expr power = unique(ExponentialSum.exponent(single));
        if (sum == null) {
            Product.raise(factors, unique(Ops.exp(power)), Rational.ONE);
        } else {
            Expr merged = exponentials(sum, shape).orElseThrow().times(power, nodes);
            Product.raise(factors, sum, Rational.MINUS_ONE);
            Product.raise(factors, merged, Rational.ONE);
        }
    }

    private Optional<ExponentialSum> exponentials(Expr base, Shape shape) {
        Shape common = base.shape().isScalar() ? base.shape() : shape;
        return terms(Exponentials.unrepeated(base), Exponentials.repetition(base), common)
                .flatMap(terms -> ExponentialSum.of(terms, common));
    }

    /** {@code log(e^a + e^b) -> m + log(e^(a − m) + e^(b − m))}, {@code log(e^a/s) -> a − log(s)} for a sum s of exponentials. */
    Optional<Expr> log(Expr x) {
        Optional<Product> read = read(x, UnaryOperator.identity(), x.shape());
        boolean positive = read.isPresent()
                && read.get().coefficient().signum() > 0
                && read.get().factors().keySet().stream().allMatch(Exponentials::isPositive);
        if (!positive) return Optional.empty();
        List<Product> logs = new ArrayList<>();
        boolean changed = false;
        for (Map.Entry<Expr, Rational> factor : read.get().factors().entrySet()) {
            Expr base = factor.getKey();
            Optional<Expr> exponent = Exponentials.exponent(base);
            Optional<ExponentialSum> sum = exponentials(base, x.shape()).filter(ExponentialSum::isDivisor);
            changed |= exponent.isPresent() || sum.isPresent() && !sum.get().isShifted();
            Expr log = exponent.orElse(null);
            if (log == null && sum.isPresent() && !sum.get().isShifted()) {
                Expr largest = unique(sum.get().largest());
                log = largest.plus(Ops.log(sum.get().without(largest, nodes)));
            }
            if (log == null) log = Ops.log(base);
            logs.add(new Product(factor.getValue(), Map.of(unique(log), Rational.ONE), x.shape()));
        }
        if (!changed) return Optional.empty();
        Rational coefficient = read.get().coefficient();
        if (!coefficient.equals(Rational.ONE)) {
            Expr log = unique(Ops.log(Constant.of(coefficient)));
            logs.add(new Product(Rational.ONE, Map.of(log, Rational.ONE), x.shape()));
        }
        return Optional.of(SumWriter.write(logs, x.shape()));
    }

    // Multiplying out ------------------------------------------------------------------------------------------------

    /** The product multiplied out, if a factor in front of a sum cancels with what the sum divides by. */
    private Optional<Expr> distributed(Product product) {
        for (Expr base : product.factors().keySet()) {
            Expr sum = Exponentials.unrepeated(base);
            boolean open = Operands.makesSum(sum)
                    && product.factors().get(base).equals(Rational.ONE)
                    && Exponentials.onePlusExp(sum).isEmpty()
                    && Exponentials.oneMinusSigmoid(sum).isEmpty();
            if (!open) continue;
            Map<Expr, Rational> others = new LinkedHashMap<>(product.factors());
            others.remove(base);
            Product front = combined(new Product(product.coefficient(), others, product.shape()), true);
            Optional<List<Product>> terms = terms(sum, Exponentials.repetition(base), product.shape())
                    .map(all -> all.stream().map(term -> combined(term, true)).toList());
            if (terms.isEmpty() || terms.get().stream().noneMatch(term -> cancels(front, term))) continue;
            List<Product> multiplied = terms.get().stream()
                    .map(term -> combined(front.times(term), true))
                    .toList();
            return Optional.of(SumWriter.write(multiplied, product.shape()));
        }
        return Optional.empty();
    }

    private boolean cancels(Product front, Product term) {
        return front.factors().entrySet().stream()
                .filter(factor -> factor.getValue().signum() > 0)
                .anyMatch(factor -> divides(term, factor.getKey()));
    }

    private boolean divides(Product term, Expr base) {
        boolean below = term.factors().getOrDefault(base, Rational.ZERO).signum() < 0;
        if (below && Exponentials.isPositive(base)) return true;
        Expr x = Exponentials.exponent(base).orElse(null);
        if (x == null) {
            // σ(−x)·(1 + e^x) is 1.
            return Exponentials.argument(base, Sigmoid.OP)
                    .filter(z -> term.factors().entrySet().stream()
                            .anyMatch(factor -> factor.getValue().signum() > 0
                                    && Exponentials.onePlusExp(factor.getKey())
                                            .filter(y -> sigmoid(Exponentials.negative(y)) == base)
                                            .isPresent()))
                    .isPresent();
        }
        boolean sigmoid = term.factors()
                        .getOrDefault(sigmoid(Exponentials.negative(x)), Rational.ZERO)
                        .signum()
                > 0;
        return sigmoid
                || term.factors().entrySet().stream()
                        .anyMatch(factor -> factor.getValue().signum() < 0
                                && (totalOf(factor.getKey(), x).isPresent()
                                        || exponentials(factor.getKey(), term.shape())
                                                .filter(sum -> sum.isDivisor() && !sum.isShifted())
                                                .isPresent()));
    }
}
