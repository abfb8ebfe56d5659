package org.leibniz.bench.leibniz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.bench.worker.Workload;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.nn.Adam;
import org.leibniz.nn.GradientDescent;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Optimizer;
import org.leibniz.nn.Update;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.simplify.Simplifier;

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

    /** A step of training as one program, and what its optimizer keeps. */
    record Step(Program program, List<Symbol> state) {}

    /** The step of a workload's optimizer. */
    Step step(Workload work) {
        Optimizer optimizer =
                work.optimizer().equals("adam") ? new Adam(work.rate()) : new GradientDescent(work.rate());
        return step(optimizer, LeibnizPeer.precision(work));
    }

    /** A step of training, whose only output is the loss before it. */
    Step step(Optimizer optimizer, Precision precision) {
        List<Expr> gradients = Gradient.of(loss).by(parameters);
        State state = new State();
        List<Symbol> targets = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Symbol parameter = parameters.get(i);
            state.parameter = parameter;
            for (Update update : optimizer.updates(parameter, gradients.get(i), state)) {
                targets.add(update.symbol());
                values.add(update.value());
            }
        }
        if (state.kept.contains(state.stepsBefore)) {
            targets.add(state.stepsBefore);
            values.add(state.stepsBefore.plus(1));
        }
        List<Expr> shorter = Simplifier.simplify(values);
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        for (int i = 0; i < shorter.size(); i++) updates.put(targets.get(i), shorter.get(i));
        return new Step(Program.compile(List.of(loss), updates, precision), state.kept);
    }

    /** Settings as numbers, what is kept as symbols that begin with 0. */
    private static final class State implements Optimizer.Terms {
        private final List<Symbol> kept = new ArrayList<>();
        private final Symbol stepsBefore = Symbol.input("steps", Shape.scalar());
        private Symbol parameter = stepsBefore;

        @Override
        public Expr learningRate(double value) {
            return Constant.of(value);
        }

        @Override
        public Expr setting(String name, double value) {
            return Constant.of(value);
        }

        @Override
        public Symbol state(String name) {
            return keep(Symbol.input(name + "_" + parameter.name(), parameter.shape()));
        }

        @Override
        public Symbol number(String name) {
            return keep(Symbol.input(name + "_" + parameter.name(), Shape.scalar()));
        }

        @Override
        public Expr step() {
            if (!kept.contains(stepsBefore)) keep(stepsBefore);
            return stepsBefore.plus(1);
        }

        private Symbol keep(Symbol symbol) {
            kept.add(symbol);
            return symbol;
        }
    }
}
