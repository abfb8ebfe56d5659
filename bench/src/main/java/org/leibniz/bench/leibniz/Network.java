package org.leibniz.bench.leibniz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.bench.worker.Workload;
import org.leibniz.compile.Precision;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.nn.Adam;
import org.leibniz.nn.GradientDescent;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Optimizer;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Training;
import org.leibniz.train.TrainingStep;

/** A network as expressions: what it says of n samples, and how it is trained. */
final class Network {
    final Symbol x;
    final Symbol t;
    final Expr logits;
    final Expr loss;
    final List<Symbol> parameters;

    private Network(Symbol x, Symbol t, Expr logits, Expr loss, List<Symbol> parameters) {
        this.x = x;
        this.t = t;
        this.logits = logits;
        this.loss = loss;
        this.parameters = parameters;
    }

    /** The network of a workload. */
    static Network of(Workload work) {
        if (!work.model().equals("mlp")) throw new UnsupportedOperationException("no network " + work.model());
        return perceptron(work.activation(), work.loss(), work.layers());
    }

    /** A perceptron with the same activation after every layer but the last. */
    static Network perceptron(String activation, String lossName, int... layers) {
        Dim n = Dim.named("n");
        int last = layers.length - 1;
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(layers[0])));
        Symbol t = Symbol.input("t", Shape.of(n, Dim.of(layers[last])));
        List<Symbol> parameters = new ArrayList<>();
        Expr signal = x;
        for (int i = 1; i <= last; i++) {
            Symbol w = Symbol.parameter("w" + i, Shape.of(layers[i - 1], layers[i]));
            Symbol b = Symbol.parameter("b" + i, Shape.of(layers[i]));
            parameters.addAll(List.of(w, b));
            signal = signal.dot(w).plus(b).named("z" + i);
            if (i < last) signal = activate(activation, signal).named("h" + i);
        }
        Expr loss = lossName.equals("softmax")
                ? Losses.softmaxCrossEntropy(signal, t)
                : Losses.binaryCrossEntropy(signal, t);
        return new Network(x, t, signal, loss.named("L"), parameters);
    }

    private static Expr activate(String activation, Expr z) {
        return switch (activation) {
            case "relu" -> Ops.relu(z);
            case "tanh" -> Ops.tanh(z);
            default -> throw new UnsupportedOperationException("no activation " + activation);
        };
    }

    /** The step of a workload's optimizer, from the parameters of the workload. */
    TrainingStep step(Workload work) throws IOException {
        Optimizer optimizer =
                work.optimizer().equals("adam") ? new Adam(work.rate()) : new GradientDescent(work.rate());
        return step(optimizer, values(work), LeibnizPeer.precision(work));
    }

    /** A step of training, whose only output is the loss before it. */
    TrainingStep step(Optimizer optimizer, Map<Symbol, float[]> values, Precision precision) {
        return new Training(loss).optimizer(optimizer).step(values, precision);
    }

    /** The parameters that a workload begins with. */
    Map<Symbol, float[]> values(Workload work) throws IOException {
        List<float[]> given = work.parameters();
        Map<Symbol, float[]> values = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) values.put(parameters.get(i), given.get(i));
        return values;
    }
}
