package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Subtract;
import org.leibniz.notation.Rational;
import org.leibniz.op.Max;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/**
 * A sum of exponentials with something in front of each, {@code y·exp(a) − 2·exp(b) + 3}. All of them can be divided by the
 * largest exponential of a divisor before anything overflows.
 */
record ExponentialSum(List<Term> terms, Shape shape) {
    /** A weight, which has no exponential in it, times e to the exponent, which is empty for 0. */
    record Term(Product weight, Optional<Expr> exponent) {}

    /** The sum of these products; empty if there is no exponential in them. */
    static Optional<ExponentialSum> of(List<Product> products, Shape shape) {
        List<Term> terms = products.stream().map(ExponentialSum::term).toList();
        boolean any = terms.stream().anyMatch(term -> term.exponent.isPresent());
        return any ? Optional.of(new ExponentialSum(terms, shape)) : Optional.empty();
    }

    private static Term term(Product product) {
        Map<Expr, Rational> weight = new LinkedHashMap<>(product.factors());
        Map<Expr, Rational> exponentials = new LinkedHashMap<>(product.factors());
        weight.keySet().removeIf(base -> Exponentials.exponent(base).isPresent());
        exponentials.keySet().removeAll(weight.keySet());
        Optional<Expr> exponent = exponentials.isEmpty() ? Optional.empty() : Optional.of(exponent(exponentials));
        return new Term(new Product(product.coefficient(), weight, product.shape()), exponent);
    }

    /** The x of e^x, which is a product of powers of exponentials. */
    static Expr exponent(Map<Expr, Rational> exponentials) {
        return exponentials.entrySet().stream()
                .map(factor -> multiple(Exponentials.exponent(factor.getKey()).orElseThrow(), factor.getValue()))
                .reduce(ExponentialSum::sum)
                .orElseThrow();
    }

    private static Expr multiple(Expr x, Rational times) {
        if (times.equals(Rational.ONE)) return x;
        return times.equals(Rational.MINUS_ONE)
                ? Exponentials.negative(x)
                : Constant.of(times).times(x);
    }

    /** Whether it is a sum of at least two exponentials with positive numbers in front, 1 among them. */
    boolean isDivisor() {
        return terms.size() > 1
                && terms.stream()
                        .map(Term::weight)
                        .allMatch(w -> w.factors().isEmpty() && w.coefficient().signum() > 0);
    }

    /** Whether the largest exponent is taken from all of them already. */
    boolean isShifted() {
        Expr first = terms.get(0).exponent.map(ExponentialSum::taken).orElse(null);
        return first != null
                && terms.stream()
                        .allMatch(
                                term -> term.exponent.map(ExponentialSum::taken).orElse(null) == first);
    }

    /** The m of x − m and −m, a largest exponent; null if it is something else. */
    private static @Nullable Expr taken(Expr exponent) {
        if (!(Exponentials.unrepeated(exponent) instanceof Apply apply)) return null;
        boolean less = apply.op() == Subtract.OP || apply.op() == Negate.OP;
        Expr last = Exponentials.unrepeated(apply.args().get(apply.args().size() - 1));
        return less && last instanceof Apply max && max.op() == Max.OP ? last : null;
    }

    /** The largest exponent. */
    Expr largest() {
        Expr zero = Constant.of(0);
        return terms.stream()
                .map(term -> term.exponent.orElse(zero))
                .reduce(Ops::max)
                .orElse(zero);
    }

    /** The sum divided by e to the given power. */
    Expr without(Expr power, Nodes nodes) {
        return withExponents(x -> x.minus(power), Exponentials.negative(power), nodes);
    }

    /** The sum times e to the given power. */
    Expr times(Expr power, Nodes nodes) {
        return withExponents(x -> sum(x, power), power, nodes);
    }

    private Expr withExponents(UnaryOperator<Expr> change, Expr fromZero, Nodes nodes) {
        List<Product> changed = new ArrayList<>();
        for (Term term : terms) {
            Expr exponent = term.exponent.map(change).orElse(fromZero);
            Map<Expr, Rational> factors = new LinkedHashMap<>(term.weight.factors());
            Product.raise(factors, nodes.made(Ops.exp(exponent), made -> {}), Rational.ONE);
            changed.add(new Product(term.weight.coefficient(), factors, shape));
        }
        return nodes.made(SumWriter.write(changed, shape), made -> {});
    }

    /** The sum of two exponents; where one of them is x − m − m, both get their m, so that no large numbers are added. */
    private static Expr sum(Expr a, Expr b) {
        return twiceShifted(a)
                .map(x -> x.arg(0).plus(b.minus(x.arg(1))))
                .or(() -> twiceShifted(b).map(x -> a.minus(x.arg(1)).plus(x.arg(0))))
                .orElseGet(() -> a.plus(b));
    }

    private static Optional<Apply> twiceShifted(Expr exponent) {
        boolean twice = exponent instanceof Apply apply
                && apply.op() == Subtract.OP
                && taken(exponent) != null
                && taken(exponent) == taken(apply.arg(0));
        return twice ? Optional.of((Apply) exponent) : Optional.empty();
    }
}
