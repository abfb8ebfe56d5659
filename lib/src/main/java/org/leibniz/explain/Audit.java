package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Dim;

/** Evaluates what a derivation says and compares it with the gradient and with differences of the result itself. */
final class Audit {
    private static final double EXACT = 1e-10;
    private static final double BY_DIFFERENCES = 1e-6;
    private static final int MOST_COMPONENTS = 5;

    private final Steps steps;
    private final Factors factors;
    private final Supplier<MatrixForm> table;
    private final ChainRule chain;
    private final Expr result;
    private final Expr by;
    private final Map<Symbol, Tensor> inputs;
    private final Map<Symbol, Tensor> values = new IdentityHashMap<>();
    private final Tensor derivative;
    private final ComponentValues components;

    Audit(
            Steps steps,
            Factors factors,
            Components components,
            Supplier<MatrixForm> table,
            ChainRule chain,
            Expr result,
            Expr by,
            Expr derivative,
            Map<Symbol, Tensor> inputs) {
        this.steps = steps;
        this.factors = factors;
        this.table = table;
        this.chain = chain;
        this.result = result;
        this.by = by;
        this.inputs = inputs;
        Interpreter forward = Interpreter.evaluate(steps.graph(), inputs);
        for (Step step : steps.all()) values.put(step.standIn(), forward.value(step.id()));
        this.derivative = Interpreter.evaluate(derivative, inputs);
        this.components = new ComponentValues(components, values, forward.sizes());
    }

    Map<Symbol, Tensor> inputs() {
        return inputs;
    }

    /**
     * Compares every line with the derivative that a compiled program gives.
     *
     * @return the number of lines
     * @throws IllegalStateException if one is not true
     */
    int checkExact(MatrixForm table, Tensor compiled) {
        checkAgainst("the kernel", compiled);
        checkProducts();
        checkTable(table);
        int lines = 1 + chain.paths().size() + table.rows().size();
        return lines + checkDefinitions();
    }

    /** Compares the derivative and every factor with central differences; the number of factors. */
    int checkSlopes() {
        checkDifferences();
        return checkFactors();
    }

    /** @throws IllegalStateException if the tensor is not the derivative */
    void checkAgainst(String what, Tensor shown) {
        for (int at = 0; at < shown.values().length; at++)
            demand(what, shown.values()[at], derivative.values()[at], EXACT);
    }

    /** Compares the derivatives layer by layer with those the table hands down; the number of lines. */
    int checkDeltas(DeltaForm form) {
        if (form.lines().isEmpty()) return 0;
        Map<Step, Tensor> handed = new HashMap<>();
        handedDown(table.get(), handed);
        Map<Symbol, Tensor> known = new IdentityHashMap<>(values);
        form.deltas().forEach((step, delta) -> known.put(delta, handed.get(step)));
        for (DeltaForm.Line line : form.lines()) {
            Tensor shown = Interpreter.evaluate(line.derivative(), known);
            Tensor expected = handed.get(line.by());
            for (int at = 0; at < shown.values().length; at++)
                demand("delta form", shown.values()[at], expected.values()[at], EXACT);
        }
        return form.lines().size();
    }

    /** Compares the result with one affine function; the number of lines. */
    int checkAffine(AffineForm form) {
        Tensor shown = Interpreter.evaluate(form.value(), inputs);
        double[] expected = value(steps.root()).values();
        for (int at = 0; at < expected.length; at++) demand("affine form", shown.values()[at], expected[at], EXACT);
        return 1;
    }

    /** @throws IllegalStateException if the formula does not give the components of the derivative */
    void checkFormula(Expr formula) {
        for (int at : sample(derivative.values().length))
            demand(
                    "sums carried out",
                    components.value(formula, indices(at)),
                    derivative.values()[at],
                    EXACT);
    }

    private int checkDefinitions() {
        for (Step step : steps.computed()) {
            Tensor value = value(step);
            for (int at : sample(value.values().length)) {
                Map<String, Long> indices = indices(factors.shownIndices(step), value.sizes(), at);
                demand(
                        "definition of " + step.name(),
                        components.value(factors.shownFormula(step), indices),
                        value.values()[at],
                        EXACT);
            }
        }
        return steps.computed().size();
    }

    /** Every factor is the slope of its step when one component of the operand is moved. */
    private int checkFactors() {
        int checked = 0;
        for (ChainRule.Path path : chain.paths()) {
            for (Factor factor : path.factors()) checkFactor(factor);
            checked += path.factors().size();
        }
        return checked;
    }

    private void checkFactor(Factor factor) {
        Tensor at = value(factor.by());
        int component = at.values().length / 2;
        double step = 1e-5 * Math.max(1, Math.abs(at.values()[component]));
        Map<Double, Tensor> moved = new HashMap<>();
        for (double h : new double[] {step, -step, step / 2, -step / 2})
            moved.put(h, movedStep(factor, at, component, h));
        Map<String, Long> fixed = indices(factor.byAt(), at.sizes(), component);
        for (int i : sample(value(factor.of()).values().length)) {
            Map<String, Long> indices =
                    new LinkedHashMap<>(indices(factor.at(), value(factor.of()).sizes(), i));
            if (!agree(indices, fixed)) continue;
            indices.putAll(fixed);
            int place = i;
            double slope = GradientCheck.slope(h -> moved.get(h).values()[place], step);
            demand(
                    "factor ∂" + factor.of().name() + "/∂" + factor.by().name(),
                    components.value(factor.derivative(), indices),
                    slope,
                    BY_DIFFERENCES);
        }
    }

    private static boolean agree(Map<String, Long> a, Map<String, Long> b) {
        return a.entrySet().stream()
                .allMatch(e -> b.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
    }

    private Tensor movedStep(Factor factor, Tensor at, int place, double by) {
        Map<Symbol, Tensor> moved = new IdentityHashMap<>(values);
        double[] shifted = at.values().clone();
        shifted[place] += by;
        moved.put(factor.by().standIn(), new Tensor(at.sizes(), shifted));
        return Interpreter.evaluate(factor.of().definition(), moved);
    }

    boolean isScalar() {
        return steps.root().standIn().shape().isScalar();
    }

    /** The values of all steps, under what stands for them. */
    Map<Symbol, Tensor> values() {
        return values;
    }

    Tensor value(Step step) {
        return values.get(step.standIn());
    }

    Tensor derivative() {
        return derivative;
    }

    ComponentValues components() {
        return components;
    }

    boolean isFinite() {
        return values.values().stream().allMatch(Audit::finite) && finite(derivative);
    }

    private static boolean finite(Tensor tensor) {
        for (double value : tensor.values()) if (!Double.isFinite(value)) return false;
        return true;
    }

    /** @throws IllegalStateException if the products of the shown factors are not the derivative */
    void checkProducts() {
        if (chain.paths().isEmpty()) return;
        for (int at : sample(derivative.values().length)) {
            Map<String, Long> indices = indices(at);
            double product = 0;
            for (ChainRule.Path path : chain.paths()) product += components.value(ChainRule.formula(path), indices);
            demand("product of factors", product, derivative.values()[at], EXACT);
        }
    }

    /** @throws IllegalStateException if the lines of the matrix table do not lead to the derivative */
    void checkTable(MatrixForm table) {
        if (!steps.root().standIn().shape().isScalar()) return;
        Map<Step, Tensor> handed = new HashMap<>();
        handedDown(table, handed);
        Tensor reached = handed.get(chain.target());
        for (int at = 0; at < reached.values().length; at++) {
            demand("matrix form", reached.values()[at], derivative.values()[at], EXACT);
        }
    }

    /**
     * What the lines of the table amount to, each with those before it.
     *
     * @param handed filled with what every step has got in the end
     */
    List<Tensor> handedDown(MatrixForm table, Map<Step, Tensor> handed) {
        Map<Symbol, Tensor> known = new IdentityHashMap<>(values);
        List<Tensor> lines = new ArrayList<>();
        handed.put(steps.root(), Tensor.scalar(1));
        for (Step step : steps.computed()) {
            List<MatrixForm.Contribution> contributions = table.contributions(step);
            if (contributions.isEmpty()) {
                lines.add(Tensor.scalar(0));
                continue;
            }
            Expr name = table.handedTo(step);
            if (name instanceof Symbol symbol) known.put(symbol, handed.get(step));
            List<Tensor> amounts = Interpreter.evaluate(
                    contributions.stream()
                            .map(MatrixForm.Contribution::derivative)
                            .toList(),
                    known);
            for (int i = 0; i < amounts.size(); i++)
                lines.add(handed.merge(contributions.get(i).to(), amounts.get(i), Audit::sum));
        }
        return lines;
    }

    static Tensor sum(Tensor a, Tensor b) {
        double[] sum = a.values().clone();
        for (int i = 0; i < sum.length; i++) sum[i] += b.values()[i];
        return new Tensor(a.sizes(), sum);
    }

    /** The largest difference, relative to the larger side, between the derivative and central differences of the result. */
    double differences() {
        if (!(by instanceof Symbol symbol) || !steps.root().standIn().shape().isScalar()) return 0;
        GradientCheck check = new GradientCheck(result, inputs);
        double worst = 0;
        for (int i : sample(derivative.values().length)) {
            worst = Math.max(
                    worst,
                    GradientCheck.relative(check.slope(symbol, i), derivative.values()[i]));
        }
        return worst;
    }

    /** @throws IllegalStateException if the derivative is not the slope of the result */
    void checkDifferences() {
        double worst = differences();
        if (worst > BY_DIFFERENCES)
            throw new IllegalStateException("derivation: differs from central differences by " + worst);
    }

    private static List<Integer> sample(int count) {
        List<Integer> sample = new ArrayList<>();
        int stride = Math.max(1, count / MOST_COMPONENTS);
        for (int i = 0; i < count; i += stride) sample.add(i);
        return sample;
    }

    /** The letters of the result and the target at one element of the derivative. */
    Map<String, Long> indices(int at) {
        List<Dim> all = new ArrayList<>(chain.rootIndices());
        all.addAll(chain.targetIndices());
        return indices(all, derivative.sizes(), at);
    }

    private static Map<String, Long> indices(List<Dim> all, int[] sizes, int at) {
        int[] strides = Tensor.strides(sizes);
        Map<String, Long> indices = new LinkedHashMap<>();
        for (int axis = 0; axis < sizes.length; axis++) {
            if (!all.get(axis).isFixed())
                indices.put(all.get(axis).toString(), (long) (at / strides[axis] % sizes[axis]));
        }
        return indices;
    }

    static void demandAll(String what, Tensor shown, Tensor expected) {
        for (int at = 0; at < expected.values().length; at++)
            demand(what, shown.values()[at], expected.values()[at], EXACT);
    }

    private static void demand(String what, double shown, double expected, double tolerance) {
        if (!(GradientCheck.relative(shown, expected) <= tolerance)) {
            throw new IllegalStateException(
                    "derivation: " + what + " gives " + shown + ", the gradient is " + expected);
        }
    }
}
