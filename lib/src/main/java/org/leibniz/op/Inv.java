package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The inverse of a square matrix; of a singular one there is no value. */
public final class Inv implements Op {
    public static final Inv OP = new Inv();

    private Inv() {}

    static Expr of(Expr a) {
        return new Apply(OP, List.of(a));
    }

    @Override
    public String name() {
        return "inv";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Matrices.needSquare("inv", in.get(0));
        return in.get(0).shape();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(y.t().dot(dy).dot(y.t()).unaryMinus());
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("inv", in.get(0));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("inv");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return new LuDecomposition(in.get(0)).inverse();
    }
}
