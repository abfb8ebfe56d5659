package org.leibniz.explain;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** 1 where two indices are equal, else 0: {@code δᵢⱼ}. It lives only in printed derivations. */
record Kronecker(Dim first, Dim second) implements Op {
    static Expr of(Dim first, Dim second) {
        return first.equals(second) ? Constant.of(1) : new Apply(new Kronecker(first, second), List.of());
    }

    @Override
    public String name() {
        return "delta";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return Shape.scalar();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of();
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        String name = notation == Notation.ASCII ? "delta" : "δ";
        return notation.symbol(name, List.of(Components.shown(first), Components.shown(second)));
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
