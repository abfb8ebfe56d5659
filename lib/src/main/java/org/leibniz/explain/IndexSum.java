package org.leibniz.explain;

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

/** The sum of a component formula over one index, {@code Σⱼ w₂ⱼ zⱼ}. It lives only in printed derivations. */
record IndexSum(String index, Dim size) implements Op {
    static Expr of(String index, Dim size, Expr body) {
        return new Apply(new IndexSum(index, size), List.of(body));
    }

    @Override
    public String name() {
        return "indexSum";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return in.get(0).shape();
    }

    /** Never asked: an index sum is differentiated where its index is known. */
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("the derivative of an index sum depends on the index");
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.indexSum(index, in.get(0));
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
