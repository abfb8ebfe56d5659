package org.leibniz.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.kernel.Lowering.Combine;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/**
 * What a window reaches at each of its places, [m,array…] → [m,size…,results…]: value k of window o is
 * {@code x[stride·o + dilation·k − before]}, and {@code outside} where there is none.
 *
 * @param outside 0 or −∞
 */
public record Windows(Window window, double outside) implements Op {
    static Expr windows(Expr x, Window window, double outside) {
        return new Apply(new Windows(window.over("windows", x), outside), List.of(x));
    }

    private Sliding sliding(Expr x) {
        return Sliding.over(name(), window, x);
    }

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return sliding(in.get(0)).reachedShape();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(Overlap.of(dy, window, sliding(y.arg(0)).array()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        List<String> settings = new ArrayList<>(window.written(window.size()));
        if (outside != 0) settings.add("outside=-infinity");
        return WindowFunctions.call(notation, name(), in, settings);
    }

    @Override
    public Lowering lower(Apply y) {
        return sliding(y.arg(0)).reached(outside == 0 ? Combine.SUM : Combine.MAX);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        int axes = window.size().size();
        int[] array = in.get(0).sizes();
        int rest = array.length - axes;
        Sliding sliding = Sliding.fixed(
                window,
                Arrays.copyOf(array, rest),
                Arrays.copyOfRange(array, rest, array.length),
                Arrays.copyOfRange(sizes, rest, rest + axes));
        Tensor result = Tensor.filled(outside, sizes);
        int arrayCount = Tensor.count(Arrays.copyOfRange(array, rest, array.length));
        int resultCount = Tensor.count(Arrays.copyOfRange(sizes, rest + axes, sizes.length));
        int reached = Tensor.count(Arrays.copyOfRange(sizes, rest, sizes.length));
        for (int lead = 0; lead < Tensor.count(Arrays.copyOf(sizes, rest)); lead++) {
            int from = lead * arrayCount;
            int to = lead * reached;
            sliding.forEach((at, place, o) ->
                    result.values()[to + place * resultCount + o] = in.get(0).values()[from + at]);
        }
        return result;
    }
}
