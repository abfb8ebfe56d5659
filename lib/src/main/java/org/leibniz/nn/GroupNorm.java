package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * So many groups of the channels of each sample of [n,channels,…] made to have mean 0 and variance 1, then each channel
 * scaled and shifted (Wu and He 2018).
 */
public final class GroupNorm extends Normalization {
    private final long groups;

    public GroupNorm(String name, long channels, long groups) {
        super(name, channels);
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(name + ": " + channels + " channels are no " + groups + " equal groups");
        }
        this.groups = groups;
    }

    @Override
    protected Expr formula(Expr x) {
        check(x, 1);
        Shape shape = x.shape();
        Dim inGroup = shape.take(1, shape.rank()).size().floorDiv(groups);
        Expr grouped = Ops.reshape(x, Shape.of(shape.dim(0), Dim.of(groups), inGroup));
        return scaled(Ops.reshape(standardized(grouped, 2), shape), false);
    }
}
