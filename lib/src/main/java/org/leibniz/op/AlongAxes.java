package org.leibniz.op;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** As many values as before, each found from all that lie along some axes. */
abstract class AlongAxes implements Op {
    private final String name;
    private final List<Integer> axes;

    /** @param axes ascending and counted from 0 */
    AlongAxes(String name, List<Integer> axes) {
        this.name = name;
        this.axes = List.copyOf(axes);
    }

    /** The axis counted from 0, in a list. */
    static List<Integer> axis(String operation, Expr x, int axis) {
        return Reduction.axes(operation, x, axis);
    }

    /** The reference: new values for those of one group. */
    abstract double[] map(double[] values);

    /** Whether a call without axes means these axes. */
    abstract boolean isDefault(List<Integer> axes, int rank);

    public final List<Integer> axes() {
        return axes;
    }

    /** The sum along the axes. */
    final Expr sum(Expr x) {
        return Sum.of(x, axes);
    }

    /** The sum along the axes, repeated along them. */
    final Expr total(Expr x) {
        return spread(sum(x), x.shape());
    }

    /** Repeats a value along the axes. */
    final Expr spread(Expr value, Shape to) {
        return Reduction.spread(value, to, axes);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Shape shape(List<Expr> in) {
        return in.get(0).shape();
    }

    @Override
    public final Text print(Apply y, List<Text> in, Notation notation) {
        List<Text> arguments = new ArrayList<>(in);
        if (!isDefault(axes, y.arg(0).shape().rank())) {
            axes.forEach(axis -> arguments.add(notation.literal(axis.toString())));
        }
        return notation.call(name, arguments.toArray(Text[]::new));
    }

    @Override
    public final Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        for (int[] group : in.get(0).groups(axes)) {
            double[] mapped = map(in.get(0).values(group));
            for (int i = 0; i < group.length; i++) result.values()[group[i]] = mapped[i];
        }
        return result;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof AlongAxes that && name.equals(that.name) && axes.equals(that.axes);
    }

    @Override
    public final int hashCode() {
        return 31 * name.hashCode() + axes.hashCode();
    }
}
