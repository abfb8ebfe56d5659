package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * The sum of what windows hold, each where it lies in the array, [m,size…,results…] → [m,array…]. It undoes what
 * {@link Windows} does where windows do not overlap, and is its derivative everywhere.
 *
 * @param window without a size, which the operand has
 * @param array the sizes of the array
 */
public record Overlap(Window window, List<Dim> array) implements Op {
    public Overlap {
        array = List.copyOf(array);
    }

    /** @throws ShapeException if that many windows do not belong to such an array */
    static Expr of(Expr reached, Window window, List<Dim> array) {
        Window plain = window.size(List.of()).along("overlap", array.size());
        return new Apply(new Overlap(plain, array), List.of(reached));
    }

    private Sliding sliding(Expr reached) {
        int axes = array.size();
        List<Dim> dims = reached.shape().dims();
        int rest = dims.size() - 2 * axes;
        if (rest < 0) throw ShapeException.rank(name(), 2 * axes + " or more", reached.described());
        String operand = Shape.of(array).toString();
        return Sliding.of(name(), operand, window, dims.subList(0, rest), array, dims.subList(rest, rest + axes));
    }

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Sliding sliding = sliding(in.get(0));
        Shape needed = sliding.reachedShape();
        if (!needed.equals(in.get(0).shape())) {
            throw ShapeException.needed(name(), needed.toString(), in.get(0).described());
        }
        return sliding.arrayShape();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Window sized = window.size(sliding(y.arg(0)).places());
        return List.of(Windows.windows(dy, sized, 0));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return WindowFunctions.call(notation, name(), in, window.written(array));
    }

    @Override
    public Lowering lower(Apply y) {
        return sliding(y.arg(0)).overlapped();
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        int axes = array.size();
        int[] held = in.get(0).sizes();
        int rest = sizes.length - axes;
        Sliding sliding = Sliding.fixed(
                window,
                Arrays.copyOf(sizes, rest),
                Arrays.copyOfRange(sizes, rest, sizes.length),
                Arrays.copyOfRange(held, rest, rest + axes));
        Tensor result = Tensor.zeros(sizes);
        int arrayCount = Tensor.count(Arrays.copyOfRange(sizes, rest, sizes.length));
        int resultCount = Tensor.count(Arrays.copyOfRange(held, rest + axes, held.length));
        int reached = Tensor.count(Arrays.copyOfRange(held, rest, held.length));
        for (int lead = 0; lead < Tensor.count(Arrays.copyOf(sizes, rest)); lead++) {
            int to = lead * arrayCount;
            int from = lead * reached;
            sliding.forEach(
                    (at, place, o) -> result.values()[to + at] += in.get(0).values()[from + place * resultCount + o]);
        }
        return result;
    }
}
