package org.leibniz.diff;

import org.leibniz.expr.Expr;

/** The second derivatives of a scalar: for {@code x[n]} the matrix {@code [n,n]} of ∂²f/∂xᵢ∂xⱼ. */
public final class Hessian {
    private final Expr f;

    private Hessian(Expr f) {
        this.f = f;
    }

    /** @throws org.leibniz.shape.ShapeException if the expression is no scalar */
    public static Hessian of(Expr f) {
        Gradient.of(f);
        return new Hessian(f);
    }

    public Expr by(Expr x) {
        return by(x, x);
    }

    /** The mixed derivatives, the axes of {@code first} coming first. */
    public Expr by(Expr first, Expr second) {
        return Jacobian.of(Gradient.of(f).by(first)).by(second);
    }
}
