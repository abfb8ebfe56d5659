package org.leibniz.explain;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * A component of a value that needs all of its operands, {@code softmax(z)ᵢ}. It lives only in printed derivations.
 *
 * @param whole the value, over the stand-ins of steps
 */
record Entry(Expr whole, List<Dim> indices) implements Op {
    static Expr of(Expr whole, List<Dim> indices) {
        return new Apply(new Entry(whole, indices), List.of());
    }

    @Override
    public String name() {
        return "entry";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return Shape.scalar();
    }

    /** Never asked: its derivative depends on the component it is by. */
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("the derivative of a component depends on what it is by");
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        List<String> shown = new ArrayList<>();
        for (int axis = 0; axis < indices.size(); axis++) {
            if (!whole.shape().dim(axis).isOne()) shown.add(Components.shown(indices.get(axis)));
        }
        return notation.indexed(new Printer(notation).inlining().print(whole).text(), shown);
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library(name());
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("component formulas have values only for given indices");
    }
}
