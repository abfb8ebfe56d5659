package org.leibniz.nn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

/** Runs the updates of one number, all of which read old values. */
final class Runner implements Optimizer.Terms {
    private final Symbol w = Symbol.parameter("w", Shape.scalar());
    private final Symbol g = Symbol.input("g", Shape.scalar());
    private final Symbol t = Symbol.input("t", Shape.scalar());
    private final Map<Symbol, Tensor> values = new HashMap<>();
    private final List<Update> updates;
    private int steps;

    Runner(Optimizer optimizer, double start) {
        values.put(w, Tensor.scalar(start));
        updates = optimizer.updates(w, g, this);
    }

    double step(double gradient) {
        values.put(g, Tensor.scalar(gradient));
        values.put(t, Tensor.scalar(++steps));
        List<Tensor> fresh =
                Interpreter.evaluate(updates.stream().map(Update::value).toList(), values);
        for (int i = 0; i < fresh.size(); i++) values.put(updates.get(i).symbol(), fresh.get(i));
        return values.get(w).item();
    }

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
        Symbol state = Symbol.input(name, Shape.scalar());
        values.put(state, Tensor.scalar(0));
        return state;
    }

    @Override
    public Symbol number(String name) {
        return state(name);
    }

    @Override
    public Expr step() {
        return t;
    }
}
