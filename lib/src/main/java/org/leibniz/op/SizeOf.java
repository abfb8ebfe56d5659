package org.leibniz.op;

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

/** A size as a number, such as the n that a mean divides by. */
public record SizeOf(Dim size) implements Op {
    /** The size; a plain constant if it is fixed. */
    static Expr of(Dim size) {
        return size.isFixed() ? Constant.of(size.value()) : new Apply(new SizeOf(size), List.of());
    }

    @Override
    public String name() {
        return "size";
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
        String written = size.toString();
        return size.names().contains(written)
                ? notation.symbol(written)
                : notation.call("size", notation.literal(written));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.SizeOf(size);
    }

    /** Never asked: the interpreter, which knows the sizes, gives the value. */
    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("the value of size " + size + " depends on the inputs");
    }
}
