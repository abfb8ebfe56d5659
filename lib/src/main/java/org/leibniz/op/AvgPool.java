package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering.Combine;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The mean of what a window reaches, [m,array…] → [m,results…]. What lies outside the array is not counted. */
public record AvgPool(Window window) implements Composite {
    static Expr avgPool(Expr x, Window window) {
        return new Apply(new AvgPool(Pool.checked("avgPool", x, window)), List.of(x));
    }

    @Override
    public String name() {
        return "avgPool";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return Sliding.over(name(), window, in.get(0)).resultShape();
    }

    /** How many values every window reaches: a number, or as many as there are windows. */
    private Expr counts(Expr x) {
        if (!window.mayReachOutside())
            return Constant.of(Shape.of(window.size()).elements());
        Shape array = Shape.of(Sliding.over(name(), window, x).array());
        return Pool.pool(Combine.SUM, Constant.filled(1, array), window);
    }

    @Override
    public Expr definition(Apply y) {
        Expr x = y.arg(0);
        return Pool.pool(Combine.SUM, x, window).div(counts(x));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        return List.of(Pool.handedOn(name(), window, x, dy.div(counts(x))));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return Pool.print(name(), window, in, notation);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor sums = Pool.reference(window, in.get(0), sizes, 0, Double::sum);
        Tensor ones = in.get(0).map(value -> 1);
        Tensor counts = Pool.reference(window, ones, sizes, 0, Double::sum);
        for (int at = 0; at < sums.values().length; at++) sums.values()[at] /= counts.values()[at];
        return sums;
    }
}
