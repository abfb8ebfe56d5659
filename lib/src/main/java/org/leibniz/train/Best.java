package org.leibniz.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.leibniz.expr.Symbol;

/** The values of the epoch that was best on the validation samples. */
final class Best {
    private final Watch watch;
    private final Map<Symbol, float[]> values = new LinkedHashMap<>();
    private double measure;
    private int epoch;

    Best(Watch watch) {
        this.watch = watch;
        this.measure = watch.worst();
    }

    /** Judges an epoch, and keeps the values if it is the best. */
    void judge(int done, double result, Map<Symbol, float[]> present) {
        if (!watch.isBetter(result, measure)) return;
        measure = result;
        epoch = done;
        values.putAll(present);
    }

    /** The best epoch, 0 before there is one. */
    int epoch() {
        return epoch;
    }

    double measure() {
        return measure;
    }

    /** The values after it; none before there is one. */
    Map<Symbol, float[]> values() {
        return values;
    }

    void restore(int known, double knownMeasure, Map<Symbol, float[]> knownValues) {
        epoch = known;
        measure = knownMeasure;
        values.putAll(knownValues);
    }
}
