package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Subtract;
import org.leibniz.notation.Rational;

/** Collects the terms of a sum from left to right, like terms at the place of the first of them. */
final class SumReader {
    /** A term still to be read; one that is open may be taken apart. */
    private record Pending(Expr e, boolean negative, boolean open) {}

    private final Surroundings around;
    private final Deque<Pending> pending = new ArrayDeque<>();
    /** By the factors without their coefficient; a plain number has none. */
    private final Map<Map<Expr, Rational>, Product> terms = new LinkedHashMap<>();

    private boolean readable = true;

    private SumReader(Surroundings around) {
        this.around = around;
    }

    /** The terms that are not 0; empty for what exact arithmetic must not touch. */
    static Optional<List<Product>> read(Apply top, Surroundings around) {
        SumReader reader = new SumReader(around);
        reader.pending.push(new Pending(top, false, true));
        while (!reader.pending.isEmpty() && reader.readable) {
            around.step();
            reader.read(reader.pending.pop());
        }
        if (!reader.readable) return Optional.empty();
        return Optional.of(reader.terms.values().stream()
                .filter(term -> term.coefficient().signum() != 0)
                .toList());
    }

    private void read(Pending next) {
        if (next.open() && Operands.makesSum(next.e())) {
            Apply sum = (Apply) next.e();
            Expr second = sum.arg(1);
            boolean negativeSecond = next.negative() != (sum.op() == Subtract.OP);
            pending.push(new Pending(second, negativeSecond, around.dissolves(second)));
            pending.push(new Pending(sum.arg(0), next.negative(), around.dissolves(sum.arg(0))));
            return;
        }
        Optional<Product> single = ProductReader.readFactor(next.e(), around);
        readable &= single.isPresent();
        if (!readable) return;
        Product term = next.open() ? around.factors(next.e()) : single.get();
        readTerm(next.negative() ? term.negate() : term, next.open());
    }

    private void readTerm(Product term, boolean open) {
        Optional<Expr> inner = open ? signedSum(term) : Optional.empty();
        if (inner.isPresent()) {
            pending.push(new Pending(inner.get(), term.coefficient().signum() < 0, true));
            return;
        }
        Product known = terms.get(term.factors());
        Product sum =
                known == null ? term : known.withCoefficient(known.coefficient().plus(term.coefficient()));
        readable &= Exact.fits(sum.coefficient());
        terms.put(sum.factors(), sum);
    }

    /** The sum inside {@code −(a + b)}. */
    private Optional<Expr> signedSum(Product term) {
        boolean signed =
                term.coefficient().equals(Rational.ONE) || term.coefficient().equals(Rational.MINUS_ONE);
        if (!signed || term.factors().size() != 1 || !term.factors().containsValue(Rational.ONE))
            return Optional.empty();
        Expr base = term.factors().keySet().iterator().next();
        boolean whole = base.shape().equals(term.shape());
        return whole && Operands.makesSum(base) && around.dissolves(base) ? Optional.of(base) : Optional.empty();
    }
}
