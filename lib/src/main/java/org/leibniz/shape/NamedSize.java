package org.leibniz.shape;

import java.util.Map;
import java.util.Set;

/** A size known by name only, an integer of at least 1. */
record NamedSize(String name) implements Atom {
    @Override
    public long evaluate(Map<String, Long> sizes) {
        Long size = sizes.get(name);
        if (size == null) {
            throw new ShapeException("size " + name + " has no value");
        }
        if (size < 1) {
            throw new ShapeException("size " + name + " must be at least 1, not " + size);
        }
        return size;
    }

    @Override
    public Dim substitute(Map<String, Dim> replacements) {
        Dim replacement = replacements.get(name);
        return replacement == null ? Dim.atom(this) : replacement;
    }

    @Override
    public void addNamesTo(Set<String> names) {
        names.add(name);
    }

    /** Names come before floor divisions, so that {@code n mod 2} prints {@code n-2*floor(n/2)}. */
    @Override
    public int compareTo(Atom other) {
        return other instanceof NamedSize named ? name.compareTo(named.name) : -1;
    }

    @Override
    public String toString() {
        return name;
    }
}
