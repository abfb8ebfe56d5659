package org.leibniz.op;

import java.util.Collections;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** For every whole number a row with a 1 at its place and zeros elsewhere; zeros alone if it is out of range. */
public record OneHot(Dim classes) implements Composite {
    static Expr oneHot(Expr index, Dim classes) {
        return new Apply(new OneHot(classes), List.of(index));
    }

    @Override
    public String name() {
        return "oneHot";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return in.get(0).shape().append(classes);
    }

    @Override
    public Expr definition(Apply y) {
        int rank = y.shape().rank();
        Expr index = Reduction.spread(y.arg(0), y.shape(), List.of(rank - 1));
        return Comparison.EQUAL.of(index, Iota.iota(classes));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return Collections.singletonList(null);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return Places.call(notation, name(), in.get(0), classes);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor rows = Tensor.zeros(sizes);
        int count = sizes[sizes.length - 1];
        for (int at = 0; at < rows.values().length; at++) {
            rows.values()[at] = in.get(0).values()[at / count] == at % count ? 1 : 0;
        }
        return rows;
    }
}
