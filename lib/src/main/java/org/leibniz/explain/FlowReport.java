package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;
import org.leibniz.diff.Pullback;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.shape.Shape;

/**
 * Where a derivative vanishes or explodes on its way back: the size of each activation's factor, their product so far,
 * what the weights do between them, units that are dead or saturated, and in a sentence why and what helps.
 */
public final class FlowReport {
    private static final double MUCH = 100;
    private static final double SATURATED = 0.05;
    private static final double OFF_CENTRE = 0.2;

    /**
     * One layer, that is one activation.
     *
     * @param name of what the activation gives
     * @param slope the mean size of the activation's derivative
     * @param product the product of these from the result to here
     * @param weights by what factor the derivative grows between the activation behind and this one; 1 for the first
     * @param gradient the mean size of the derivative of the result by what goes into the activation
     * @param saturated the share of values where the activation's derivative is below a twentieth of its largest
     * @param dead the number of units whose derivative is 0 for every sample
     * @param units the number of units
     * @param mean the mean of what the activation gives
     */
    public record Layer(
            String name,
            double slope,
            double product,
            double weights,
            double gradient,
            double saturated,
            int dead,
            int units,
            double mean) {}

    private final List<Layer> layers = new ArrayList<>();
    private final List<ActivationCard> cards = new ArrayList<>();
    private final Map<Op, ActivationCard> known = new HashMap<>();

    private double product = 1;
    private double behind;

    private FlowReport(Derivation derivation, Audit audit) {
        MatrixForm table = derivation.table(Notation.UNICODE);
        Map<Step, Tensor> handed = new HashMap<>();
        audit.handedDown(table, handed);
        for (Step step : derivation.chain().stepsBetween()) {
            LoopForm loop = table.loop(step);
            if (loop != null && table.endsLoop(step)) addSteps(loop, audit, table);
            if (loop != null || !isActivation(step.definition())) continue;
            add(step.name(), (Apply) step.definition(), audit.values(), audit.value(step), handed.get(step));
        }
    }

    /** Every step of a loop is a layer, if a step has one activation. */
    private void addSteps(LoopForm loop, Audit audit, MatrixForm table) {
        List<LoopForm.Local> activations = loop.deltas().stream()
                .map(LoopForm.Delta::by)
                .filter(local -> isActivation(local.definition()))
                .toList();
        if (activations.size() != 1) return;
        LoopForm.Local local = activations.get(0);
        List<Map<Symbol, Tensor>> steps = LoopAudit.steps(loop, audit, table);
        for (int t = steps.size() - 1; t >= 0; t--) {
            Map<Symbol, Tensor> known = steps.get(t);
            String name = local.name() + "[" + (t + 1) + "]";
            add(name, (Apply) local.definition(), known, known.get(local.standIn()), known.get(local.delta()));
        }
    }

    private static boolean isActivation(Expr definition) {
        return definition instanceof Apply apply
                && apply.args().size() == 1
                && apply.op().lower(apply) instanceof Lowering.Pointwise;
    }

    /** @param handed the derivative of the result by what the activation gives */
    private void add(String name, Apply definition, Map<Symbol, Tensor> known, Tensor value, Tensor handed) {
        Symbol in = Symbol.input("u", definition.arg(0).shape());
        Apply apply = new Apply(definition.op(), List.of(in));
        Tensor slopes = slopes(apply, in, Interpreter.evaluate(definition.arg(0), known));
        double[] gradient = handed.values().clone();
        for (int i = 0; i < gradient.length; i++) gradient[i] *= slopes.values()[i];
        double size = size(slopes);
        product *= size;
        double weights = layers.isEmpty() ? 1 : size(handed) / behind;
        behind = size(new Tensor(handed.sizes(), gradient));
        ActivationCard card = card(apply);
        cards.add(card);
        double largest = card.largestSlope();
        long saturated = DoubleStream.of(slopes.values())
                .filter(slope -> Math.abs(slope) < SATURATED * largest)
                .count();
        int units = slopes.rank() == 0 ? 1 : slopes.sizes()[slopes.rank() - 1];
        layers.add(new Layer(
                name,
                size,
                product,
                weights,
                behind,
                (double) saturated / slopes.values().length,
                dead(slopes, units),
                units,
                DoubleStream.of(value.values()).average().orElse(0)));
    }

    /**
     * @param values of all symbols, for one sample or a batch
     * @throws IllegalArgumentException if a value is missing or there is no activation on the way
     */
    public static FlowReport of(Derivation derivation, Map<Symbol, Tensor> values) {
        WorkedExample numbers = derivation.dependsOnVariable() ? derivation.worked(values) : derivation.at(values);
        FlowReport report = new FlowReport(derivation, numbers.audit());
        if (report.layers.isEmpty()) {
            throw new IllegalArgumentException("report: there is no activation between "
                    + derivation.steps().root().name() + " and "
                    + derivation.chain().target().name());
        }
        return report;
    }

    private static Tensor slopes(Apply apply, Symbol in, Tensor at) {
        Expr ones = Constant.of(1).broadcastTo(apply.shape());
        Expr slope = Pullback.of(apply, ones).by(List.of(in)).get(0);
        Tensor slopes = Interpreter.evaluate(slope, Map.of(in, at));
        return slopes.sizes().length == at.sizes().length ? slopes : at.map(value -> slopes.item());
    }

    private ActivationCard card(Apply apply) {
        Symbol x = Symbol.input("x", Shape.scalar());
        return known.computeIfAbsent(apply.op(), op -> ActivationCard.of(new Apply(op, List.of(x)), x));
    }

    private static double size(Tensor tensor) {
        return DoubleStream.of(tensor.values()).map(Math::abs).average().orElse(0);
    }

    private static int dead(Tensor slopes, int units) {
        int dead = 0;
        for (int unit = 0; unit < units; unit++) {
            boolean alive = false;
            for (int at = unit; at < slopes.values().length; at += units) alive |= slopes.values()[at] != 0;
            if (!alive) dead++;
        }
        return dead;
    }

    /** The layers from the result back. */
    public List<Layer> layers() {
        return layers;
    }

    /** The ids of what is wrong, the main cause first. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        findings.add(cause());
        if (layers.stream().anyMatch(layer -> layer.dead() > 0)) findings.add("flow.dead");
        boolean offCentre = layers.stream().skip(1).anyMatch(layer -> Math.abs(layer.mean()) > OFF_CENTRE);
        if (offCentre) findings.add("flow.mean");
        return findings;
    }

    /** The id of what helps; another activation only where there is one that would. */
    private String remedy(String finding) {
        boolean flat = cards.stream().anyMatch(card -> card.saturatesLeft() && card.saturatesRight());
        boolean uncentred = cards.stream()
                .skip(1)
                .anyMatch(card -> !card.isCentred() && card.saturatesLeft() && card.saturatesRight());
        boolean other = finding.equals("flow.depth") && !flat || finding.equals("flow.mean") && !uncentred;
        return finding + (other ? ".other" : "") + ".remedy";
    }

    private String cause() {
        Layer last = layers.get(0);
        Layer first = layers.get(layers.size() - 1);
        double change = first.gradient() / last.gradient();
        if (first.gradient() == 0) return "flow.blocked";
        if (layers.size() < 2 || change > 1 / MUCH && change < MUCH) return "flow.steady";
        if (change >= MUCH) return "flow.explodes";
        double activations = first.product() / last.product();
        double weights = change / activations;
        double saturated =
                layers.stream().mapToDouble(Layer::saturated).average().orElse(0);
        if (activations > weights) return "flow.weights";
        return saturated > 0.5 ? "flow.saturated" : "flow.depth";
    }

    /** The table and what follows from it. */
    public String text(Language language) {
        Messages messages = Messages.in(language);
        List<String[]> rows = new ArrayList<>();
        rows.add(messages.pattern("flow.columns").split(" \\| "));
        for (Layer layer : layers) {
            rows.add(new String[] {
                layer.name(),
                number(layer.slope()),
                number(layer.product()),
                number(layer.weights()),
                number(layer.gradient()),
                number(100 * layer.saturated()) + " %",
                layer.dead() + "/" + layer.units(),
                number(layer.mean())
            });
        }
        StringJoiner text = new StringJoiner("\n", "", "\n");
        aligned(rows).forEach(text::add);
        Layer last = layers.get(0);
        Layer first = layers.get(layers.size() - 1);
        List<String> arguments = List.of(
                number(last.gradient()),
                number(first.gradient()),
                String.valueOf(layers.size()),
                number(first.product()),
                first.name());
        for (String finding : findings()) {
            text.add(messages.text(finding, arguments));
            if (!finding.equals("flow.steady")) text.add(messages.pattern(remedy(finding)));
        }
        return text.toString();
    }

    private static String number(double value) {
        // Behind a layer at which nothing arrives there is no ratio.
        if (Double.isNaN(value)) return "–";
        boolean tiny = value != 0 && Math.abs(value) < 1e-3;
        if (tiny) return String.format(Locale.ROOT, "%.1e", value).replaceAll("e-0?", "e-");
        return Numbers.text(value, Notation.UNICODE).string();
    }

    private static List<String> aligned(List<String[]> rows) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows)
            for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], width(row[i]));
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++)
                line.append(row[i]).append(" ".repeat(widths[i] - width(row[i]) + 2));
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    // On a terminal a Chinese sign is two columns wide.
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2e80 && c < 0xa000 ? 2 : 1).sum();
    }
}
