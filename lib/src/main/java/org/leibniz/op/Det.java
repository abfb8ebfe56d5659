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

/** The determinant of a square matrix. Its derivative, det(A)·A⁻ᵀ, exists only where the matrix has an inverse. */
public final class Det implements Op {
    public static final Det OP = new Det();

    private Det() {}

    static Expr of(Expr a) {
        return new Apply(OP, List.of(a));
    }

    @Override
    public String name() {
        return "det";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Matrices.needSquare("det", in.get(0));
        return Shape.scalar();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.times(y).times(Ops.inv(y.arg(0)).t()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("det", in.get(0));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("det");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return Tensor.scalar(new LuDecomposition(in.get(0)).determinant());
    }
}
