package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** The elementwise quotient, a / b. */
public final class Divide extends Elementwise {
    public static final Divide OP = new Divide();

    private Divide() {
        super("divide");
    }

    @Override
    protected double value(double... in) {
        return in[0] / in[1];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.divide(in.get(0), in.get(1));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.div(y.arg(1)), dy.times(y).div(y.arg(1)).unaryMinus());
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return print(y, in, sources(y), notation);
    }

    @Override
    Text print(Apply y, List<Text> in, List<Shape> written, Notation notation) {
        return written.get(1).isScalar()
                ? notation.divide(in.get(0), in.get(1))
                : notation.divideElements(in.get(0), in.get(1));
    }
}
