package org.leibniz.train;

/**
 * By which measure of the validation samples an epoch is better than another.
 *
 * @param measure {@code loss} or the name of a metric
 * @param larger whether the larger one is better
 */
public record Watch(String measure, boolean larger) {
    public static Watch smallest(String measure) {
        return new Watch(measure, false);
    }

    public static Watch largest(String measure) {
        return new Watch(measure, true);
    }

    /** A measure that is no number is never better. */
    boolean isBetter(double value, double best) {
        return larger ? value > best : value < best;
    }

    double worst() {
        return larger ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
