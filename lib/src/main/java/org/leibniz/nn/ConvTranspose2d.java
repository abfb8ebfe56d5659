package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.op.Window;

/**
 * The transposed convolution along two axes, plus b: [n,in,h,v] → [n,out,(h − 1)·stride + k − padding,…] with
 * w[in,out/groups,k,l] and b[out], the padding being that on both sides (Zeiler et al., "Deconvolutional Networks", 2010).
 * Every value adds its multiple of w to the result, where {@link Conv2d} would have read. Less padding after the last
 * place than before the first makes the result larger: {@code Window.of(3).stride(2).before(1)} doubles a size. With the
 * padding {@code SAME} a result has stride times the size.
 */
public final class ConvTranspose2d extends Convolutional {
    /** @param size how many places the window has along every axis */
    public ConvTranspose2d(String name, long in, long out, int size) {
        this(name, in, out, Window.of(size));
    }

    /** @param window its size, one for all axes or one for each, and how it moves */
    public ConvTranspose2d(String name, long in, long out, Window window) {
        this(name, in, out, window, Initializer.usual(), true);
    }

    /** @param bias whether b is added */
    public ConvTranspose2d(String name, long in, long out, Window window, Initializer weights, boolean bias) {
        super(name, 2, in, out, out, window, weights, bias);
    }

    @Override
    Expr moved(Expr x) {
        return Ops.convTranspose2d(x, w, enlarging(x));
    }
}
