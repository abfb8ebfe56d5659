package org.leibniz.nn;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.op.Window;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** A window of weights that moves over the axes behind the channels, and a number that is added to each channel. */
abstract class Convolutional extends Layer {
    final Symbol w;
    /** How the window moves; its size is that of the weights. */
    final Window window;

    private final int axes;
    private final Optional<Symbol> b;

    /**
     * @param axes how many axes the window moves along
     * @param first the first axis of the weights, all channels on their side
     * @param second the channels on the other side, of which a group has its part
     */
    Convolutional(
            String name, int axes, long first, long second, long out, Window window, Initializer begin, boolean bias) {
        super(name);
        List<Dim> size = window.size();
        if (size.size() == 1) size = Collections.nCopies(axes, size.get(0));
        if (size.size() != axes) {
            throw new ShapeException(name() + ": needs a window of one or " + axes + " sizes, got " + window.size());
        }
        int groups = window.groups();
        if (first % groups != 0 || second % groups != 0) {
            long channels = first % groups == 0 ? second : first;
            throw new ShapeException(name() + ": " + channels + " channels do not fall into " + groups + " groups");
        }
        this.axes = axes;
        this.window = window.size(List.of());
        this.w = parameter("w", Shape.of(first, second / groups).concat(Shape.of(size)), begin);
        this.b = bias ? Optional.of(parameter("b", Shape.of(out), Initializer.zeros())) : Optional.empty();
    }

    abstract Expr moved(Expr x);

    @Override
    protected final Expr formula(Expr x) {
        if (x.shape().rank() != axes + 2) throw ShapeException.rank(name(), axes + 2, x.described());
        Expr y = moved(x);
        return b.map(shift -> y.plus(perChannel(shift))).orElse(y);
    }

    /** The window of a transposed convolution; of the sizes that "same" allows the result has the largest, a multiple. */
    final Window enlarging(Expr x) {
        if (window.padding() != Window.Padding.SAME) return window;
        List<Integer> steps = window.stride();
        return window.size(IntStream.range(0, axes)
                .mapToObj(axis -> x.shape().dim(axis + 2).times(steps.isEmpty() ? 1 : steps.get(axis % steps.size())))
                .toList());
    }

    /** A value for each channel, in a shape that goes together with the result. */
    private Expr perChannel(Symbol values) {
        return Ops.reshape(values, values.shape().concat(Shape.of(Collections.nCopies(axes, Dim.of(1)))));
    }
}
