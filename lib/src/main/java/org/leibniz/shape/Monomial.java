package org.leibniz.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A product of atoms, sorted, repeated where it is a power.
 *
 * <p>The order, highest degree first and then by the atoms, decides how a polynomial prints. Being kept by
 * multiplication, it also makes the remainder of a polynomial division unique.
 */
record Monomial(List<Atom> factors) implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(List.of());

    static Monomial of(Atom atom) {
        return new Monomial(List.of(atom));
    }

    boolean isOne() {
        return factors.isEmpty();
    }

    Monomial times(Monomial other) {
        List<Atom> product = new ArrayList<>(factors);
        product.addAll(other.factors);
        Collections.sort(product);
        return new Monomial(List.copyOf(product));
    }

    /** What is left when the divisor's factors are taken away, empty if one of them is missing here. */
    Optional<Monomial> dividedBy(Monomial divisor) {
        List<Atom> quotient = new ArrayList<>(factors);
        for (Atom factor : divisor.factors) {
            if (!quotient.remove(factor)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Monomial(List.copyOf(quotient)));
    }

    /** The floor division this monomial consists of, if it is one and nothing else. */
    Optional<FloorQuotient> floorQuotient() {
        return factors.size() == 1 && factors.get(0) instanceof FloorQuotient quotient
                ? Optional.of(quotient)
                : Optional.empty();
    }

    @Override
    public int compareTo(Monomial other) {
        int byDegree = Integer.compare(other.factors.size(), factors.size());
        for (int i = 0; byDegree == 0 && i < factors.size(); i++) {
            int byFactor = factors.get(i).compareTo(other.factors.get(i));
            if (byFactor != 0) {
                return byFactor;
            }
        }
        return byDegree;
    }

    /** Such as {@code m*n^2}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int start = 0, end; start < factors.size(); start = end) {
            Atom factor = factors.get(start);
            end = factors.lastIndexOf(factor) + 1;
            text.append(start == 0 ? "" : "*").append(factor);
            if (end - start > 1) {
                text.append('^').append(end - start);
            }
        }
        return text.toString();
    }
}
