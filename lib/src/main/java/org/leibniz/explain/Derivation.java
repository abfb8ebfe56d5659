package org.leibniz.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.diff.Gradient;
import org.leibniz.diff.Jacobian;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/**
 * How a derivative comes about: the named steps, the product of partial derivatives along every path between them, the
 * same product written out, and the table of matrix rules. Naming decides the detail.
 *
 * <p>Before anything is shown it is evaluated: the products and the table must give the gradient, and the gradient the
 * slope of the result.
 */
public final class Derivation {
    private final Expr result;
    private final Expr by;
    private final Steps steps;
    private final Components components;
    private final Factors factors;
    private final ChainRule chain;
    private final Expr derivative;
    private final Set<Symbol> zeroOutside;
    private final boolean checked;
    private MatrixForm table;
    private DeltaForm deltas;
    private Optional<AffineForm> affine;

    private Derivation(Expr result, Expr by) {
        this.result = result;
        this.by = by;
        this.steps = new Steps(result);
        AxisLetters letters = new AxisLetters(steps.graph());
        this.components = new Components(steps, letters);
        this.factors = new Factors(components, letters);
        this.derivative = result.shape().isScalar()
                ? Gradient.of(result).by(by)
                : Jacobian.of(result).by(by);
        Step target = steps.of(by);
        this.chain = target == null ? null : new ChainRule(steps, factors, target);
        this.zeroOutside = components.zeroOutside();
        this.checked = chain == null || check();
    }

    /**
     * @param by a symbol or a named intermediate result
     * @throws org.leibniz.expr.NotDifferentiableException if there is no derivative
     */
    public static Derivation of(Expr result, Expr by) {
        return new Derivation(result, by);
    }

    private boolean check() {
        for (Map<Symbol, Tensor> point : SamplePoints.of(steps.graph().symbols())) {
            Audit audit;
            try {
                audit = audit(point);
            } catch (ArithmeticException undefined) {
                continue;
            }
            if (!audit.isFinite()) continue;
            audit.checkProducts();
            audit.checkTable(table(Notation.UNICODE));
            audit.checkDifferences();
            return true;
        }
        return false;
    }

    Audit audit(Map<Symbol, Tensor> point) {
        return new Audit(
                steps, factors, components, () -> table(Notation.UNICODE), chain, result, by, derivative, point);
    }

    Expr result() {
        return result;
    }

    Expr by() {
        return by;
    }

    Steps steps() {
        return steps;
    }

    Components components() {
        return components;
    }

    Factors factors() {
        return factors;
    }

    ChainRule chain() {
        return chain;
    }

    MatrixForm table(Notation notation) {
        if (table == null) {
            Set<Step> targets = new LinkedHashSet<>(Set.of(chain.target()));
            for (Step step : steps.all()) if (step.standIn().role() == Symbol.Role.PARAMETER) targets.add(step);
            table = new MatrixForm(Notation.UNICODE, steps, List.copyOf(targets));
        }
        return table.in(notation);
    }

    /** The derivative layer by layer. */
    DeltaForm deltas() {
        if (deltas == null) deltas = new DeltaForm(this);
        return deltas;
    }

    /** The result as one affine function, if it is one. */
    Optional<AffineForm> affine() {
        if (affine == null) affine = AffineForm.of(this);
        return affine;
    }

    ComponentForm components(Notation notation) {
        return new ComponentForm(notation, steps, factors, components);
    }

    /** Whether the result depends on what it is differentiated by; if not, the derivative is 0. */
    public boolean dependsOnVariable() {
        return chain != null;
    }

    /** The derivative as an expression, in the shape of the variable. */
    public Expr derivative() {
        return derivative;
    }

    /** The steps as component formulas, the result first. */
    public String definitions(Notation notation) {
        return String.join("\n", components(notation).definitions());
    }

    /** The product of partial derivatives and, below it, the same product written out. */
    public String component(Notation notation) {
        if (chain == null) return unrelated(notation);
        if (chain.obstacle() != null) {
            List<String> lines = new ArrayList<>(List.of(table(notation).derivative(derivative, chain.target())));
            lines.addAll(conventions(notation));
            return String.join("\n", lines);
        }
        ComponentForm form = components(notation);
        if (chain.paths().isEmpty()) {
            return chain.pathCount() + " paths, too many to write out; step by step:\n"
                    + String.join("\n", form.recursion(chain));
        }
        String left = form.left(chain);
        List<String> lines = new ArrayList<>();
        int indent =
                notation == Notation.UNICODE || notation == Notation.ASCII ? left.codePointCount(0, left.length()) : 0;
        add(lines, left + " = ", " ".repeat(indent) + " + ", form.abstractProducts(chain));
        add(lines, " ".repeat(indent) + " = ", " ".repeat(indent) + " + ", form.substitutedProducts(chain));
        lines.addAll(form.correlations(chain));
        lines.addAll(conventions(notation));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String first, String next, List<String> products) {
        for (int i = 0; i < products.size(); i++) lines.add((i == 0 ? first : next) + products.get(i));
    }

    private String unrelated(Notation notation) {
        Text name = by.names().isEmpty()
                ? notation.literal(by.toString())
                : notation.symbol(by.names().get(0));
        Text root = notation.symbol(steps.root().name());
        return notation.partial(root, name) + " = 0, since " + root + " does not depend on " + name;
    }

    /** What was assumed where a step on a path has a kink, one line each. */
    public List<String> conventions(Notation notation) {
        if (chain == null) return List.of();
        Set<String> conventions = new LinkedHashSet<>();
        for (Step step : chain.stepsBetween()) {
            List<Expr> formulas = new ArrayList<>(List.of(step.definition()));
            LoopForm loop = table(notation).loop(step);
            if (loop != null) loop.locals().forEach(local -> formulas.add(local.definition()));
            for (Expr formula : formulas) {
                for (Expr node : Graph.of(formula).nodes()) {
                    if (node instanceof Apply apply)
                        apply.op().kink(apply, notation).ifPresent(conventions::add);
                }
            }
        }
        for (Step step : steps.all()) {
            if (zeroOutside.contains(step.standIn()))
                conventions.add(notation.symbol(step.name()) + " = 0 outside its indices");
        }
        return conventions.stream().map(convention -> "with " + convention).toList();
    }

    /** Forward steps on the left, what they hand down on the right, and the derivative in one line. */
    public String matrix(Notation notation) {
        if (chain == null) return unrelated(notation);
        MatrixForm table = table(notation);
        List<String> lines = new ArrayList<>();
        String bar = notation == Notation.UNICODE ? "│" : "|";
        lines.addAll(MatrixForm.aligned(table.rows(), bar));
        lines.add("");
        lines.add(table.derivative(derivative, chain.target()));
        return String.join("\n", lines);
    }

    /**
     * The same derivation with numbers.
     *
     * @throws IllegalArgumentException if an input is missing or has a shape that does not fit
     */
    public WorkedExample at(Map<Symbol, Tensor> values) {
        if (chain == null) throw new IllegalArgumentException(unrelated(Notation.UNICODE));
        if (chain.obstacle() != null) throw new IllegalArgumentException(chain.obstacle());
        return worked(values);
    }

    /** As {@link #at}, also where only matrices tell how the derivative comes about. */
    WorkedExample worked(Map<Symbol, Tensor> values) {
        if (!result.shape().isScalar()) {
            throw new IllegalArgumentException(
                    "a worked example needs a scalar result, " + result.described() + " is none");
        }
        return new WorkedExample(steps, factors, components, chain, audit(values));
    }

    /** Whether a point was found at which every step has a finite value, so that the derivation could be checked. */
    public boolean isChecked() {
        return checked;
    }

    public String latex() {
        return component(Notation.LATEX);
    }

    public String ascii() {
        return written(Notation.ASCII);
    }

    @Override
    public String toString() {
        return written(Notation.UNICODE);
    }

    private String written(Notation notation) {
        if (chain == null) return unrelated(notation);
        if (chain.obstacle() != null) {
            List<String> lines = new ArrayList<>(List.of(matrix(notation)));
            lines.addAll(conventions(notation));
            return String.join("\n", lines);
        }
        return definitions(notation) + "\n\n" + component(notation) + "\n\n" + matrix(notation);
    }
}
