package org.leibniz.bench.leibniz;

import java.util.Arrays;
import org.leibniz.compile.CacheLines;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.expr.Symbol;

/** Arrays of either precision, from those of a workload. */
final class Numbers {
    private final Precision precision;

    Numbers(Precision precision) {
        this.precision = precision;
    }

    /** The same numbers in an array of the precision. */
    Object of(float[] values) {
        if (precision == Precision.FLOAT32) return values;
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) wide[i] = values[i];
        return wide;
    }

    void bind(Call call, Symbol symbol, Object values) {
        if (precision == Precision.FLOAT32) call.with(symbol, (float[]) values);
        else call.with(symbol, (double[]) values);
    }

    /** Puts the first output, of so many numbers, where a line of the cache starts. */
    void bindOutput(Call call, int count) {
        int bytes = precision == Precision.FLOAT32 ? Float.BYTES : Double.BYTES;
        int length = CacheLines.length(count, bytes);
        if (precision == Precision.FLOAT32) call.into(0, new float[length], CacheLines.first(bytes));
        else call.into(0, new double[length], CacheLines.first(bytes));
    }

    /** So many numbers of the first output, put there by {@link #bindOutput}, in single precision. */
    float[] output(Call call, int count) {
        if (precision == Precision.FLOAT32) {
            int first = CacheLines.first(Float.BYTES);
            return Arrays.copyOfRange(call.floats(0), first, first + count);
        }
        int first = CacheLines.first(Double.BYTES);
        double[] wide = call.doubles(0);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) wide[first + i];
        return values;
    }
}
