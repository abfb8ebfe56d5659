package org.leibniz.nn;

import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.shape.ShapeException;

/**
 * body(x) + x, so that slopes have a way round the body (He et al., "Deep Residual Learning for Image Recognition", 2016);
 * where the body changes the shape, shortcut(x) in place of x.
 */
public final class Residual extends Layer {
    private final UnaryOperator<Expr> body;
    private final UnaryOperator<Expr> shortcut;

    public Residual(String name, UnaryOperator<Expr> body) {
        this(name, body, UnaryOperator.identity());
    }

    public Residual(String name, UnaryOperator<Expr> body, UnaryOperator<Expr> shortcut) {
        super(name);
        this.body = part(body);
        this.shortcut = part(shortcut);
    }

    /** @throws ShapeException if the two have different shapes */
    @Override
    protected Expr formula(Expr x) {
        Expr y = body.apply(x);
        Expr other = shortcut.apply(x);
        if (!y.shape().equals(other.shape())) {
            throw ShapeException.needed(name(), "a shortcut of shape " + y.shape(), other.described());
        }
        return y.plus(other);
    }
}
