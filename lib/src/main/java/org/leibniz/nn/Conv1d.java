package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.op.Window;

/**
 * The convolution of x and w along one axis, plus b: [n,in,l] → [n,out,l − k + 1] with w[out,in/groups,k] and
 * b[out] (LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998). The window is not turned round.
 * Padding, stride, dilation and groups are those of the {@link Window}.
 */
public final class Conv1d extends Convolutional {
    /** @param size how many places the window has along every axis */
    public Conv1d(String name, long in, long out, int size) {
        this(name, in, out, Window.of(size));
    }

    /** @param window its size, one for all axes or one for each, and how it moves */
    public Conv1d(String name, long in, long out, Window window) {
        this(name, in, out, window, Initializer.usual(), true);
    }

    /** @param bias whether b is added */
    public Conv1d(String name, long in, long out, Window window, Initializer weights, boolean bias) {
        super(name, 1, out, in, out, window, weights, bias);
    }

    @Override
    Expr moved(Expr x) {
        return Ops.conv1d(x, w, window);
    }
}
