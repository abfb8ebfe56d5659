package org.leibniz.train;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Dataset;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Data for the inputs of a loss: the fields of a set, which are those of the symbols in the same order. */
public final class Samples {
    private final Set<Symbol> symbols = new LinkedHashSet<>();
    private @Nullable Dataset data;
    private String size = "";

    /**
     * Adds the values of an input, sample after sample. Its first size is a name, its other sizes are fixed.
     *
     * @throws IllegalArgumentException if the symbol has another shape, or the array is not as many samples as others
     */
    public Samples with(Symbol symbol, float[] values) {
        int length = sampleLength(symbol);
        if (values.length == 0 || values.length % length != 0) {
            throw new IllegalArgumentException(
                    symbol.described() + " needs a multiple of " + length + " values, the array has " + values.length);
        }
        return with(Dataset.of(symbol.name(), values, sampleSizes(symbol)), symbol);
    }

    /**
     * Adds the values of some inputs: those of the fields of a set, in the order of the fields.
     *
     * @throws IllegalArgumentException if a symbol has another shape than its field, or there are other fields, or not as
     *     many samples as others
     */
    public Samples with(Dataset samples, Symbol... inputs) {
        if (inputs.length != samples.fields().size()) {
            throw new IllegalArgumentException("the samples have the fields " + samples.fields() + ", but they are for "
                    + Arrays.toString(inputs));
        }
        for (int i = 0; i < inputs.length; i++) add(inputs[i], samples.fields().get(i), samples.count());
        data = data == null ? samples : data.with(samples);
        return this;
    }

    private void add(Symbol symbol, Dataset.Field field, int count) {
        int[] sizes = sampleSizes(symbol);
        if (!Arrays.equals(sizes, field.sizes())) {
            throw new IllegalArgumentException(symbol.described() + " cannot take samples " + field);
        }
        String name = symbol.shape().dim(0).toString();
        if (!symbols.isEmpty() && !name.equals(size)) {
            throw new IllegalArgumentException(
                    symbol.described() + " counts samples by " + name + ", the others by " + size);
        }
        if (data != null && count != data.count()) {
            throw new IllegalArgumentException(
                    symbol.described() + " has " + count + " samples, the others have " + data.count());
        }
        symbols.add(symbol);
        size = name;
    }

    /** The same inputs with other samples. */
    Samples of(Dataset other) {
        return new Samples().with(other, symbols.toArray(Symbol[]::new));
    }

    /** The number of values in one sample of an input. */
    static int sampleLength(Symbol symbol) {
        return Arrays.stream(sampleSizes(symbol)).reduce(1, Math::multiplyExact);
    }

    private static int[] sampleSizes(Symbol symbol) {
        Shape shape = symbol.shape();
        Dim first = shape.rank() == 0 ? Dim.of(1) : shape.dim(0);
        boolean named = first.names().contains(first.toString());
        if (!named || !shape.take(1, shape.rank()).isFixed()) {
            throw new IllegalArgumentException(
                    "samples lie along a first axis of a named size, with fixed sizes behind it; not so in "
                            + symbol.described());
        }
        return shape.dims().stream()
                .skip(1)
                .mapToInt(dim -> Math.toIntExact(dim.value()))
                .toArray();
    }

    public Set<Symbol> symbols() {
        return symbols;
    }

    List<Symbol> inOrder() {
        return List.copyOf(symbols);
    }

    Dataset data() {
        return requireNonNull(data, "there are no samples");
    }

    /** The number of samples. */
    public int count() {
        return data == null ? 0 : data.count();
    }

    /** The name of the size that counts samples. */
    String size() {
        return size;
    }

    boolean isEmpty() {
        return data == null;
    }
}
