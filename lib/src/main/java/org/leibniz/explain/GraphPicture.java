package org.leibniz.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Markup;
import org.leibniz.notation.Notation;

/**
 * The named values of a derivation as a picture: each stands to the right of those it is computed from, with an arrow
 * from each of these.
 */
final class GraphPicture {
    private static final int ACROSS = 104;
    private static final int DOWN = 58;
    private static final int WIDTH = 64;
    private static final int HEIGHT = 42;
    private static final int MARGIN = 14;
    private static final int VALUE_LENGTH = 10;

    private final Steps steps;
    private final @Nullable Audit numbers;
    private final Map<Step, Integer> columns = new HashMap<>();
    private final Map<Step, double[]> places = new HashMap<>();
    private int width;
    private int height;

    GraphPicture(Steps steps, @Nullable Audit numbers) {
        this.steps = steps;
        this.numbers = numbers;
        assignColumns();
        place();
    }

    // A symbol stands next to what uses it first, so that arrows stay short.
    private void assignColumns() {
        for (Step step : steps.all()) {
            int column = 0;
            for (Step operand : steps.operands(step))
                if (!operand.isSymbol()) column = Math.max(column, columns.get(operand));
            if (!step.isSymbol()) columns.put(step, column + 1);
        }
        for (Step user : steps.computed()) {
            for (Step operand : steps.operands(user))
                if (operand.isSymbol()) columns.merge(operand, columns.get(user) - 1, Math::min);
        }
        for (Step step : steps.all()) columns.putIfAbsent(step, 0);
    }

    private void place() {
        List<List<Step>> byColumn = new ArrayList<>();
        for (Step step : steps.all()) {
            while (byColumn.size() <= columns.get(step)) byColumn.add(new ArrayList<>());
            byColumn.get(columns.get(step)).add(step);
        }
        int most = byColumn.stream().mapToInt(List::size).max().orElse(1);
        height = 2 * MARGIN + most * DOWN - (DOWN - HEIGHT);
        width = 2 * MARGIN + (byColumn.size() - 1) * ACROSS + WIDTH;
        for (int column = 0; column < byColumn.size(); column++) {
            List<Step> stack = new ArrayList<>(byColumn.get(column));
            stack.sort(Comparator.comparingDouble(this::wanted));
            double top = (height - (stack.size() * DOWN - (DOWN - HEIGHT))) / 2.0;
            for (int i = 0; i < stack.size(); i++)
                places.put(stack.get(i), new double[] {MARGIN + column * ACROSS, top + i * DOWN});
        }
    }

    /** The mean height of what the step is computed from; weights go above. */
    private double wanted(Step step) {
        double total = 0;
        int count = 0;
        for (Step operand : steps.operands(step)) {
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
        for (Step step : steps.all()) for (Step operand : steps.operands(step)) edge(svg, operand, step);
        for (Step step : steps.all()) node(svg, step);
        return svg.append("</svg>\n").toString();
    }

    private void edge(StringBuilder svg, Step from, Step to) {
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

    private void node(StringBuilder svg, Step step) {
        double x = places.get(step)[0];
        double y = places.get(step)[1];
        String value = value(step);
        svg.append(String.format(
                Locale.ROOT,
                "<g class=\"node\" data-node=\"%s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"%d\""
                        + " fill=\"%s\" stroke=\"#64748b\" stroke-width=\"1.5\"/>",
                Markup.escape(step.name()),
                x,
                y,
                WIDTH,
                HEIGHT,
                step.isSymbol() ? 4 : HEIGHT / 2,
                step.isSymbol() ? "#f1f5f9" : "#ffffff"));
        text(
                svg,
                "name",
                x,
                y + (value.isEmpty() ? 26 : 18),
                15,
                Notation.UNICODE.symbol(step.name()).string());
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

    /** The value where it is a number, else its shape. */
    private String value(Step step) {
        if (numbers == null) return "";
        Tensor value = numbers.value(step);
        String text = value.rank() == 0
                ? Numbers.text(value, Notation.UNICODE)
                : step.standIn().shape().toString();
        return text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH - 1) + "…";
    }

    /** The same graph for Graphviz. */
    String dot() {
        StringBuilder dot = new StringBuilder("digraph derivation {\n  rankdir=LR;\n");
        for (Step step : steps.all()) {
            String shape = step.isSymbol() ? "box" : "ellipse";
            String label = Notation.UNICODE.symbol(step.name()).string();
            dot.append("  \"" + step.name() + "\" [label=\"" + label + "\", shape=" + shape + "];\n");
        }
        for (Step step : steps.all())
            for (Step operand : steps.operands(step))
                dot.append("  \"" + operand.name() + "\" -> \"" + step.name() + "\";\n");
        return dot.append("}\n").toString();
    }
}
