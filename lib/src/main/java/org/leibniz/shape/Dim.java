package org.leibniz.shape;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The size of an axis: an integer polynomial in named sizes, with floor division. A name stands for an integer of at
 * least 1 that is given later, so one declared model serves every batch size.
 *
 * <p>Two dims are equal if their normal forms are: {@code (n+1)*2} equals {@code 2*n+2}, and {@code floor((n-5)/2)+1}
 * equals {@code floor((n-3)/2)}. Dims that are not equal may still agree for some sizes, unless they
 * {@linkplain #decidablyDiffers differ for certain}. What is said of every size leaves out those that make a divisor 0.
 * Immutable.
 */
public final class Dim {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Coefficients by monomial, leading term first, none of them zero. */
    private final NavigableMap<Monomial, Long> terms;

    private Dim(NavigableMap<Monomial, Long> terms) {
        this.terms = Collections.unmodifiableNavigableMap(terms);
    }

    /** A fixed size. */
    public static Dim of(long value) {
        return term(Monomial.ONE, value);
    }

    /** A size known by name, an integer of at least 1. Names are a letter, then letters, digits and {@code _}. */
    public static Dim named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ShapeException("'" + name + "' cannot name a size: a letter, then letters, digits and _");
        }
        return atom(new NamedSize(name));
    }

    static Dim atom(Atom atom) {
        return term(Monomial.of(atom), 1);
    }

    static Dim term(Monomial monomial, long coefficient) {
        NavigableMap<Monomial, Long> terms = new TreeMap<>();
        if (coefficient != 0) {
            terms.put(monomial, coefficient);
        }
        return new Dim(terms);
    }

    /** The sum. */
    public Dim plus(Dim other) {
        NavigableMap<Monomial, Long> sum = new TreeMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
        return new Dim(sum);
    }

    /** The difference. */
    public Dim minus(Dim other) {
        return plus(other.times(-1));
    }

    /** The product. */
    public Dim times(Dim other) {
        NavigableMap<Monomial, Long> product = new TreeMap<>();
        terms.forEach((left, first) ->
                other.terms.forEach((right, second) -> add(product, left.times(right), Exact.multiply(first, second))));
        return new Dim(product);
    }

    /** The largest integer not above {@code this/divisor}, simplified where that holds for every size. */
    public Dim floorDiv(Dim divisor) {
        return FloorDivision.divide(this, divisor);
    }

    /** {@code a - b*floor(a/b)}, which has the sign of the divisor. */
    public Dim mod(Dim divisor) {
        return minus(divisor.times(floorDiv(divisor)));
    }

    /** The sum with a fixed number. */
    public Dim plus(long other) {
        return plus(of(other));
    }

    /** The difference to a fixed number. */
    public Dim minus(long other) {
        return minus(of(other));
    }

    /** The product with a fixed number. */
    public Dim times(long other) {
        return times(of(other));
    }

    /** The largest integer not above {@code this/divisor}. */
    public Dim floorDiv(long divisor) {
        return floorDiv(of(divisor));
    }

    /** Whether this size depends on no name. */
    public boolean isFixed() {
        return terms.isEmpty() || terms.firstKey().isOne();
    }

    /** Whether this size is fixed at 1, the only size that broadcasting stretches. */
    public boolean isOne() {
        return isFixed() && coefficient(Monomial.ONE) == 1;
    }

    /** The value of a fixed size. */
    public long value() {
        if (!isFixed()) {
            throw new IllegalStateException("size " + this + " is not fixed");
        }
        return coefficient(Monomial.ONE);
    }

    /** Whether the two sizes differ whatever the names stand for, as {@code n} and {@code n+1} do. */
    public boolean decidablyDiffers(Dim other) {
        Dim difference = minus(other);
        return difference.isFixed() && !difference.isZero();
    }

    /** The names this size depends on, in alphabetical order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        terms.keySet().forEach(monomial -> monomial.factors().forEach(atom -> atom.addNamesTo(names)));
        return names;
    }

    /** The value at the given sizes; each name needs one, others are ignored. */
    public long evaluate(Map<String, Long> sizes) {
        long sum = 0;
        for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
            long product = term.getValue();
            for (Atom factor : term.getKey().factors()) {
                product = Exact.multiply(product, factor.evaluate(sizes));
            }
            sum = Exact.add(sum, product);
        }
        return sum;
    }

    /** This size with names replaced; names that are not in the map stay. */
    public Dim substitute(Map<String, Dim> replacements) {
        Dim sum = of(0);
        for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
            Dim product = of(term.getValue());
            for (Atom factor : term.getKey().factors()) {
                product = product.times(factor.substitute(replacements));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /** Whether both have the same normal form. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Dim dim && terms.equals(dim.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    /**
     * Plain text without spaces, such as {@code 2*n+1} or {@code floor((n-5)/2)+1}. A floor division prints the
     * constant it was written with, so equal dims may print differently; different dims never print alike.
     */
    @Override
    public String toString() {
        return DimText.of(terms);
    }

    private static void add(Map<Monomial, Long> terms, Monomial monomial, long coefficient) {
        long sum = Exact.add(terms.getOrDefault(monomial, 0L), coefficient);
        if (sum == 0) {
            terms.remove(monomial);
        } else {
            terms.put(monomial, sum);
        }
    }

    NavigableMap<Monomial, Long> terms() {
        return terms;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    long coefficient(Monomial monomial) {
        return terms.getOrDefault(monomial, 0L);
    }

    /** Any order that agrees with {@code equals}: it sorts atoms, and says nothing about which size is larger. */
    static int compare(Dim left, Dim right) {
        if (left == right) {
            return 0;
        }
        Iterator<Map.Entry<Monomial, Long>> others = right.terms.entrySet().iterator();
        for (Map.Entry<Monomial, Long> term : left.terms.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<Monomial, Long> other = others.next();
            int byMonomial = term.getKey().compareTo(other.getKey());
            int order = byMonomial != 0 ? byMonomial : Long.compare(term.getValue(), other.getValue());
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
