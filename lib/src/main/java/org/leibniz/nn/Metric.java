package org.leibniz.nn;

import java.util.function.ToDoubleFunction;
import org.leibniz.expr.Expr;

/**
 * A number told of a set of samples that need not be a mean over them, but follows from one.
 *
 * @param mean over the samples on the first axis, of any fixed shape; the mean over a whole set is made of those over its
 *     batches
 * @param value the number for the mean over all samples, its elements row by row
 */
public record Metric(Expr mean, ToDoubleFunction<double[]> value) {
    /** The mean itself, a scalar. */
    public static Metric of(Expr mean) {
        return new Metric(mean, elements -> elements[0]);
    }
}
