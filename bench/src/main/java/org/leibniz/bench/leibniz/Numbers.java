package org.leibniz.bench.leibniz;

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
        return of(values, values.length);
    }

    /** The first numbers in an array of the precision. */
    Object of(float[] values, int count) {
        if (precision == Precision.FLOAT32)
            return count == values.length ? values : java.util.Arrays.copyOf(values, count);
        double[] wide = new double[count];
        for (int i = 0; i < count; i++) wide[i] = values[i];
        return wide;
    }

    void bind(Call call, Symbol symbol, Object values) {
        if (precision == Precision.FLOAT32) call.with(symbol, (float[]) values);
        else call.with(symbol, (double[]) values);
    }

    /** An output in single precision. */
    float[] output(Call call, int output) {
        if (precision == Precision.FLOAT32) return call.floats(output);
        double[] wide = call.doubles(output);
        float[] values = new float[wide.length];
        for (int i = 0; i < values.length; i++) values[i] = (float) wide[i];
        return values;
    }
}
