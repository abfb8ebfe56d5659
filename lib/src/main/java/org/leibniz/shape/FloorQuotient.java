package org.leibniz.shape;

import java.util.Map;
import java.util.Set;

/**
 * The floor of {@code numerator/divisor}, in normal form: no whole multiple of the divisor is left in the numerator.
 *
 * @param writtenMultiple how many divisors more the numerator had when it was written. A convolution says
 *     {@code floor((n-5)/2)+1}; its normal form {@code floor((n+1)/2)-2} is what is compared, the written form is what
 *     is printed. Therefore this number takes no part in equality.
 */
record FloorQuotient(Dim numerator, Dim divisor, long writtenMultiple) implements Atom {
    @Override
    public long evaluate(Map<String, Long> sizes) {
        long by = divisor.evaluate(sizes);
        if (by == 0) {
            throw new ShapeException(this + ": the divisor is 0");
        }
        return Math.floorDiv(numerator.evaluate(sizes), by);
    }

    @Override
    public Dim substitute(Map<String, Dim> replacements) {
        Dim written = writtenNumerator().substitute(replacements);
        // The difference between written and normal form is whole, so it comes out of the division again.
        return written.floorDiv(divisor.substitute(replacements)).minus(writtenMultiple);
    }

    @Override
    public void addNamesTo(Set<String> names) {
        names.addAll(numerator.names());
        names.addAll(divisor.names());
    }

    @Override
    public int compareTo(Atom other) {
        if (!(other instanceof FloorQuotient quotient)) {
            return 1;
        }
        int byNumerator = Dim.compare(numerator, quotient.numerator);
        return byNumerator != 0 ? byNumerator : Dim.compare(divisor, quotient.divisor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloorQuotient quotient
                && numerator.equals(quotient.numerator)
                && divisor.equals(quotient.divisor);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + divisor.hashCode();
    }

    @Override
    public String toString() {
        return text(numerator);
    }

    /** The quotient as it was written, larger than this one by {@link #writtenMultiple}. */
    String writtenText() {
        return text(writtenNumerator());
    }

    private Dim writtenNumerator() {
        return numerator.plus(divisor.times(writtenMultiple));
    }

    private String text(Dim above) {
        String top = above.toString();
        String bottom = divisor.toString();
        boolean sum = top.lastIndexOf('+') > 0 || top.lastIndexOf('-') > 0;
        boolean word = bottom.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return "floor(" + (sum ? "(" + top + ")" : top) + "/" + (word ? bottom : "(" + bottom + ")") + ")";
    }
}
