package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * The values of matrices on one side of a diagonal and on it, zeros elsewhere.
 *
 * @param upper whether the values above the diagonal stay, else those below it
 * @param diagonal how many places it is above the main diagonal, negative if it is below
 */
public record Triangle(boolean upper, int diagonal) implements Composite {
    static Expr lower(Expr x, int diagonal) {
        return new Apply(new Triangle(false, diagonal), List.of(x));
    }

    static Expr upper(Expr x, int diagonal) {
        return new Apply(new Triangle(true, diagonal), List.of(x));
    }

    @Override
    public String name() {
        return upper ? "triu" : "tril";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape shape = in.get(0).shape();
        if (shape.rank() < 2)
            throw ShapeException.rank(name(), "2 or more", in.get(0).described());
        return shape;
    }

    @Override
    public Expr definition(Apply y) {
        Expr x = y.arg(0);
        Shape matrix = x.shape().take(x.shape().rank() - 2, x.shape().rank());
        Expr columns = Reduction.spread(Iota.iota(matrix.dim(1)), matrix, List.of(0));
        Expr rows = Reduction.spread(Iota.iota(matrix.dim(0)), matrix, List.of(1));
        Expr last = diagonal == 0 ? rows : rows.plus(diagonal);
        Expr inside = upper ? Ops.greaterEqual(columns, last) : Ops.lessEqual(columns, last);
        return Where.OP.of(inside, x, Constant.of(0));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(new Apply(this, List.of(dy)));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return diagonal == 0
                ? notation.call(name(), in.get(0))
                : notation.call(name(), in.get(0), notation.literal(Integer.toString(diagonal)));
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        int columns = sizes[sizes.length - 1];
        int rows = sizes[sizes.length - 2];
        for (int at = 0; at < result.values().length; at++) {
            int above = at % columns - at / columns % rows - diagonal;
            boolean inside = upper ? above >= 0 : above <= 0;
            result.values()[at] = inside ? in.get(0).values()[at] : 0;
        }
        return result;
    }
}
