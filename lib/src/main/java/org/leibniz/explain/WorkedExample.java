package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;

/** A derivation with numbers: every step forward, every factor backward with its value, and the check by differences. */
public final class WorkedExample {
    private static final int MOST_SHOWN = 6;

    private final Steps steps;
    private final Factors factors;
    private final Components components;
    private final ChainRule chain;
    private final Audit audit;

    WorkedExample(Steps steps, Factors factors, Components components, ChainRule chain, Audit audit) {
        this.steps = steps;
        this.factors = factors;
        this.components = components;
        this.chain = chain;
        this.audit = audit;
        audit.checkProducts();
    }

    /** The derivative by the whole variable. */
    public Tensor derivative() {
        return audit.derivative();
    }

    /** The value of the result. */
    public double result() {
        return audit.value(steps.root()).item();
    }

    /** The largest relative difference between the derivative and central differences of the result. */
    public double differences() {
        return audit.differences();
    }

    public String ascii() {
        return written(Notation.ASCII);
    }

    @Override
    public String toString() {
        return written(Notation.UNICODE);
    }

    /** Inputs and steps with their values, then the factors of the first component and the whole derivative. */
    public String written(Notation notation) {
        List<String> lines = new ArrayList<>();
        for (Step step : steps.all()) {
            lines.add(notation.equation(
                    notation.symbol(step.name()).string(), Numbers.text(audit.value(step), notation)));
        }
        lines.add("");
        lines.addAll(factorLines(notation));
        lines.add("");
        String left = notation.partial(
                        notation.symbol(steps.root().name()),
                        notation.symbol(chain.target().name()))
                .string();
        lines.add(notation.equation(left, Numbers.text(derivative(), notation)));
        if (chain.target().isSymbol()) lines.add("central differences agree to within " + bound(differences()));
        return String.join("\n", lines);
    }

    // A power of ten, and not the noise of the differences, which is another one on every machine.
    private static String bound(double difference) {
        return "1e" + Math.max(-9, (int) Math.ceil(Math.log10(difference)));
    }

    private List<String> factorLines(Notation notation) {
        Map<String, Long> at = audit.indices(0);
        ComponentForm form = new ComponentForm(notation, steps, factors, components);
        List<String[]> rows = new ArrayList<>();
        StringJoiner products = new StringJoiner(" + ");
        for (ChainRule.Path path : chain.paths()) {
            List<Text> numbers = new ArrayList<>();
            for (Factor factor : path.factors()) {
                String values = values(factor, at, notation);
                rows.add(row(factor, at, form, notation, values));
                numbers.add(
                        values.startsWith("[") ? notation.literal(values) : Numbers.text(value(factor, at), notation));
            }
            Text product = new Text(notation.chain(numbers), Text.PRODUCT, Text.Kind.OTHER, false, 0);
            for (Factor.Index index : path.summed()) product = notation.indexSum(index.letter(), product);
            products.add(product.string());
        }
        List<String> lines = aligned(rows);
        String left = form.partial(chain.root(), List.of(), chain.target(), known(chain.targetIndices(), at))
                .string();
        String total = Numbers.text(derivative().values()[0], notation).string();
        lines.add(
                chain.paths().isEmpty()
                        ? notation.equation(left, total)
                        : notation.equation(left, products + " = " + total));
        return lines;
    }

    private String[] row(Factor factor, Map<String, Long> at, ComponentForm form, Notation notation, String values) {
        String name = form.partial(factor.of(), known(factor.at(), at), factor.by(), known(factor.byAt(), at))
                .string();
        String symbols = written(
                form, factor, component -> form.symbol(steps.of(component.of()), known(component.indices(), at)));
        if (values.startsWith("[")) return new String[] {name, symbols, "", values};
        String numbers = written(
                form,
                factor,
                component -> component.indices().stream()
                                .allMatch(index -> at.keySet().containsAll(index.names()))
                        ? Numbers.text(audit.components().component(component, at), notation)
                        : form.symbol(steps.of(component.of()), known(component.indices(), at)));
        return new String[] {name, symbols, numbers.equals(values) || numbers.equals(symbols) ? "" : numbers, values};
    }

    private static String written(ComponentForm form, Factor factor, Function<Components.Component, Text> leaf) {
        Printer.Formula formula = form.text(factor.derivative(), leaf);
        return formula.toString();
    }

    private static List<Dim> known(List<Dim> indices, Map<String, Long> at) {
        Map<String, Dim> values = new HashMap<>();
        at.forEach((letter, value) -> values.put(letter, Dim.of(value)));
        return indices.stream().map(index -> index.substitute(values)).toList();
    }

    private double value(Factor factor, Map<String, Long> at) {
        return audit.components().value(factor.derivative(), at);
    }

    /** The value, or one for each choice of the indices that the chain sums over. */
    private String values(Factor factor, Map<String, Long> at, Notation notation) {
        List<String> free = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (List<Dim> indices : List.of(factor.at(), factor.byAt())) {
            Step step = indices == factor.at() ? factor.of() : factor.by();
            for (int axis = 0; axis < indices.size(); axis++) {
                String letter = indices.get(axis).toString();
                if (indices.get(axis).isFixed() || at.containsKey(letter) || free.contains(letter)) continue;
                free.add(letter);
                counts.add(audit.value(step).sizes()[axis]);
            }
        }
        if (free.isEmpty()) return Numbers.text(value(factor, at), notation).string();
        int[] sizes = counts.stream().mapToInt(Integer::intValue).toArray();
        int[] strides = Tensor.strides(sizes);
        StringJoiner values = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(MOST_SHOWN, Tensor.count(sizes)); i++) {
            Map<String, Long> inner = new HashMap<>(at);
            for (int axis = 0; axis < sizes.length; axis++)
                inner.put(free.get(axis), (long) (i / strides[axis] % sizes[axis]));
            values.add(Numbers.text(value(factor, inner), notation).string());
        }
        if (Tensor.count(sizes) > MOST_SHOWN) values.add("…");
        return values.toString();
    }

    private static List<String> aligned(List<String[]> rows) {
        int[] widths = new int[4];
        for (String[] row : rows)
            for (int i = 0; i < 4; i++) widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(pad(row[0], widths[0]));
            for (int i = 1; i < 4; i++) {
                if (widths[i] == 0) continue;
                line.append(row[i].isEmpty() ? "   " : " = ").append(pad(row[i], widths[i]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.codePointCount(0, text.length()));
    }
}
