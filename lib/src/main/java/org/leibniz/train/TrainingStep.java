package org.leibniz.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.nn.Clipping;
import org.leibniz.nn.Optimizer;
import org.leibniz.nn.Schedule;
import org.leibniz.nn.Update;
import org.leibniz.op.Phases;
import org.leibniz.shape.Shape;
import org.leibniz.simplify.Simplifier;

/** Forward, backward and update as the expressions of one program, with the state that the optimizer keeps. */
final class TrainingStep {
    private final List<Expr> outputs;
    private final Map<Symbol, Expr> updates = new LinkedHashMap<>();
    private final Map<Symbol, float[]> state = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Symbol stepsBefore;
    private final Expr rateFactor;

    /**
     * @param outputs the loss, then what else is to be measured
     * @param steps how many steps there will be
     */
    TrainingStep(
            List<Expr> outputs,
            List<Symbol> parameters,
            Optimizer optimizer,
            Schedule schedule,
            Clipping clipping,
            long steps) {
        this.outputs = Phases.training(outputs);
        Graph.of(outputs).symbols().forEach(symbol -> names.add(symbol.name()));
        this.stepsBefore = Symbol.input(unused("steps"), Shape.scalar());
        this.rateFactor = schedule.factor(stepsBefore.plus(1), steps);
        List<Symbol> targets = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        List<Expr> gradients = clipping.clip(Gradient.of(this.outputs.get(0)).by(parameters));
        for (int i = 0; i < parameters.size(); i++) {
            Symbol parameter = parameters.get(i);
            for (Update update : optimizer.updates(parameter, gradients.get(i), new Values(parameter))) {
                targets.add(update.symbol());
                values.add(update.value());
            }
        }
        Phases.updates(outputs).forEach((symbol, next) -> {
            targets.add(symbol);
            values.add(next);
        });
        if (Graph.of(values).id(stepsBefore) >= 0) {
            state.put(stepsBefore, new float[1]);
            targets.add(stepsBefore);
            values.add(stepsBefore.plus(1));
        }
        List<Expr> shorter = Simplifier.simplify(values);
        for (int i = 0; i < shorter.size(); i++) updates.put(targets.get(i), shorter.get(i));
    }

    private String unused(String name) {
        String unused = name;
        while (!names.add(unused)) unused += "_";
        return unused;
    }

    /** The settings as numbers, the state as symbols of the parameter's shape. */
    private final class Values implements Optimizer.Terms {
        private final Symbol parameter;

        Values(Symbol parameter) {
            this.parameter = parameter;
        }

        @Override
        public Expr learningRate(double value) {
            return rateFactor.times(value);
        }

        @Override
        public Expr setting(String name, double value) {
            return Constant.of(value);
        }

        @Override
        public Symbol state(String name) {
            return kept(name, parameter.shape());
        }

        @Override
        public Symbol number(String name) {
            return kept(name, Shape.scalar());
        }

        private Symbol kept(String name, Shape shape) {
            Symbol kept = Symbol.input(unused(name + "_" + parameter.name()), shape);
            state.put(kept, new float[Math.toIntExact(shape.elements())]);
            return kept;
        }

        @Override
        public Expr step() {
            return stepsBefore.plus(1);
        }
    }

    Program program() {
        return Program.compile(outputs, updates, Precision.FLOAT32);
    }

    /** What the optimizer keeps, at first 0. */
    Map<Symbol, float[]> state() {
        return state;
    }

    /** All expressions of the step. */
    List<Expr> roots() {
        List<Expr> roots = new ArrayList<>(outputs);
        roots.addAll(updates.values());
        return roots;
    }
}
