package org.leibniz.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** An axis from {@code low} to {@code high}, drawn from place {@code start} to {@code end}, with round ticks. */
record Axis(double low, double high, double step, double start, double end) {
    private static final int TICKS = 5;

    /** An axis long enough for all finite values. */
    static Axis of(List<double[]> values, double start, double end) {
        double low = finite(values).min().orElse(0);
        double high = finite(values).max().orElse(1);
        if (low == high) high = low + Math.max(1e-9, Math.abs(low));
        double step = roundStep((high - low) / TICKS);
        return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step, start, end);
    }

    private static DoubleStream finite(List<double[]> values) {
        return values.stream().flatMapToDouble(DoubleStream::of).filter(Double::isFinite);
    }

    /** The least of 1, 2, 5, 10, 20, … times a power of ten that is no smaller. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) if (factor * power >= least) return factor * power;
        return 10 * power;
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) ticks.add(low + i * step);
        return ticks;
    }

    double place(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }

    String label(double tick) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step)));
        BigDecimal rounded = BigDecimal.valueOf(tick).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
