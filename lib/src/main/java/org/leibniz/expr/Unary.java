package org.leibniz.expr;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Glyph;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** A function of one number, applied to every element and written as a call. */
public abstract class Unary extends Elementwise {
    private final Glyph glyph;

    protected Unary(Glyph glyph) {
        super(glyph.ascii());
        this.glyph = glyph;
    }

    protected Unary(String name) {
        this(Glyph.of(name));
    }

    protected abstract double value(double x);

    /** f′(x), in terms of the result y where that is shorter; null where it is 0 everywhere it exists. */
    protected abstract @Nullable Expr derivative(Expr x, Expr y);

    protected abstract <L> L lane(Lanes<L> lanes, L x);

    @Override
    protected final double value(double... in) {
        return value(in[0]);
    }

    @Override
    public final <L> L lane(Lanes<L> lanes, List<L> in) {
        return lane(lanes, in.get(0));
    }

    @Override
    public final List<Expr> pullback(Apply y, Expr dy) {
        Expr derivative = derivative(y.arg(0), y);
        return Collections.singletonList(derivative == null ? null : dy.times(derivative));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(glyph, in);
    }
}
