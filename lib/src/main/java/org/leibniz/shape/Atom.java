package org.leibniz.shape;

import java.util.Map;
import java.util.Set;

/** What a {@link Dim} is a polynomial in: a named size, or a floor division that could not be simplified away. */
sealed interface Atom extends Comparable<Atom> permits NamedSize, FloorQuotient {
    long evaluate(Map<String, Long> sizes);

    Dim substitute(Map<String, Dim> replacements);

    void addNamesTo(Set<String> names);
}
