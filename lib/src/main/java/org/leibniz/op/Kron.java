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
import org.leibniz.shape.ShapeException;

/** The Kronecker product of two matrices, the block matrix of a₁₁·B, a₁₂·B and so on, or of two vectors. */
public final class Kron implements Op {
    public static final Kron OP = new Kron();

    private Kron() {}

    static Expr of(Expr a, Expr b) {
        return new Apply(OP, List.of(a, b));
    }

    @Override
    public String name() {
        return "kron";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape a = in.get(0).shape();
        Shape b = in.get(1).shape();
        if (a.rank() == 1 && b.rank() == 1) return Shape.of(a.dim(0).times(b.dim(0)));
        for (Expr operand : in) {
            if (operand.shape().rank() != 2) throw ShapeException.rank("kron", 2, operand.described());
        }
        return Shape.of(a.dim(0).times(b.dim(0)), a.dim(1).times(b.dim(1)));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Shape a = y.arg(0).shape();
        Shape b = y.arg(1).shape();
        if (a.rank() == 1) {
            Expr rows = Ops.reshape(dy, a.concat(b));
            return List.of(rows.dot(y.arg(1)), rows.t().dot(y.arg(0)));
        }
        Expr blocks = Ops.reshape(dy, Shape.of(a.dim(0), b.dim(0), a.dim(1), b.dim(1)));
        return List.of(Ops.einsum("ikjl,kl->ij", blocks, y.arg(1)), Ops.einsum("ikjl,ij->kl", blocks, y.arg(0)));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("kron", in.get(0), in.get(1));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("kron");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor product = Tensor.zeros(sizes);
        Tensor a = in.get(0);
        Tensor b = in.get(1);
        int rows = b.sizes()[0];
        // Vectors are matrices of one column.
        int columns = sizes.length == 1 ? 1 : b.sizes()[1];
        int width = sizes.length == 1 ? 1 : sizes[1];
        for (int row = 0; row < sizes[0]; row++) {
            for (int column = 0; column < width; column++) {
                double above = a.values()[row / rows * (width / columns) + column / columns];
                product.values()[row * width + column] = above * b.values()[row % rows * columns + column % columns];
            }
        }
        return product;
    }
}
