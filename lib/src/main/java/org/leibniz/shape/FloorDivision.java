package org.leibniz.shape;

import java.util.Map;
import java.util.Optional;

/**
 * Floor division of polynomials, simplified as far as it holds for every size.
 *
 * <p>The remainder of the polynomial division is unique, hence quotients that differ by a whole multiple of the divisor
 * get the same normal form.
 */
final class FloorDivision {
    private FloorDivision() {}

    static Dim divide(Dim dividend, Dim divisor) {
        if (divisor.isZero()) {
            throw new ShapeException("division of " + dividend + " by 0");
        }
        Map.Entry<Monomial, Long> leading = divisor.terms().firstEntry();
        if (leading.getValue() < 0) {
            return divide(dividend.times(-1), divisor.times(-1));
        }
        Dim quotient = Dim.of(0);
        Dim remainder = Dim.of(0);
        Dim rest = dividend;
        while (!rest.isZero()) {
            Map.Entry<Monomial, Long> term = rest.terms().firstEntry();
            Optional<Monomial> monomial = term.getKey().dividedBy(leading.getKey());
            // A constant stays where it was written; what is whole of it, byFixed takes out.
            if (monomial.isPresent() && !term.getKey().isOne()) {
                Dim multiple = Dim.term(monomial.get(), Math.floorDiv(term.getValue(), leading.getValue()));
                quotient = quotient.plus(multiple);
                rest = rest.minus(multiple.times(divisor));
            }
            Dim left = Dim.term(term.getKey(), rest.coefficient(term.getKey()));
            remainder = remainder.plus(left);
            rest = rest.minus(left);
        }
        return quotient.plus(cancel(remainder, divisor));
    }

    /**
     * Divides both sides by what all coefficients have in common. Over a fixed divisor the constant need not share it:
     * {@code floor((2*n+1)/4) = floor(n/2)}.
     */
    private static Dim cancel(Dim numerator, Dim divisor) {
        Dim mustDivide = divisor.isFixed() ? numerator.minus(numerator.coefficient(Monomial.ONE)) : numerator;
        long common = Exact.gcd(commonFactor(mustDivide), commonFactor(divisor));
        Dim reduced = floorCoefficients(numerator, common);
        return divisor.isFixed()
                ? byFixed(reduced, divisor.value() / common)
                : byUnknown(reduced, floorCoefficients(divisor, common));
    }

    private static Dim byUnknown(Dim numerator, Dim divisor) {
        return numerator.isZero() ? numerator : Dim.atom(new FloorQuotient(numerator, divisor, 0));
    }

    private static Dim byFixed(Dim numerator, long divisor) {
        Optional<FloorQuotient> nested = onlyFloorQuotient(numerator);
        if (nested.isPresent()) {
            // floor((floor(a/b)+c)/d) = floor((a+b*c)/(b*d)) for every d > 0: pooling by 2 twice is pooling by 4.
            FloorQuotient inner = nested.get();
            Dim others = numerator.minus(Dim.atom(inner));
            Dim flat = inner.numerator().plus(inner.divisor().times(others));
            return divide(flat, inner.divisor().times(divisor));
        }
        long whole = Math.floorDiv(numerator.coefficient(Monomial.ONE), divisor);
        Dim reduced = numerator.minus(Exact.multiply(whole, divisor));
        if (reduced.isFixed()) {
            return Dim.of(whole);
        }
        // An exact multiple is better shown outside; any other constant prints where it was written.
        long writtenMultiple = reduced.coefficient(Monomial.ONE) == 0 ? 0 : whole;
        return Dim.atom(new FloorQuotient(reduced, Dim.of(divisor), writtenMultiple))
                .plus(whole);
    }

    /** The greatest common divisor of the coefficients, 0 if there are none. */
    private static long commonFactor(Dim dim) {
        return dim.terms().values().stream().reduce(0L, Exact::gcd);
    }

    private static Dim floorCoefficients(Dim dim, long divisor) {
        return dim.terms().entrySet().stream()
                .map(term -> Dim.term(term.getKey(), Math.floorDiv(term.getValue(), divisor)))
                .reduce(Dim.of(0), Dim::plus);
    }

    /** The floor division that is added once here, if there is no other. */
    private static Optional<FloorQuotient> onlyFloorQuotient(Dim dim) {
        Optional<FloorQuotient> found = Optional.empty();
        for (Map.Entry<Monomial, Long> term : dim.terms().entrySet()) {
            Optional<FloorQuotient> quotient = term.getKey().floorQuotient();
            if (quotient.isPresent() && (found.isPresent() || term.getValue() != 1)) {
                return Optional.empty();
            }
            found = quotient.isPresent() ? quotient : found;
        }
        return found;
    }
}
