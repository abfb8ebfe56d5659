package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.leibniz.expr.Expr;
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
        for (ChainRule.Path path : chain.paths()) {
            for (Factor factor : path.factors())
                rows.add(row(factor, at, form, notation, values(factor, at, notation)));
        }
        List<String> lines = aligned(rows);
        lines.add(product(notation));
        return lines;
    }

    /** The first component of the derivative as a product of numbers. */
    String product(Notation notation) {
        Map<String, Long> at = audit.indices(0);
        ComponentForm form = new ComponentForm(notation, steps, factors, components);
        StringJoiner products = new StringJoiner(" + ");
        for (ChainRule.Path path : chain.paths()) {
            List<Text> numbers = new ArrayList<>();
            for (Factor factor : path.factors()) {
                String values = values(factor, at, notation);
                numbers.add(
                        values.startsWith("[") ? notation.literal(values) : Numbers.text(value(factor, at), notation));
            }
            // Behind a sign of addition a minus needs parentheses.
            if (products.length() > 0 && path.summed().isEmpty())
                numbers.set(0, notation.within(numbers.get(0), Text.HADAMARD));
            Text product = new Text(notation.chain(numbers), Text.PRODUCT, Text.Kind.OTHER, false, 0);
            for (Factor.Index index : path.summed()) product = notation.indexSum(index.letter(), product);
            products.add(product.string());
        }
        String left = form.partial(
                        chain.root(), List.of(), chain.target(), ComponentForm.known(chain.targetIndices(), at))
                .string();
        String total = Numbers.text(derivative().values()[0], notation).string();
        return chain.paths().isEmpty()
                ? notation.equation(left, total)
                : notation.equation(left, notation.equation(products.toString(), total));
    }

    /** The value of a factor, or its values along the indices that its formula has. */
    Tensor values(Factor factor) {
        Free all = free(factor, Map.of());
        Set<String> mentioned = components.letters(factor.derivative());
        Map<String, Long> first = new HashMap<>();
        for (String letter : all.letters()) if (!mentioned.contains(letter)) first.put(letter, 0L);
        Free free = free(factor, first);
        Tensor values = Tensor.zeros(free.sizes());
        for (int i = 0; i < values.values().length; i++)
            values.values()[i] = audit.components().value(factor.derivative(), free.at(first, i));
        return values;
    }

    Audit audit() {
        return audit;
    }

    /** The letters that a factor leaves open, and how far each runs. */
    private record Free(List<String> letters, int[] sizes) {
        Map<String, Long> at(Map<String, Long> fixed, int place) {
            int[] strides = Tensor.strides(sizes);
            Map<String, Long> at = new HashMap<>(fixed);
            for (int axis = 0; axis < sizes.length; axis++)
                at.put(letters.get(axis), (long) (place / strides[axis] % sizes[axis]));
            return at;
        }
    }

    private Free free(Factor factor, Map<String, Long> at) {
        List<String> letters = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (List<Dim> indices : List.of(factor.at(), factor.byAt())) {
            Step step = indices == factor.at() ? factor.of() : factor.by();
            for (int axis = 0; axis < indices.size(); axis++) {
                String letter = indices.get(axis).toString();
                if (indices.get(axis).isFixed() || at.containsKey(letter) || letters.contains(letter)) continue;
                letters.add(letter);
                counts.add(audit.value(step).sizes()[axis]);
            }
        }
        return new Free(letters, counts.stream().mapToInt(Integer::intValue).toArray());
    }

    private String[] row(Factor factor, Map<String, Long> at, ComponentForm form, Notation notation, String values) {
        String name = form.partial(
                        factor.of(),
                        ComponentForm.known(factor.at(), at),
                        factor.by(),
                        ComponentForm.known(factor.byAt(), at))
                .string();
        String symbols = written(form, factor, indexed -> form.text(indexed, at));
        if (values.startsWith("[")) return new String[] {name, symbols, "", values};
        String numbers = written(
                form,
                factor,
                indexed -> at.keySet().containsAll(components.letters(indexed))
                        ? Numbers.text(audit.components().value(indexed, at), notation)
                        : form.text(indexed, at));
        return new String[] {name, symbols, numbers.equals(values) || numbers.equals(symbols) ? "" : numbers, values};
    }

    private static String written(ComponentForm form, Factor factor, Function<Expr, Text> leaf) {
        Printer.Formula formula = form.text(factor.derivative(), leaf);
        return formula.toString();
    }

    private double value(Factor factor, Map<String, Long> at) {
        return audit.components().value(factor.derivative(), at);
    }

    /** The value, or one for each choice of the indices that the chain sums over. */
    private String values(Factor factor, Map<String, Long> at, Notation in) {
        // A list is one piece of text, in which there can be no markup.
        Notation notation = in == Notation.MATHML ? Notation.UNICODE : in;
        Free free = free(factor, at);
        if (free.letters().isEmpty())
            return Numbers.text(value(factor, at), notation).string();
        StringJoiner values = new StringJoiner(", ", "[", "]");
        int count = Tensor.count(free.sizes());
        for (int i = 0; i < Math.min(MOST_SHOWN, count); i++)
            values.add(Numbers.text(value(factor, free.at(at, i)), notation).string());
        if (count > MOST_SHOWN) values.add("…");
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
