package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The elementwise product, a ⊙ b. */
public final class Multiply extends Elementwise {
    public static final Multiply OP = new Multiply();

    private Multiply() {
        super("multiply");
    }

    @Override
    protected double value(double... in) {
        return in[0] * in[1];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.multiply(in.get(0), in.get(1));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.times(y.arg(1)), dy.times(y.arg(0)));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return print(y, in, sources(y), notation);
    }

    @Override
    Text print(Apply y, List<Text> in, List<Shape> written, Notation notation) {
        Text left = in.get(0);
        Text right = in.get(1);
        if (written.get(0).isScalar()) return notation.scale(left, right);
        if (!written.get(1).isScalar()) return notation.hadamard(left, right);
        // In Axᵀ·y the product would take the A for one of its factors.
        return notation.scale(left, right.kind() == Text.Kind.MATRIX_PRODUCT ? notation.parenthesize(right) : right);
    }
}
