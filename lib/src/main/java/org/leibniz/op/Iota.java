package org.leibniz.op;

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

/** The numbers 0, 1, 2, … below a size. */
public record Iota(Dim size) implements Op {
    static Expr iota(Dim size) {
        return new Apply(new Iota(size), List.of());
    }

    @Override
    public String name() {
        return "iota";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return Shape.of(size);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of();
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name(), notation.literal(size.toString()));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Count();
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor numbers = Tensor.zeros(sizes);
        for (int i = 0; i < sizes[0]; i++) numbers.values()[i] = i;
        return numbers;
    }
}
