package org.leibniz.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Markup;
import org.leibniz.notation.Notation;

/**
 * The named values of a derivation as a picture: each stands to the right of those it is computed from, with an arrow
 * from each of these. Broken arrows lead back from the step of a loop before.
 */
final class GraphPicture {
    private static final int ACROSS = 104;
    private static final int DOWN = 58;
    private static final int WIDTH = 64;
    private static final int HEIGHT = 42;
    private static final int MARGIN = 14;
    private static final int VALUE_LENGTH = 10;

    /**
     * A named value in the picture.
     *
     * @param value what is written below the name
     * @param operands what it is computed from
     * @param before what it is computed from in the step before, where it belongs to a loop
     */
    private record Node(String name, boolean isSymbol, String value, List<Node> operands, List<Node> before) {
        Node(String name, boolean isSymbol, String value) {
            this(name, isSymbol, value, new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final @Nullable Audit numbers;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Step, Node> ofSteps = new HashMap<>();
    private final Map<Node, Integer> columns = new HashMap<>();
    private final Map<Node, double[]> places = new HashMap<>();
    private int width;
    private int height;

    /** @param loops the loop that a step is a result of, null for others */
    GraphPicture(Steps steps, Function<Step, @Nullable LoopForm> loops, @Nullable Audit numbers) {
        this.numbers = numbers;
        for (Step step : steps.all()) {
            LoopForm loop = loops.apply(step);
            if (loop != null) {
                if (!ofSteps.containsKey(step)) addLoop(loop, steps);
                continue;
            }
            Node node = new Node(step.name(), step.isSymbol(), value(step));
            for (Step operand : steps.operands(step)) node.operands().add(ofSteps.get(operand));
            add(step, node);
        }
        assignColumns();
        place();
    }

    private void add(Step step, Node node) {
        ofSteps.put(step, node);
        nodes.add(node);
    }

    /** What a step of a loop computes, with arrows back from what it hands on to the next. */
    private void addLoop(LoopForm loop, Steps steps) {
        Map<LoopForm.Local, Node> locals = new LinkedHashMap<>();
        Map<Expr, Node> known = new IdentityHashMap<>();
        for (LoopForm.Local local : loop.locals()) {
            Node node = new Node(local.name(), false, shape(local.standIn()));
            locals.put(local, node);
            known.put(local.standIn(), node);
            for (Step part : loop.parts(local)) ofSteps.put(part, node);
        }
        nodes.addAll(locals.values());
        List<Symbol> inputs = new ArrayList<>(loop.body().carried());
        inputs.addAll(loop.body().slices());
        inputs.addAll(loop.body().fixed());
        locals.forEach((local, node) -> {
            for (Symbol symbol : Graph.of(local.definition()).symbols()) {
                if (known.containsKey(symbol)) node.operands().add(known.get(symbol));
                int input = inputs.indexOf(symbol);
                if (input < 0) continue;
                for (Symbol outer : Graph.of(loop.loop().arg(input)).symbols()) {
                    Node from = ofSteps.get(steps.of(outer));
                    if (!node.operands().contains(from)) node.operands().add(from);
                }
                if (input < loop.body().carried().size()) node.before().add(locals.get(loop.next(input)));
            }
        });
    }

    // A symbol stands next to what uses it first, so that arrows stay short.
    private void assignColumns() {
        for (Node node : nodes) {
            int column = 0;
            for (Node operand : node.operands())
                if (!operand.isSymbol()) column = Math.max(column, columns.get(operand));
            if (!node.isSymbol()) columns.put(node, column + 1);
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node user = nodes.get(i);
            for (Node operand : user.operands())
                if (operand.isSymbol()) columns.merge(operand, columns.get(user) - 1, Math::min);
        }
        for (Node node : nodes) columns.putIfAbsent(node, 0);
    }

    private void place() {
        List<List<Node>> byColumn = new ArrayList<>();
        for (Node node : nodes) {
            while (byColumn.size() <= columns.get(node)) byColumn.add(new ArrayList<>());
            byColumn.get(columns.get(node)).add(node);
        }
        int most = byColumn.stream().mapToInt(List::size).max().orElse(1);
        height = 2 * MARGIN + most * DOWN - (DOWN - HEIGHT);
        boolean again = nodes.stream().anyMatch(node -> !node.before().isEmpty());
        width = 2 * MARGIN + (byColumn.size() - 1) * ACROSS + WIDTH;
        for (int column = 0; column < byColumn.size(); column++) {
            List<Node> stack = new ArrayList<>(byColumn.get(column));
            stack.sort(Comparator.comparingDouble(this::wanted));
            double top = (height - (stack.size() * DOWN - (DOWN - HEIGHT))) / 2.0;
            for (int i = 0; i < stack.size(); i++)
                places.put(stack.get(i), new double[] {MARGIN + column * ACROSS, top + i * DOWN});
        }
        if (again) height += DOWN / 2;
    }

    /** The mean height of what the step is computed from; weights go above. */
    private double wanted(Node node) {
        double total = 0;
        int count = 0;
        for (Node operand : node.operands()) {
            double[] place = places.get(operand);
            if (place == null) continue;
            total += place[1];
            count++;
        }
        return count == 0 ? -1 : total / count;
    }

    /** The picture, its elements marked with the names they stand for. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" font-family=\"sans-serif\" text-anchor=\"middle\">\n");
        svg.append(
                "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" markerUnits=\"userSpaceOnUse\""
                        + " markerHeight=\"9\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#64748b\"/></marker></defs>\n");
        for (Node node : nodes) {
            for (Node operand : node.operands()) edge(svg, operand, node);
            for (Node before : node.before()) edgeBack(svg, before, node);
        }
        for (Node node : nodes) node(svg, node);
        return svg.append("</svg>\n").toString();
    }

    /** Below the nodes, from the value of the step before. */
    private void edgeBack(StringBuilder svg, Node from, Node to) {
        double x1 = places.get(from)[0] + WIDTH * 0.6;
        double y1 = places.get(from)[1] + HEIGHT;
        double x2 = places.get(to)[0] + WIDTH * 0.4;
        double y2 = places.get(to)[1] + HEIGHT + 1;
        double low = Math.min(height - 4.0, Math.max(y1, y2) + DOWN / 2.0);
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"edge again\" data-from=\"%s\" data-to=\"%s\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\""
                        + " fill=\"none\" stroke=\"#64748b\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\""
                        + " marker-end=\"url(#tip)\"/>%n",
                Markup.escape(from.name()),
                Markup.escape(to.name()),
                x1,
                y1,
                x1,
                low,
                x2,
                low,
                x2,
                y2));
    }

    private void edge(StringBuilder svg, Node from, Node to) {
        double x1 = places.get(from)[0] + WIDTH;
        double y1 = places.get(from)[1] + HEIGHT / 2.0;
        double x2 = places.get(to)[0] - 1;
        double y2 = places.get(to)[1] + HEIGHT / 2.0;
        double bend = Math.max(18, (x2 - x1) / 2);
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"edge\" data-from=\"%s\" data-to=\"%s\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\""
                        + " fill=\"none\" stroke=\"#64748b\" stroke-width=\"1.5\" marker-end=\"url(#tip)\"/>%n",
                Markup.escape(from.name()),
                Markup.escape(to.name()),
                x1,
                y1,
                x1 + bend,
                y1,
                x2 - bend,
                y2,
                x2,
                y2));
    }

    private void node(StringBuilder svg, Node node) {
        double x = places.get(node)[0];
        double y = places.get(node)[1];
        String value = node.value();
        svg.append(String.format(
                Locale.ROOT,
                "<g class=\"node\" data-node=\"%s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"%d\""
                        + " fill=\"%s\" stroke=\"#64748b\" stroke-width=\"1.5\"/>",
                Markup.escape(node.name()),
                x,
                y,
                WIDTH,
                HEIGHT,
                node.isSymbol() ? 4 : HEIGHT / 2,
                node.isSymbol() ? "#f1f5f9" : "#ffffff"));
        text(
                svg,
                "name",
                x,
                y + (value.isEmpty() ? 26 : 18),
                15,
                Notation.UNICODE.symbol(node.name()).string());
        if (!value.isEmpty()) text(svg, "value", x, y + 34, 11, value);
        svg.append("</g>\n");
    }

    private static void text(StringBuilder svg, String style, double x, double y, int size, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"#0f172a\">%s</text>",
                style,
                x + WIDTH / 2.0,
                y,
                size,
                Markup.escape(text)));
    }

    private String shape(Symbol value) {
        return numbers == null || value.shape().isScalar()
                ? ""
                : shortened(value.shape().toString());
    }

    /** The value where it is a number, else its shape. */
    private String value(Step step) {
        if (numbers == null) return "";
        Tensor value = numbers.value(step);
        String text = value.rank() == 0
                ? Numbers.text(value, Notation.UNICODE)
                : step.standIn().shape().toString();
        return shortened(text);
    }

    private static String shortened(String text) {
        return text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH - 1) + "…";
    }

    /** The same graph for Graphviz. */
    String dot() {
        StringBuilder dot = new StringBuilder("digraph derivation {\n  rankdir=LR;\n");
        for (Node node : nodes) {
            String shape = node.isSymbol() ? "box" : "ellipse";
            String label = Notation.UNICODE.symbol(node.name()).string();
            dot.append("  \"" + node.name() + "\" [label=\"" + label + "\", shape=" + shape + "];\n");
        }
        for (Node node : nodes) {
            for (Node operand : node.operands())
                dot.append("  \"" + operand.name() + "\" -> \"" + node.name() + "\";\n");
            for (Node before : node.before())
                dot.append("  \"" + before.name() + "\" -> \"" + node.name()
                        + "\" [style=dashed, constraint=false, label=\"t−1\"];\n");
        }
        return dot.append("}\n").toString();
    }
}
