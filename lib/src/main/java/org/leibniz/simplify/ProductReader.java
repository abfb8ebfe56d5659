package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.notation.Rational;

/** Collects the factors of a product from left to right, through everything in it that dissolves. */
final class ProductReader {
    /** A factor still to be read; one that is open may be taken apart. */
    private record Pending(Expr e, boolean inverse, boolean open) {}

    /** Up to this many, factors that another rule has just brought together are taken over; more are found in the next pass. */
    private static final int SHORT = 16;

    private final Surroundings around;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Map<Expr, Rational> factors = new LinkedHashMap<>();
    private Rational coefficient = Rational.ONE;
    private boolean readable = true;

    private ProductReader(Surroundings around) {
        this.around = around;
    }

    /** Empty for what exact arithmetic must not touch: a division by 0, NaN and infinity, numbers that grow too large. */
    static Optional<Product> read(Expr top, Surroundings around) {
        return new ProductReader(around).read(top, true);
    }

    /** The expression as a single factor, without taking products apart. */
    static Optional<Product> readFactor(Expr e, Surroundings around) {
        return new ProductReader(around).read(e, false);
    }

    private Optional<Product> read(Expr top, boolean open) {
        pending.push(new Pending(top, false, open));
        while (!pending.isEmpty() && readable) {
            around.step();
            read(pending.pop());
        }
        return readable
                ? Optional.of(new Product(coefficient, Norms.cancel(Roots.merge(factors, around)), top.shape()))
                : Optional.empty();
    }

    private void read(Pending next) {
        Expr e = next.e();
        Product known = next.open() ? around.remembered(e) : null;
        if (known != null && known.factors().size() <= SHORT) {
            readKnown(known, next.inverse());
        } else if (next.open() && Operands.makesProduct(e)) {
            readOperands((Apply) e, next.inverse());
        } else if (e instanceof Constant constant) {
            readConstant(constant, next.inverse());
        } else if (e instanceof Apply apply
                && e.names().isEmpty()
                && apply.op() instanceof BroadcastTo
                && repeatsScalar(apply)) {
            Expr source = apply.arg(0);
            pending.push(new Pending(source, next.inverse(), next.open() && around.dissolves(source)));
        } else if (next.open() && isRepeatedProduct(e)) {
            readRepeated((Apply) e, next.inverse());
        } else if (e instanceof Apply apply
                && e.names().isEmpty()
                && apply.op() == Power.OP
                && hasExactExponent(apply, next.open())) {
            Rational exponent = Operands.exact(apply.arg(1)).orElseThrow();
            raise(apply.arg(0), next.inverse() ? exponent.negate() : exponent);
        } else {
            raise(e, next.inverse() ? Rational.MINUS_ONE : Rational.ONE);
        }
    }

    private void readKnown(Product known, boolean inverse) {
        if (inverse && known.coefficient().signum() == 0) {
            readable = false;
            return;
        }
        Rational product = inverse ? coefficient.div(known.coefficient()) : coefficient.times(known.coefficient());
        readable &= Exact.fits(product);
        coefficient = product;
        known.factors().forEach((base, exponent) -> raise(base, inverse ? exponent.negate() : exponent));
    }

    private boolean isRepeatedProduct(Expr e) {
        if (Repetition.of(e).isEmpty() || !around.dissolves(((Apply) e).arg(0))) return false;
        Product known = around.remembered(((Apply) e).arg(0));
        return known != null
                && known.factors().size() <= SHORT
                && !known.tensors().isEmpty();
    }

    /** A repeated product is the product of what is repeated. */
    private void readRepeated(Apply broadcast, boolean inverse) {
        Repetition repetition = Repetition.of(broadcast).orElseThrow();
        Product known = Objects.requireNonNull(around.remembered(broadcast.arg(0)));
        readKnown(
                known.withBases(base -> base.shape().isScalar() ? base : around.unique(repetition.repeat(base))),
                inverse);
    }

    private void readOperands(Apply product, boolean inverse) {
        for (int i = product.args().size() - 1; i >= 0; i--) {
            Expr operand = product.arg(i);
            boolean below = i == 1 && product.op() == Divide.OP;
            pending.push(new Pending(operand, inverse != below, around.dissolves(operand)));
        }
        if (product.op() == Negate.OP) coefficient = coefficient.negate();
    }

    private void readConstant(Constant constant, boolean inverse) {
        Optional<Rational> exact = constant.exact();
        if (exact.isEmpty()) {
            readable &= Double.isFinite(constant.value());
            raise(constant, inverse ? Rational.MINUS_ONE : Rational.ONE);
        } else if (inverse && exact.get().signum() == 0) {
            readable = false;
        } else {
            Rational product = inverse ? coefficient.div(exact.get()) : coefficient.times(exact.get());
            if (Exact.fits(product)) coefficient = product;
            else raise(constant, inverse ? Rational.MINUS_ONE : Rational.ONE);
        }
    }

    private static boolean repeatsScalar(Apply broadcast) {
        return Operands.scalar(broadcast).isPresent();
    }

    // 0 to a negative power is a division by 0. A root that something else needs is cheapest left as it is.
    private static boolean hasExactExponent(Apply power, boolean open) {
        Optional<Rational> exponent = Operands.exact(power.arg(1)).filter(Exact::fits);
        boolean whole = exponent.isPresent() && exponent.get().isInteger();
        return exponent.isPresent()
                && (whole || open)
                && Operands.exact(power.arg(0)).isEmpty();
    }

    private void raise(Expr base, Rational exponent) {
        Product.raise(factors, base, exponent);
        readable &= Exact.fits(factors.getOrDefault(base, Rational.ZERO));
    }
}
