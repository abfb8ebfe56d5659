package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;

/** Writes definitions and chain products for single components. */
final class ComponentForm {
    private static final int LINE_WIDTH = 100;

    private final Notation notation;
    private final Steps steps;
    private final Factors factors;
    private final Components components;
    private final Marker marker;

    /** Marks what is written for a factor. */
    interface Marker {
        Text mark(Factor factor, Text text);
    }

    ComponentForm(Notation notation, Steps steps, Factors factors, Components components) {
        this(notation, steps, factors, components, (factor, text) -> text);
    }

    private ComponentForm(Notation notation, Steps steps, Factors factors, Components components, Marker marker) {
        this.marker = marker;
        this.notation = notation;
        this.steps = steps;
        this.factors = factors;
        this.components = components;
    }

    /** The same, with every factor of a chain product marked. */
    ComponentForm marking(Marker marker) {
        return new ComponentForm(notation, steps, factors, components, marker);
    }

    /** The name with its indices; an axis of size 1 has only one index, which says nothing. */
    Text symbol(Step step, List<Dim> indices) {
        List<String> shown = new ArrayList<>();
        for (int axis = 0; axis < indices.size(); axis++) {
            if (!step.standIn().shape().dim(axis).isOne()) shown.add(Components.shown(indices.get(axis)));
        }
        return notation.symbol(step.name(), shown);
    }

    Text partial(Step of, List<Dim> at, Step by, List<Dim> byAt) {
        return notation.partial(symbol(of, at), symbol(by, byAt));
    }

    /** A component formula, its components by their names. */
    String formula(Expr formula) {
        return text(formula).toString();
    }

    private Printer.Formula text(Expr formula) {
        return new Printer(notation, this::leaf).inlining().print(formula);
    }

    /** As {@link #formula} with some other text, such as a number, for what has indices: components, entries, δ. */
    Printer.Formula text(Expr formula, Function<Expr, Text> written) {
        return new Printer(notation, e -> isIndexed(e) ? written.apply(e) : null)
                .inlining()
                .print(formula);
    }

    private boolean isIndexed(Expr e) {
        boolean entry = e instanceof Apply apply && (apply.op() instanceof Entry || apply.op() instanceof Kronecker);
        return entry || components.component(e) != null;
    }

    /** What has indices, with some of them known. */
    Text text(Expr indexed, Map<String, Long> known) {
        Components.Component component = components.component(indexed);
        if (component != null) return symbol(steps.of(component.of()), known(component.indices(), known));
        return text(at((Apply) indexed, known)).text();
    }

    private static Expr at(Apply indexed, Map<String, Long> known) {
        if (indexed.op() instanceof Entry entry) return Entry.of(entry.whole(), known(entry.indices(), known));
        Kronecker delta = (Kronecker) indexed.op();
        List<Dim> indices = known(List.of(delta.first(), delta.second()), known);
        return Kronecker.of(indices.get(0), indices.get(1));
    }

    static List<Dim> known(List<Dim> indices, Map<String, Long> known) {
        Map<String, Dim> values = new HashMap<>();
        known.forEach((letter, value) -> values.put(letter, Dim.of(value)));
        return indices.stream().map(index -> index.substitute(values)).toList();
    }

    private Text leaf(Expr e) {
        Components.Component component = components.component(e);
        return component == null ? null : symbol(steps.of(component.of()), component.indices());
    }

    /** The steps' definitions, the result first, filled into lines. */
    List<String> definitions() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Step step : steps.computed()) {
            String definition = definition(step);
            if (line.length() > 0 && line.length() + 4 + definition.length() > LINE_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "    ").append(definition);
        }
        lines.add(line.toString());
        return lines;
    }

    String definition(Step step) {
        String left = symbol(step, factors.shownIndices(step)).string();
        return notation.equation(left, formula(factors.shownFormula(step)));
    }

    Text factor(Factor factor) {
        return partial(factor.of(), factor.at(), factor.by(), factor.byAt());
    }

    /** The derivative that a chain gives, {@code ∂E/∂w₁ᵢⱼ}. */
    String left(ChainRule chain) {
        return partial(chain.root(), chain.rootIndices(), chain.target(), chain.targetIndices())
                .string();
    }

    /** One product of partial derivatives a path. */
    List<String> abstractProducts(ChainRule chain) {
        return products(chain, factor -> partial(factor.of(), factor.at(), factor.by(), factor.byAt()));
    }

    /** The same products with every factor written out. */
    List<String> substitutedProducts(ChainRule chain) {
        return products(chain, factor -> {
            Printer.Formula formula = text(factor.derivative());
            if (formula.definitions().isEmpty()) return formula.text();
            return new Text(
                    formula.toString(),
                    Text.ATOM,
                    Text.Kind.OTHER,
                    false,
                    formula.text().tokens());
        });
    }

    private List<String> products(ChainRule chain, Function<Factor, Text> written) {
        List<String> products = new ArrayList<>();
        for (ChainRule.Path path : chain.paths()) {
            List<Text> factors = new ArrayList<>();
            for (Factor factor : path.factors()) {
                Text text = written.apply(factor);
                // A minus sign behind one of addition needs parentheses.
                boolean added = factors.isEmpty()
                        && !products.isEmpty()
                        && path.summed().isEmpty();
                factors.add(marker.mark(factor, added ? notation.within(text, Text.HADAMARD) : text));
            }
            String product = notation.chain(factors);
            Text text = new Text(product, Text.PRODUCT, Text.Kind.OTHER, false, 0);
            List<Factor.Index> summed = path.summed();
            for (int i = 0; i < summed.size(); i++)
                text = notation.indexSum(summed.get(i).letter(), text);
            products.add(text.string());
        }
        return products;
    }

    /** What is recognised: {@code ∂E/∂w is the cross-correlation of ∂E/∂y with x}. */
    List<String> correlations(ChainRule chain) {
        Set<String> lines = new LinkedHashSet<>();
        for (ChainRule.Path path : chain.paths()) {
            for (Factor factor : path.factors()) {
                // Only what hands down to nobody else is the whole derivative.
                long users = chain.stepsBetween().stream()
                        .filter(step -> steps.operands(step).contains(factor.by()))
                        .count();
                if (users != 1) continue;
                Correlation.of(factor, components).ifPresent(sliding -> {
                    Text root = notation.symbol(chain.root().name());
                    Text by = notation.partial(root, notation.symbol(factor.by().name()));
                    Text of = factor.of() == chain.root()
                            ? notation.number(Rational.ONE)
                            : notation.partial(root, notation.symbol(factor.of().name()));
                    Text with = notation.symbol(steps.of(sliding.of()).name());
                    lines.add(by + " is the "
                            + switch (sliding.kind()) {
                                case CONVOLUTION -> "convolution of " + with + " with " + of;
                                case CORRELATING -> "cross-correlation of " + with + " with " + of;
                                case CORRELATED -> "cross-correlation of " + of + " with " + with;
                            });
                });
            }
        }
        return List.copyOf(lines);
    }

    /** {@code δ} by {@code δ}: the derivative of the result by each step in terms of those nearer to the result. */
    List<String> recursion(ChainRule chain) {
        List<String> lines = new ArrayList<>();
        List<Step> between = new ArrayList<>(chain.stepsBetween());
        between.remove(chain.root());
        between.add(chain.target());
        for (Step step : between) {
            List<Dim> at = factors.shownIndices(step);
            StringJoiner sum = new StringJoiner(" + ");
            for (Step user : chain.stepsBetween()) {
                if (!steps.operands(user).contains(step)) continue;
                Set<String> used = new TreeSet<>();
                at.forEach(index -> used.addAll(index.names()));
                Factor factor = factors.factor(user, step, at, used, user == chain.root() ? chain.rootIndices() : null);
                List<Text> both = new ArrayList<>();
                if (user != chain.root()) both.add(partial(chain.root(), chain.rootIndices(), user, factor.at()));
                both.add(text(factor.derivative()).text());
                Text product = new Text(notation.chain(both), Text.PRODUCT, Text.Kind.OTHER, false, 0);
                for (Factor.Index index : factor.summed()) product = notation.indexSum(index.letter(), product);
                sum.add(product.string());
            }
            lines.add(notation.equation(
                    partial(chain.root(), chain.rootIndices(), step, at).string(), sum.toString()));
        }
        return lines;
    }
}
