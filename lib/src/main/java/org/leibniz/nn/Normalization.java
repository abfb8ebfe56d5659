package org.leibniz.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Values made to have mean 0 and variance 1, then scaled and shifted for each feature: what all forms of it share. */
abstract class Normalization extends Layer {
    static final double EPSILON = 1e-5;

    private final long features;
    private final Symbol scale;
    private final Symbol shift;

    Normalization(String name, long features) {
        super(name);
        this.features = features;
        this.scale = parameter("scale", Shape.of(features), Initializer.constant(1));
        this.shift = parameter("shift", Shape.of(features), Initializer.zeros());
    }

    /** (x − mean)/√(var + ε), both along some axes. */
    static Expr standardized(Expr x, int... axes) {
        return standardized(x, kept(x, Ops.mean(x, axes), axes), kept(x, Ops.var(x, axes), axes));
    }

    static Expr standardized(Expr x, Expr mean, Expr variance) {
        return x.minus(mean).div(Ops.sqrt(variance.plus(EPSILON)));
    }

    /** A reduction of x with its axes back as axes of size 1, so that it goes together with x. */
    private static Expr kept(Expr x, Expr reduced, int... axes) {
        List<Dim> sizes = new ArrayList<>(x.shape().dims());
        Arrays.stream(axes).forEach(axis -> sizes.set(axis, Dim.of(1)));
        return Ops.reshape(reduced, Shape.of(sizes));
    }

    /** The layer's scale and shift for the features along axis 1, or along the last axis. */
    final Expr scaled(Expr x, boolean last) {
        return x.times(along(x, scale, last)).plus(along(x, shift, last));
    }

    /** A value for each feature, in a shape that goes together with x. */
    final Expr along(Expr x, Expr perFeature, boolean last) {
        int behind = last ? 0 : x.shape().rank() - 2;
        if (behind == 0) return perFeature;
        Shape shape = Shape.of(features).concat(Shape.of(Collections.nCopies(behind, Dim.of(1))));
        return Ops.reshape(perFeature, shape);
    }

    final void check(Expr x, int axis) {
        boolean fits =
                x.shape().rank() > Math.max(axis, 0) && x.shape().dim(axis).equals(Dim.of(features));
        if (!fits) {
            throw ShapeException.needed(name(), features + " features along axis " + axis, x.described());
        }
    }
}
