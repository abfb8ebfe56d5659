package org.leibniz.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.compile.Call;
import org.leibniz.compile.Parameters;
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

/**
 * Forward, backward and update as one program, and the values that it changes: those of the parameters and states, and
 * what the optimizer keeps.
 *
 * <pre>{@code
 * TrainingStep step = new Training(loss).optimizer(new Adam(1e-3)).step(Map.of(w, start, b, zeros));
 * Call call = step.call().with(x, images).with(t, labels);
 * double loss = call.run().number(0);
 * float[] learnt = step.values().values(w);
 * }</pre>
 */
public final class TrainingStep {
    /** Of a parameter that is still 0. */
    private static final double SMALLEST = 1e-30;

    private final List<Expr> measured;
    private final List<Expr> outputs = new ArrayList<>();
    private final Map<Symbol, Expr> updates = new LinkedHashMap<>();
    private final List<Symbol> trained;
    private final Map<Symbol, float[]> state = new LinkedHashMap<>();
    private final Program program;
    private final Parameters values;
    private final Set<String> names = new HashSet<>();
    private final Symbol stepsBefore;
    private final Expr rateFactor;
    private final Symbol plateau;

    /**
     * @param steps how many steps there will be
     * @param start the values of parameters and states before the first
     * @throws IllegalArgumentException if one has no values, or another number of them than it needs
     */
    TrainingStep(Training training, long steps, Map<Symbol, float[]> start, Precision precision) {
        this.measured = training.measured();
        this.trained = training.trained();
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
        this.program = Program.compile(outputs, updates, precision);
        Map<Symbol, float[]> all = new LinkedHashMap<>();
        for (Symbol symbol : trained) {
            float[] given = start.get(symbol);
            if (given == null) throw new IllegalArgumentException("no values are given for " + symbol.described());
            all.put(symbol, given);
        }
        all.putAll(state);
        this.values = Parameters.of(all, precision);
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

    /** The compiled step; its outputs are the loss and what else is measured, before the update. */
    public Program program() {
        return program;
    }

    /** A new call that changes the values of this step; inputs are to be given to it. */
    public Call call() {
        return program.call().with(values);
    }

    /** All values that steps change. */
    public Parameters values() {
        return values;
    }

    /** Copies of the values that are trained, without what the optimizer keeps. */
    public Map<Symbol, float[]> trained() {
        return values.values(trained);
    }

    /** Multiplies the learning rate on a plateau, if there may be one. */
    void slowDown(double factor) {
        values.set(plateau, new float[] {values.values(plateau)[0] * (float) factor});
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
