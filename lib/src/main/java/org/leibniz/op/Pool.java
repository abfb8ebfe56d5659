package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.kernel.Lowering.Combine;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * The largest value or the sum of what a window reaches, [m,array…] → [m,results…]. What lies outside the array has no
 * part in it. Values that tie for the largest share its derivative evenly.
 *
 * @param combine a maximum or a sum
 */
public record Pool(Combine combine, Window window) implements Op {
    static Expr pool(Combine combine, Expr x, Window window) {
        String operation = name(combine);
        return new Apply(new Pool(combine, checked(operation, x, window)), List.of(x));
    }

    /** The window of a pooling, which moves by its own size unless something else is said. */
    static Window checked(String operation, Expr x, Window window) {
        if (!Shape.of(window.size()).isFixed()) {
            throw new ShapeException(operation + ": needs a window of fixed size, got " + Window.list(window.size()));
        }
        int[] usual = Shape.of(window.size()).sizes();
        Window checked = (window.stride().isEmpty() ? window.stride(usual) : window).over(operation, x);
        for (int axis = 0; axis < usual.length; axis++) {
            int padding = Math.max(checked.before().get(axis), checked.after().get(axis));
            if (padding > (long) (usual[axis] - 1) * checked.dilation().get(axis)) {
                throw new ShapeException(operation + ": a window of " + usual[axis] + " with padding " + padding
                        + " would lie outside " + x.described());
            }
        }
        return checked;
    }

    private static String name(Combine combine) {
        return combine == Combine.MAX ? "maxPool" : "sumPool";
    }

    static Text print(String name, Window window, List<Text> in, Notation notation) {
        List<Integer> usual =
                Arrays.stream(Shape.of(window.size()).sizes()).boxed().toList();
        return WindowFunctions.call(notation, name, in, window.written(window.size(), usual));
    }

    /** Spreads what is handed to each result over all that its window reaches. */
    static Expr handedOn(String operation, Window window, Expr x, Expr dy) {
        Sliding sliding = Sliding.over(operation, window, x);
        return Overlap.of(Reduction.spread(dy, sliding.reachedShape(), sliding.placeAxes()), window, sliding.array());
    }

    @Override
    public String name() {
        return name(combine);
    }

    @Override
    public Shape shape(List<Expr> in) {
        return Sliding.over(name(), window, in.get(0)).resultShape();
    }

    // x is among the largest values of a window where it equals y.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        if (combine == Combine.SUM) return List.of(handedOn(name(), window, x, dy));
        Sliding sliding = Sliding.over(name(), window, x);
        Shape reached = sliding.reachedShape();
        List<Integer> places = sliding.placeAxes();
        Expr values = Windows.windows(x, window, Double.NEGATIVE_INFINITY);
        Expr among = Comparison.EQUAL.of(values, Reduction.spread(y, reached, places));
        Expr shares = Reduction.spread(dy.div(Sum.of(among, places)), reached, places);
        return List.of(Overlap.of(shares.times(among), window, sliding.array()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return print(name(), window, in, notation);
    }

    @Override
    public Lowering lower(Apply y) {
        return Sliding.over(name(), window, y.arg(0)).combined(combine);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return reference(window, in.get(0), sizes, combine.start(), combine == Combine.MAX ? Math::max : Double::sum);
    }

    interface Combination {
        double of(double a, double b);
    }

    static Tensor reference(Window window, Tensor x, int[] sizes, double start, Combination combination) {
        int[] array = x.sizes();
        int rest = array.length - window.size().size();
        int[] own = Arrays.copyOfRange(array, rest, array.length);
        Sliding sliding = Sliding.fixed(
                window, Arrays.copyOf(array, rest), own, Shape.of(window.size()).sizes());
        Tensor result = Tensor.filled(start, sizes);
        int arrayCount = Tensor.count(own);
        int resultCount = Tensor.count(Arrays.copyOfRange(sizes, rest, sizes.length));
        for (int lead = 0; lead < Tensor.count(Arrays.copyOf(sizes, rest)); lead++) {
            int from = lead * arrayCount;
            int to = lead * resultCount;
            sliding.forEach((at, place, o) ->
                    result.values()[to + o] = combination.of(result.values()[to + o], x.values()[from + at]));
        }
        return result;
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return combine == Combine.MAX
                ? Optional.of(name() + " has derivative 1/k by each of k values that tie")
                : Optional.empty();
    }
}
