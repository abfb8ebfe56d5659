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

/** The logarithm of the determinant of a square matrix, also where the determinant itself would overflow; NaN where it is negative. */
public final class LogDet implements Op {
    public static final LogDet OP = new LogDet();

    private LogDet() {}

    static Expr of(Expr a) {
        return new Apply(OP, List.of(a));
    }

    @Override
    public String name() {
        return "logdet";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Matrices.needSquare("logdet", in.get(0));
        return Shape.scalar();
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.times(Ops.inv(y.arg(0)).t()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("logdet", in.get(0));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("logdet");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        return Tensor.scalar(new LuDecomposition(in.get(0)).logDeterminant());
    }
}
