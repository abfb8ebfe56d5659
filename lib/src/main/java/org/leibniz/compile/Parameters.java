package org.leibniz.compile;

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
    private static final int BYTES = Float.BYTES;

    private final float[] array;
    private final Map<Symbol, Integer> starts = new LinkedHashMap<>();

    private Parameters(Map<Symbol, float[]> values) {
        int first = CacheLines.first(BYTES);
        int next = first;
        for (Map.Entry<Symbol, float[]> entry : values.entrySet()) {
            check(entry.getKey(), entry.getValue());
            starts.put(entry.getKey(), next);
            next = Math.addExact(next, CacheLines.wholeLines(entry.getValue().length, BYTES));
        }
        this.array = new float[CacheLines.length(next - first, BYTES)];
        values.forEach(this::set);
    }

    /**
     * A copy of these values.
     *
     * @throws IllegalArgumentException if a symbol has a named size, or its array has another length than it needs
     */
    public static Parameters of(Map<Symbol, float[]> values) {
        return new Parameters(values);
    }

    private static void check(Symbol symbol, float[] values) {
        if (!symbol.shape().isFixed() || values.length != symbol.shape().elements()) {
            throw new IllegalArgumentException(symbol.described() + " cannot have " + values.length + " values");
        }
    }

    /** The symbols that have values here. */
    public Set<Symbol> symbols() {
        return Set.copyOf(starts.keySet());
    }

    /**
     * A copy of a symbol's values, row-major.
     *
     * @throws IllegalArgumentException if the symbol has none here
     */
    public float[] values(Symbol symbol) {
        int start = start(symbol);
        float[] values = new float[Math.toIntExact(symbol.shape().elements())];
        System.arraycopy(array, start, values, 0, values.length);
        return values;
    }

    /**
     * Gives a symbol these values.
     *
     * @throws IllegalArgumentException if the symbol has none here, or needs another number of them
     */
    public void set(Symbol symbol, float[] values) {
        check(symbol, values);
        System.arraycopy(values, 0, array, start(symbol), values.length);
    }

    private int start(Symbol symbol) {
        Integer start = starts.get(symbol);
        if (start == null) throw new IllegalArgumentException("no values are kept for " + symbol.described());
        return start;
    }

    void giveTo(Call call) {
        starts.forEach((symbol, start) -> call.with(symbol, array, start));
    }
}
