package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** 1 where the first half of the indices equals the second half, else 0; the identity matrix for one axis. */
public record Identity(Shape of) implements Op {
    static Expr of(Shape shape) {
        return new Apply(new Identity(shape), List.of());
    }

    @Override
    public String name() {
        return "eye";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return of.concat(of);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of();
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(
                "eye",
                of.dims().stream().map(dim -> notation.literal(dim.toString())).toArray(Text[]::new));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Identity(of.rank());
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor identity = Tensor.zeros(sizes);
        int count = Tensor.count(Arrays.copyOf(sizes, sizes.length / 2));
        for (int i = 0; i < count; i++) identity.values()[i * count + i] = 1;
        return identity;
    }
}
