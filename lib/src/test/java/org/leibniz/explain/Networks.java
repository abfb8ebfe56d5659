package org.leibniz.explain;

import static org.leibniz.op.Ops.sigmoid;

import java.util.Map;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The networks that the derivations in the documentation are about. */
final class Networks {
    private Networks() {}

    /** Two layers of sigmoids without biases, squared error, one example. */
    static final class Perceptron {
        final Symbol x = Symbol.input("x", Shape.of(2));
        final Symbol r = Symbol.input("r", Shape.scalar());
        final Symbol w1 = Symbol.parameter("w1", Shape.of(2, 3));
        final Symbol w2 = Symbol.parameter("w2", Shape.of(3));
        final Expr u1 = x.dot(w1).named("u1");
        final Expr z = sigmoid(u1).named("z");
        final Expr u2 = z.dot(w2).named("u2");
        final Expr y = sigmoid(u2).named("y");
        final Expr error = Constant.of(0.5).times(r.minus(y).squared()).named("E");

        final Map<Symbol, Tensor> values = Map.of(
                x, Tensor.vector(1, 2),
                r, Tensor.scalar(1),
                w1, Tensor.matrix(new double[] {0.1, 0.2, 0.3}, new double[] {0.4, 0.5, 0.6}),
                w2, Tensor.vector(0.7, 0.8, 0.9));
    }

    /** The same for a batch of any size, with biases and a named error. */
    static final class Batched {
        final Dim n = Dim.named("n");
        final Symbol x = Symbol.input("x", Shape.of(n, Dim.of(2)));
        final Symbol t = Symbol.input("t", Shape.of(n, Dim.of(1)));
        final Symbol w1 = Symbol.parameter("w1", Shape.of(2, 3));
        final Symbol b1 = Symbol.parameter("b1", Shape.of(3));
        final Symbol w2 = Symbol.parameter("w2", Shape.of(3, 1));
        final Symbol b2 = Symbol.parameter("b2", Shape.of(1));
        final Expr z1 = x.dot(w1).plus(b1).named("z1");
        final Expr h = sigmoid(z1).named("h");
        final Expr z2 = h.dot(w2).plus(b2).named("z2");
        final Expr y = sigmoid(z2).named("y");
        final Expr e = y.minus(t).named("e");
        final Expr loss = Constant.of(0.5).times(e.squared().sum()).named("L");
    }
}
