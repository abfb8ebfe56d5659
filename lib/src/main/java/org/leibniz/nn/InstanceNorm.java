package org.leibniz.nn;

import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.shape.ShapeException;

/** Each channel of each sample of [n,channels,…] made to have mean 0 and variance 1, then scaled and shifted (Ulyanov et al. 2016). */
public final class InstanceNorm extends Normalization {
    public InstanceNorm(String name, long channels) {
        super(name, channels);
    }

    @Override
    protected Expr formula(Expr x) {
        check(x, 1);
        int rank = x.shape().rank();
        if (rank < 3) throw ShapeException.needed(name(), "an axis behind the channels", x.described());
        return scaled(standardized(x, IntStream.range(2, rank).toArray()), false);
    }
}
