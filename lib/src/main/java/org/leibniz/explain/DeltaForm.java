package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.leibniz.explain.ExplainedStep.View;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Names;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.simplify.Simplifier;

/**
 * The derivative layer by layer: δ stands for the derivative of the result by what goes into an activation, and every δ
 * follows from that of the layer behind it. Lines like these are what textbooks call the equations of backpropagation.
 */
final class DeltaForm {
    private static final int FEWEST_LAYERS = 2;

    /** A derivative by a step in terms of the deltas. */
    record Line(Step by, Expr derivative) {}

    private final Derivation derivation;
    private final Steps steps;
    private final MatrixForm table;
    private final Map<Step, Symbol> deltas = new LinkedHashMap<>();
    private final Map<Symbol, String> suffixes = new IdentityHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    DeltaForm(Derivation derivation) {
        this.derivation = derivation;
        this.steps = derivation.steps();
        this.table = derivation.table(Notation.UNICODE);
        boolean scalar = steps.root().standIn().shape().isScalar();
        if (scalar) findLayers();
        if (deltas.size() >= FEWEST_LAYERS) derive();
    }

    private void findLayers() {
        Set<Step> between = new LinkedHashSet<>(derivation.chain().stepsBetween());
        Set<String> used = new LinkedHashSet<>();
        for (Step step : steps.computed()) {
            if (!between.contains(step)) continue;
            for (Step user : steps.all()) {
                if (user.isSymbol() || deltas.containsKey(step)) continue;
                if (user.definition() instanceof Apply apply && isActivation(apply) && apply.arg(0) == step.standIn()) {
                    String digits = Names.digits(step.name());
                    String suffix = !digits.isEmpty() && used.add(digits) ? digits : "_" + step.name();
                    Symbol delta = Symbol.input("delta" + suffix, step.standIn().shape());
                    deltas.put(step, delta);
                    suffixes.put(delta, suffix);
                }
            }
        }
    }

    private static boolean isActivation(Apply apply) {
        Lowering lowering = apply.op().lower(apply);
        return apply.args().size() == 1
                && (lowering instanceof Lowering.Pointwise || lowering instanceof Lowering.Defined);
    }

    private void derive() {
        Map<Step, Expr> totals = new HashMap<>();
        totals.put(steps.root(), Constant.of(1));
        for (Step step : steps.computed()) {
            Expr total = totals.get(step);
            if (total == null) continue;
            if (deltas.containsKey(step)) lines.add(new Line(step, Simplifier.simplify(total)));
            Expr handed = deltas.containsKey(step) ? deltas.get(step) : total;
            for (MatrixForm.Contribution contribution : table.contributions(step)) {
                Expr name = table.handedTo(step);
                Expr amount = Substitution.in(
                        contribution.derivative(), Map.of(name, handed, step.definition(), step.standIn()));
                totals.merge(contribution.to(), amount, Expr::plus);
            }
        }
        for (Step step : steps.all()) {
            boolean wanted =
                    step == derivation.chain().target() || step.standIn().role() == Symbol.Role.PARAMETER;
            if (step.isSymbol() && wanted && totals.containsKey(step))
                lines.add(new Line(step, Simplifier.simplify(totals.get(step))));
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** What stands for the derivative by a layer, for those who evaluate the lines. */
    Map<Step, Symbol> deltas() {
        return deltas;
    }

    List<ExplainedStep> explained() {
        if (lines.isEmpty()) return List.of();
        List<Phrase> formulas = new ArrayList<>();
        for (Line line : lines) formulas.add(w -> w.notation().equation(left(line, w), written(line, w)));
        List<ExplainedStep> explained = new ArrayList<>();
        Step last = deltas.keySet().iterator().next();
        List<Phrase> names = List.of(w -> delta(deltas.get(last), w).string(), w -> w.name(last));
        explained.add(new ExplainedStep("delta", View.MATRIX, names, formulas, List.of(), deltas.keySet(), null));
        general()
                .ifPresent(line -> explained.add(new ExplainedStep(
                        "delta.layer", View.MATRIX, List.of(), List.of(line), List.of(), deltas.keySet(), null)));
        return explained;
    }

    private String left(Line line, Writing w) {
        Symbol delta = deltas.get(line.by());
        return delta != null
                ? delta(delta, w).string()
                : w.notation()
                        .partial(w.symbol(steps.root()), w.symbol(line.by()))
                        .string();
    }

    private Text delta(Symbol delta, Writing w) {
        return w.notation().symbol((w.notation() == Notation.ASCII ? "delta" : "δ") + suffixes.get(delta));
    }

    private String written(Line line, Writing w) {
        return written(line.derivative(), w.notation(), e -> suffixes.containsKey(e) ? delta((Symbol) e, w) : null);
    }

    private static String written(Expr e, Notation notation, Function<Expr, Text> leaf) {
        return new Printer(notation, leaf).print(e).toString();
    }

    /** The line that all layers but the last have in common, their numbers written l − 1, l, l + 1; if there is one. */
    private Optional<Phrase> general() {
        List<Line> inner = lines.stream()
                .filter(line -> deltas.containsKey(line.by()))
                .skip(1)
                .toList();
        if (inner.size() < 2) return Optional.empty();
        String first = null;
        for (Line line : inner) {
            String digits = Names.digits(line.by().name());
            if (digits.isEmpty() || digits.length() > 3) return Optional.empty();
            String text = shifted(line, Notation.ASCII);
            if (first != null && !first.equals(text)) return Optional.empty();
            first = text;
        }
        Line line = inner.get(0);
        return Optional.of(w -> w.notation()
                .equation(indexed(deltaName(w.notation()), "l", w.notation()).string(), shifted(line, w.notation())));
    }

    private static String deltaName(Notation notation) {
        return notation == Notation.ASCII ? "delta" : "δ";
    }

    private String shifted(Line line, Notation notation) {
        int layer = Integer.parseInt(Names.digits(line.by().name()));
        return written(line.derivative(), notation, e -> {
            boolean delta = suffixes.containsKey(e);
            if (e.names().isEmpty()) return null;
            String name =
                    delta ? deltaName(notation) + suffixes.get(e) : e.names().get(0);
            String digits = Names.digits(name);
            if (digits.isEmpty() || digits.length() > 3) return null;
            int shift = Integer.parseInt(digits) - layer;
            String index = shift == 0 ? "l" : shift > 0 ? "l+" + shift : "l" + shift;
            return indexed(Names.stem(name), index, notation);
        });
    }

    private static Text indexed(String stem, String index, Notation notation) {
        return notation.symbol(stem, List.of(index));
    }
}
