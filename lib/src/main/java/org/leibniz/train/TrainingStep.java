package org.leibniz.train;

import static java.util.Objects.requireNonNull;

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
import org.leibniz.nn.Optimizer;
import org.leibniz.nn.Update;
import org.leibniz.op.Ops;
import org.leibniz.op.Phases;
import org.leibniz.shape.Shape;
import org.leibniz.simplify.Simplifier;

/** Forward, backward and update as the expressions of one program, with the state that the optimizer keeps. */
final class TrainingStep {
    /** Of a parameter that is still 0. */
    private static final double SMALLEST = 1e-30;

    private final List<Expr> measured;
    private final List<Expr> outputs = new ArrayList<>();
    private final Map<Symbol, Expr> updates = new LinkedHashMap<>();
    private final Map<Symbol, float[]> state = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Symbol stepsBefore;
    private final Expr rateFactor;
    private final Symbol plateau;

    /**
     * @param measured what is to be measured
     * @param steps how many steps there will be
     */
    TrainingStep(Training training, List<Expr> measured, long steps) {
        this.measured = measured;
        Graph.of(measured).symbols().forEach(symbol -> names.add(symbol.name()));
        this.stepsBefore = Symbol.input(unused("steps"), Shape.scalar());
        this.plateau = Symbol.input(unused("plateau"), Shape.scalar());
        Expr factor = training.schedule().factor(stepsBefore.plus(1), steps);
        if (training.plateau().isPresent()) {
            state.put(plateau, new float[] {1});
            factor = factor.times(plateau);
        }
        this.rateFactor = factor;
        outputs.addAll(Phases.training(measured));
        List<Symbol> targets = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (Player player : training.players()) {
            Expr loss = Phases.training(List.of(player.loss())).get(0);
            List<Symbol> parameters = player.parameters();
            List<Expr> gradients = training.clipping().clip(Gradient.of(loss).by(parameters));
            for (int i = 0; i < parameters.size(); i++) {
                Symbol parameter = parameters.get(i);
                for (Update update : training.optimizer().updates(parameter, gradients.get(i), new Values(parameter))) {
                    targets.add(update.symbol());
                    values.add(update.value());
                }
                if (!training.hasStatistics()) continue;
                boolean moves = targets.contains(parameter);
                Expr next = moves ? values.get(targets.lastIndexOf(parameter)) : parameter;
                outputs.addAll(statistics(parameter, gradients.get(i), next));
            }
        }
        Phases.updates(measured).forEach((symbol, next) -> {
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

    /** What {@link ParameterStatistics} tells, of one step. */
    private static List<Expr> statistics(Symbol parameter, Expr gradient, Expr next) {
        Expr moved = next.minus(parameter).squared().sum();
        Expr length = Ops.max(parameter.squared().sum(), SMALLEST);
        return List.of(Ops.mean(Ops.abs(gradient)), Ops.sqrt(moved.div(length)), Ops.mean(Ops.abs(parameter)));
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

    /** What the optimizer keeps, at first 0, and the factor of a plateau, at first 1. */
    Map<Symbol, float[]> state() {
        return state;
    }

    /** What the learning rate is multiplied by on a plateau, if there may be one. */
    float[] plateau() {
        return requireNonNull(state.get(plateau));
    }

    /** All that a run computes: what is measured, then three numbers for every parameter where these are wanted. */
    List<Expr> outputs() {
        return outputs;
    }

    /** What is measured, as it was declared. */
    List<Expr> measured() {
        return measured;
    }

    /** All expressions of the step. */
    List<Expr> roots() {
        List<Expr> roots = new ArrayList<>(outputs);
        roots.addAll(updates.values());
        return roots;
    }
}
