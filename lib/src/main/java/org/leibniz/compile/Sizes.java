package org.leibniz.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Dim;
import org.leibniz.shape.ShapeException;

/** Finds the values of named sizes from the lengths of arrays. */
final class Sizes {
    private record Length(Symbol symbol, int length) {}

    private final Set<String> names;
    private final Map<String, Long> found = new HashMap<>();
    private final List<Length> lengths = new ArrayList<>();

    Sizes(Set<String> names, Map<String, Long> given) {
        this.names = names;
        given.forEach((name, size) -> {
            if (names.contains(name)) found.put(name, size);
        });
    }

    /** Says how long the array of a symbol is. */
    void offer(Symbol symbol, int length) {
        lengths.add(new Length(symbol, length));
    }

    /**
     * The values of all names.
     *
     * @throws ShapeException if an array does not hold a whole number of rows, or no array tells a size
     */
    Map<String, Long> found() {
        boolean learning = true;
        while (learning && found.size() < names.size()) {
            learning = false;
            for (Length length : lengths) learning |= learn(length);
        }
        for (String name : names) {
            if (!found.containsKey(name))
                throw new ShapeException(
                        "size " + name + " follows from no array; say it with size(\"" + name + "\", …)");
        }
        return found;
    }

    /** An unknown size follows if it is that of one axis and the other axes are known. */
    private boolean learn(Length length) {
        String unknown = null;
        long others = 1;
        for (Dim dim : length.symbol.shape().dims()) {
            if (found.keySet().containsAll(dim.names())) {
                others *= dim.evaluate(found);
            } else if (unknown == null && dim.names().contains(dim.toString())) {
                unknown = dim.toString();
            } else {
                return false;
            }
        }
        if (unknown == null) return false;
        if (length.length == 0 || others == 0 || length.length % others != 0) {
            throw new IllegalArgumentException(length.symbol.described() + " needs a multiple of " + others
                    + " values, the array has " + length.length);
        }
        found.put(unknown, length.length / others);
        return true;
    }
}
