package org.leibniz.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Data for the inputs of a loss: one array a symbol, sample after sample along its first axis. */
public final class Samples {
    private final Map<Symbol, float[]> arrays = new LinkedHashMap<>();
    private String size = "";
    private int count;

    /**
     * Adds the values of an input, whose first size is a name and whose other sizes are fixed.
     *
     * @throws IllegalArgumentException if the symbol has another shape, or the array is not as many samples as others
     */
    public Samples with(Symbol symbol, float[] values) {
        int length = sampleLength(symbol);
        String name = symbol.shape().dim(0).toString();
        if (values.length == 0 || values.length % length != 0) {
            throw new IllegalArgumentException(
                    symbol.described() + " needs a multiple of " + length + " values, the array has " + values.length);
        }
        int samples = values.length / length;
        if (!arrays.isEmpty() && !name.equals(size)) {
            throw new IllegalArgumentException(
                    symbol.described() + " counts samples by " + name + ", the others by " + size);
        }
        if (!arrays.isEmpty() && samples != count) {
            throw new IllegalArgumentException(
                    symbol.described() + " has " + samples + " samples, the others have " + count);
        }
        arrays.put(symbol, values);
        size = name;
        count = samples;
        return this;
    }

    /** The number of values in one sample of an input. */
    static int sampleLength(Symbol symbol) {
        Shape shape = symbol.shape();
        Dim first = shape.rank() == 0 ? Dim.of(1) : shape.dim(0);
        boolean named = first.names().contains(first.toString());
        if (!named || !shape.take(1, shape.rank()).isFixed()) {
            throw new IllegalArgumentException(
                    "samples lie along a first axis of a named size, with fixed sizes behind it; not so in "
                            + symbol.described());
        }
        return Math.toIntExact(shape.take(1, shape.rank()).elements());
    }

    public Set<Symbol> symbols() {
        return arrays.keySet();
    }

    /** The values of an input, all samples in a row. */
    public float[] array(Symbol symbol) {
        float[] values = arrays.get(symbol);
        if (values == null) throw new IllegalArgumentException("there are no values for " + symbol.described());
        return values;
    }

    /** The number of samples. */
    public int count() {
        return count;
    }

    /** The name of the size that counts samples. */
    String size() {
        return size;
    }

    boolean isEmpty() {
        return arrays.isEmpty();
    }
}
