package org.leibniz.compile;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.leibniz.expr.Symbol;

/**
 * The values of symbols, kept together where compiled code reads them fastest. Calls that are given them share them, and
 * updates change them.
 *
 * <pre>{@code
 * Parameters weights = Parameters.of(Map.of(w, start, b, zeros));
 * Call step = program.call().with(weights);
 * step.with(x, images).run();
 * float[] learnt = weights.values(w);
 * }</pre>
 */
public final class Parameters {
    private final Precision precision;
    private final Object array;
    private final Map<Symbol, Integer> starts;

    private Parameters(Precision precision, Object array, Map<Symbol, Integer> starts) {
        this.precision = precision;
        this.array = array;
        this.starts = starts;
    }

    private Parameters(Map<Symbol, float[]> values, Precision precision) {
        this.precision = precision;
        this.starts = new LinkedHashMap<>();
        int first = CacheLines.first(precision.bytes());
        int next = first;
        for (Map.Entry<Symbol, float[]> entry : values.entrySet()) {
            check(entry.getKey(), entry.getValue());
            starts.put(entry.getKey(), next);
            next = Math.addExact(next, CacheLines.wholeLines(entry.getValue().length, precision.bytes()));
        }
        this.array = precision.array(CacheLines.length(next - first, precision.bytes()));
        values.forEach(this::set);
    }

    /**
     * A copy of these values, for programs in single precision.
     *
     * @throws IllegalArgumentException if a symbol has a named size, or its array has another length than it needs
     */
    public static Parameters of(Map<Symbol, float[]> values) {
        return of(values, Precision.FLOAT32);
    }

    /** As {@link #of(Map)}, for programs in some precision. */
    public static Parameters of(Map<Symbol, float[]> values, Precision precision) {
        return new Parameters(values, precision);
    }

    /** A copy of all values, which no call changes unless it is given that. */
    public Parameters copy() {
        Parameters copy = new Parameters(precision, precision.array(precision.length(array)), starts);
        copy.set(this);
        return copy;
    }

    /**
     * Gives all symbols the values that they have there.
     *
     * @param copy a {@link #copy} of these
     */
    public void set(Parameters copy) {
        if (precision != copy.precision || !starts.equals(copy.starts)) {
            throw new IllegalArgumentException("these are not values of the same symbols: " + copy.symbols());
        }
        System.arraycopy(copy.array, 0, array, 0, precision.length(array));
    }

    private static void check(Symbol symbol, float[] values) {
        if (!symbol.shape().isFixed() || values.length != symbol.shape().elements()) {
            throw new IllegalArgumentException(symbol.described() + " cannot have " + values.length + " values");
        }
    }

    /** The symbols that have values here, in the order in which they were given. */
    public Set<Symbol> symbols() {
        return Collections.unmodifiableSet(starts.keySet());
    }

    /**
     * A copy of a symbol's values, row-major, rounded to single precision.
     *
     * @throws IllegalArgumentException if the symbol has none here
     */
    public float[] values(Symbol symbol) {
        int start = start(symbol);
        float[] values = new float[Math.toIntExact(symbol.shape().elements())];
        for (int i = 0; i < values.length; i++) values[i] = (float) precision.get(array, start + i);
        return values;
    }

    /**
     * Copies of the values of some symbols.
     *
     * @throws IllegalArgumentException if one has none here
     */
    public Map<Symbol, float[]> values(Collection<Symbol> symbols) {
        Map<Symbol, float[]> values = new LinkedHashMap<>();
        for (Symbol symbol : symbols) values.put(symbol, values(symbol));
        return values;
    }

    /**
     * Gives a symbol these values.
     *
     * @throws IllegalArgumentException if the symbol has none here, or needs another number of them
     */
    public void set(Symbol symbol, float[] values) {
        check(symbol, values);
        int start = start(symbol);
        for (int i = 0; i < values.length; i++) precision.set(array, start + i, values[i]);
    }

    private int start(Symbol symbol) {
        Integer start = starts.get(symbol);
        if (start == null) throw new IllegalArgumentException("no values are kept for " + symbol.described());
        return start;
    }

    void giveTo(Call call) {
        starts.forEach((symbol, start) -> {
            if (precision == Precision.FLOAT32) call.with(symbol, (float[]) array, start);
            else call.with(symbol, (double[]) array, start);
        });
    }
}
