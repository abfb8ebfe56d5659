package org.leibniz.nn;

import org.leibniz.expr.Expr;

/** The features on the last axis of [n,…,features] made to have mean 0 and variance 1, then scaled and shifted (Ba et al. 2016). */
public final class LayerNorm extends Normalization {
    public LayerNorm(String name, long features) {
        super(name, features);
    }

    @Override
    protected Expr formula(Expr x) {
        check(x, -1);
        return scaled(standardized(x, x.shape().rank() - 1), true);
    }
}
