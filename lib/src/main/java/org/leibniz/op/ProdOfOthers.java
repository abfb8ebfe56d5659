package org.leibniz.op;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** For each value the product of the other ones along some axes: the derivative of a product, right also at zeros. */
public final class ProdOfOthers extends AlongAxes implements Composite {
    private ProdOfOthers(List<Integer> axes) {
        super("prodOfOthers", axes);
    }

    static Expr prodOfOthers(Expr x, int... axes) {
        return of(x, Reduction.axes("prodOfOthers", x, axes));
    }

    static Expr of(Expr x, List<Integer> axes) {
        return new Apply(new ProdOfOthers(axes), List.of(x));
    }

    @Override
    boolean isDefault(List<Integer> axes, int rank) {
        return axes.size() == rank;
    }

    /** Products from the left up to each value, times those from the right. */
    @Override
    double[] map(double[] values) {
        double[] others = new double[values.length];
        double product = 1;
        for (int i = 0; i < values.length; i++) {
            others[i] = product;
            product *= values[i];
        }
        product = 1;
        for (int i = values.length - 1; i >= 0; i--) {
            others[i] *= product;
            product *= values[i];
        }
        return others;
    }

    // The product of all that are not 0, divided by the value itself; how many are 0 decides where it counts.
    @Override
    public Expr definition(Apply y) {
        Expr x = y.arg(0);
        Shape shape = x.shape();
        if (axes().isEmpty()) return Constant.filled(1, shape);
        Expr isZero = Comparison.EQUAL.of(x, Constant.of(0));
        Expr zeros = sum(isZero);
        Expr rest = Where.OP.of(isZero, Constant.of(1), x);
        Expr product = Prod.of(rest, axes());
        Expr atZero = Where.OP.of(Comparison.EQUAL.of(zeros, Constant.of(1)), product, Constant.of(0));
        Expr elsewhere = Where.OP.of(Comparison.EQUAL.of(zeros, Constant.of(0)), product, Constant.of(0));
        return Where.OP.of(
                isZero, spread(atZero, shape), spread(elsewhere, shape).div(rest));
    }

    // Row i of a matrix has all values but 1 in place of the i-th, so its product is the i-th result. Quadratic, but
    // right to any order, where a quotient would have lost what a zero multiplies.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        if (axes().isEmpty()) return Collections.singletonList(null);
        Expr x = y.arg(0);
        Shape shape = x.shape();
        int added = axes().size();
        List<Integer> others = IntStream.range(0, shape.rank())
                .filter(axis -> !axes().contains(axis))
                .boxed()
                .toList();
        List<Integer> columns = shifted(axes(), added);
        Shape rows = Shape.of(axes().stream().map(shape::dim).toArray(Dim[]::new));
        Shape matrix = rows.concat(shape);
        Expr own = BroadcastTo.broadcastTo(Ops.eye(rows), matrix, joined(numbers(added), columns));
        Expr all = BroadcastTo.broadcastTo(x, matrix, shifted(numbers(shape.rank()), added));
        Expr handed = BroadcastTo.broadcastTo(
                dy.transpose(array(joined(axes(), others))), matrix, joined(numbers(added), shifted(others, added)));
        Expr products = of(Where.OP.of(own, Constant.of(1), all), columns);
        Expr shares = handed.times(products).times(Constant.of(1).minus(own));
        return List.of(shares.sum(array(numbers(added))));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Integer> shifted(List<Integer> axes, int by) {
        return axes.stream().map(axis -> axis + by).toList();
    }

    private static List<Integer> joined(List<Integer> first, List<Integer> second) {
        Integer[] all = Arrays.copyOf(first.toArray(Integer[]::new), first.size() + second.size());
        for (int i = 0; i < second.size(); i++) all[first.size() + i] = second.get(i);
        return List.of(all);
    }

    private static int[] array(List<Integer> axes) {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }
}
