package org.leibniz.compile;

import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.relu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** A network with one hidden layer, softmax and cross-entropy, for n samples. */
final class Perceptron {
    final Symbol x;
    final Symbol t;
    final Symbol w1;
    final Symbol b1;
    final Symbol w2;
    final Symbol b2;
    final Expr y;
    final Expr loss;
    final List<Symbol> parameters;
    final List<Expr> gradients;

    Perceptron(int inputs, int hidden, int classes) {
        Dim n = Dim.named("n");
        x = Symbol.input("x", Shape.of(n, Dim.of(inputs)));
        t = Symbol.input("t", Shape.of(n, Dim.of(classes)));
        w1 = Symbol.parameter("w1", Shape.of(inputs, hidden));
        b1 = Symbol.parameter("b1", Shape.of(hidden));
        w2 = Symbol.parameter("w2", Shape.of(hidden, classes));
        b2 = Symbol.parameter("b2", Shape.of(classes));
        Expr h = relu(x.dot(w1).plus(b1).named("z1")).named("h");
        y = h.dot(w2).plus(b2).named("y");
        Expr sums = Sum.keeping(exp(y).named("p"), 1).named("s");
        loss = mean(log(sums).minus(Sum.keeping(y.times(t), 1))).named("L");
        parameters = List.of(w1, b1, w2, b2);
        gradients = Gradient.of(loss).by(parameters);
    }

    /** The step of plain gradient descent. */
    Map<Symbol, Expr> descent(double rate) {
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            updates.put(
                    parameters.get(i), parameters.get(i).minus(gradients.get(i).times(rate)));
        }
        return updates;
    }

    Map<Symbol, Tensor> point(long n, Random random) {
        Map<Symbol, Tensor> point = new LinkedHashMap<>();
        for (Symbol symbol : List.of(x, t, w1, b1, w2, b2)) {
            int[] sizes = symbol.shape().evaluate(Map.of("n", n)).sizes();
            point.put(symbol, Tensors.generate(sizes, () -> random.nextDouble(-0.5, 0.5)));
        }
        return point;
    }
}
