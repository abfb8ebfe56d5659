package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.explain.ExplainedStep.View;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.shape.Dim;

/** Puts the steps of a derivation in the order in which one tells them: values forward, factors backward, the result. */
final class StepList {
    private final Derivation derivation;
    private final ChainRule chain;
    private final @Nullable WorkedExample numbers;
    private final Map<Symbol, Tensor> values;
    private final List<Facts.Conclusion> conclusions;
    private final List<Facts.Collapsed> collapsed;
    private final Writing plain;
    private final List<ExplainedStep> all = new ArrayList<>();
    private final Map<LoopForm, Map<Symbol, Tensor>> loopValues = new HashMap<>();

    StepList(
            Derivation derivation,
            @Nullable WorkedExample numbers,
            Map<Symbol, Tensor> values,
            List<Facts.Conclusion> conclusions,
            List<Facts.Collapsed> collapsed) {
        this.collapsed = collapsed;
        this.derivation = derivation;
        this.chain = derivation.chain();
        this.numbers = numbers;
        this.values = values;
        this.conclusions = conclusions;
        this.plain = new Writing(
                Notation.UNICODE, derivation.components(Notation.UNICODE), derivation.table(Notation.UNICODE));
        addForward();
        addChain();
        addMatrix();
        addResult();
    }

    List<ExplainedStep> all() {
        return all;
    }

    private void add(String rule, View view, List<Phrase> arguments, List<Phrase> formulas, Set<Step> lit) {
        all.add(new ExplainedStep(rule, view, arguments, formulas, List.of(), lit, null));
    }

    private void addForward() {
        List<Phrase> given = new ArrayList<>();
        List<Step> open = new ArrayList<>();
        Set<Step> lit = new LinkedHashSet<>();
        for (Step step : derivation.steps().all()) {
            if (!step.isSymbol()) continue;
            Tensor value = values.get(step.standIn());
            if (value == null) {
                open.add(step);
                continue;
            }
            lit.add(step);
            given.add(w -> w.notation().equation(w.name(step), Numbers.brief(value, w.notation())));
        }
        if (!given.isEmpty()) add("given", View.BOTH, List.of(), given, lit);
        if (!open.isEmpty()) {
            Phrase names = w -> w.notation().row(open.stream().map(w::name).toList(), ",");
            add("given.open", View.BOTH, List.of(names), List.of(), new LinkedHashSet<>(open));
        }
        Set<LoopForm> told = new LinkedHashSet<>();
        for (Step step : derivation.steps().all()) {
            if (step.isSymbol()) continue;
            LoopForm loop = loop(step);
            if (loop != null) {
                if (told.add(loop)) addLoop(loop);
                continue;
            }
            boolean alike = component(step).in(plain).equals(matrix(step).in(plain));
            addDefinition(step, component(step), alike ? View.BOTH : View.COMPONENT);
        }
    }

    private @Nullable LoopForm loop(Step step) {
        return derivation.table(Notation.UNICODE).loop(step);
    }

    private void addLoop(LoopForm loop) {
        List<Phrase> lines = new ArrayList<>();
        for (LoopForm.Local local : loop.locals())
            lines.add(numbered(w -> loop.definition(local, w.notation()), loop, local.standIn()));
        Phrase names = w -> w.notation()
                .row(
                        loop.locals().stream()
                                .map(local -> w.notation().symbol(local.name()).string())
                                .toList(),
                        ",");
        add("loop", View.BOTH, List.of(names, index()), lines, loop.steps());
    }

    /** A line of a loop with its values in all steps. */
    private Phrase numbered(Phrase line, LoopForm loop, Symbol symbol) {
        if (numbers == null) return line;
        MatrixForm table = derivation.table(Notation.UNICODE);
        Tensor value = loopValues
                .computeIfAbsent(loop, l -> LoopAudit.values(l, numbers.audit(), table))
                .get(symbol);
        if (value == null) return line;
        return w -> w.notation().equation(line.in(w), Numbers.brief(value, w.notation()));
    }

    private static Phrase index() {
        return w -> w.notation().symbol(LoopForm.INDEX).string();
    }

    private void addDefinition(Step step, Phrase definition, View view) {
        Tensor value = numbers == null ? null : numbers.audit().value(step);
        Phrase name = w -> w.name(step);
        all.add(new ExplainedStep("define", view, List.of(name), List.of(definition), List.of(), Set.of(step), value));
    }

    private static Phrase component(Step step) {
        return w -> w.components().definition(step);
    }

    private static Phrase matrix(Step step) {
        return w -> w.matrix().definition(step);
    }

    private static String path(ChainRule.Path path, Writing w) {
        List<String> names = new ArrayList<>();
        names.add(w.name(path.factors().get(0).of()));
        path.factors().forEach(factor -> names.add(w.name(factor.by())));
        return w.notation().row(names, "→");
    }

    private void addChain() {
        Set<Step> between = new LinkedHashSet<>(chain.stepsBetween());
        between.add(chain.target());
        List<LoopForm> loops = derivation.table(Notation.UNICODE).loops().stream()
                .filter(loop -> !loop.deltas().isEmpty())
                .toList();
        if (chain.obstacle() != null && !loops.isEmpty()) {
            for (LoopForm loop : loops) {
                LoopChain through = new LoopChain(loop, chain.root());
                List<Phrase> lines = new ArrayList<>();
                for (Step to : derivation.table(Notation.UNICODE).operands(loop)) {
                    boolean whole = between.contains(to)
                            && users(to).equals(Set.copyOf(loop.parts().values()));
                    if (whole && through.chain(to, Notation.UNICODE).isPresent())
                        lines.add(w -> through.chain(to, w.notation()).orElseThrow());
                }
                for (int i = 0; i < loop.deltas().size(); i++) {
                    int line = i;
                    lines.add(w -> through.recursion(w.notation()).get(line));
                }
                Set<Step> lit = new LinkedHashSet<>(between);
                lit.addAll(loop.steps());
                add("chain.loop", View.COMPONENT, List.of(index()), lines, lit);
            }
            for (String kink : kinks()) add("kink", View.BOTH, List.of(w -> kink(kink, w)), List.of(), Set.of());
            return;
        }
        if (chain.obstacle() != null) {
            Phrase trouble = w -> w.notation().literal(chain.obstacle()).string();
            add("chain.whole", View.COMPONENT, List.of(trouble), List.of(), between);
            return;
        }
        if (chain.paths().isEmpty()) {
            int lines = chain.stepsBetween().size();
            List<Phrase> recursion = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                int line = i;
                recursion.add(w -> w.components().recursion(chain).get(line));
            }
            Phrase count =
                    w -> w.notation().literal(chain.pathCount().toString()).string();
            add("chain.many", View.COMPONENT, List.of(count), recursion, between);
            return;
        }
        if (chain.paths().size() == 1) {
            Phrase path = w -> path(chain.paths().get(0), w);
            add("chain.path", View.COMPONENT, List.of(path), List.of(sum(false)), between);
        } else {
            Phrase count = w ->
                    w.notation().literal(String.valueOf(chain.paths().size())).string();
            Phrase target = w -> w.name(chain.target());
            add("chain.paths", View.COMPONENT, List.of(count, target), List.of(sum(false)), between);
        }
        for (Factor factor : factors()) addFactor(factor);
        List<Factor> all = factors();
        Phrase written = sum(true);
        this.all.add(new ExplainedStep("substitute", View.COMPONENT, List.of(), List.of(written), all, between, null));
        shifted(all)
                .forEach((shifted, rule) ->
                        add(rule, View.COMPONENT, List.of(w -> w.name(shifted)), List.of(), Set.of(shifted)));
        collapsed.forEach(formula -> this.all.add(formula.step(derivation)));
        for (String kink : kinks()) add("kink", View.BOTH, List.of(w -> kink(kink, w)), List.of(), Set.of());
        if (numbers != null) {
            Phrase product = w -> numbers.product(w.notation());
            add(
                    chain.targetIndices().isEmpty() ? "numbers" : "numbers.first",
                    View.COMPONENT,
                    List.of(),
                    List.of(product),
                    between);
        }
    }

    private Set<Step> users(Step step) {
        Set<Step> users = new LinkedHashSet<>();
        for (Step user : derivation.steps().all())
            if (derivation.steps().operands(user).contains(step)) users.add(user);
        return users;
    }

    /** The steps whose index in a factor is a sum or a difference of two others, as under a window that slides. */
    private Map<Step, String> shifted(List<Factor> factors) {
        Map<Step, String> shifted = new LinkedHashMap<>();
        for (Factor factor : factors) {
            Components.Component component = derivation.components().component(factor.derivative());
            if (component == null) continue;
            for (Dim index : component.indices()) {
                String rule = index.toString().contains("-") ? "convolution" : "correlation";
                if (index.names().size() > 1) shifted.put(derivation.steps().of(component.of()), rule);
            }
        }
        return shifted;
    }

    private static String kink(String kink, Writing w) {
        return w.notation().literal(kink).string();
    }

    private List<String> kinks() {
        return derivation.conventions(Notation.UNICODE).stream()
                .map(line -> line.substring("with ".length()))
                .toList();
    }

    /** The sum of the products over all paths, the factors by their names or written out. */
    private Phrase sum(boolean writtenOut) {
        return w -> {
            List<String> products = writtenOut
                    ? w.components().substitutedProducts(chain)
                    : w.components().abstractProducts(chain);
            String all = products.size() == 1 ? products.get(0) : w.notation().row(products, "+");
            return w.notation().equation(w.components().left(chain), all);
        };
    }

    /** Every factor once, from the result on. */
    private List<Factor> factors() {
        Map<String, Factor> distinct = new LinkedHashMap<>();
        for (ChainRule.Path path : chain.paths()) {
            for (Factor factor : path.factors())
                distinct.putIfAbsent(
                        factor.of().name() + factor.at() + "/" + factor.by().name() + factor.byAt(), factor);
        }
        return List.copyOf(distinct.values());
    }

    private void addFactor(Factor factor) {
        FactorRule rule = FactorRule.of(factor, derivation.components());
        List<Phrase> arguments = new ArrayList<>();
        arguments.add(w -> w.name(factor.by()));
        arguments.add(w -> w.name(factor.of()));
        if (!rule.function().isEmpty())
            arguments.add(w -> w.notation().literal(rule.function()).string());
        Phrase formula = w -> w.notation()
                .equation(w.components().factor(factor).string(), w.components().formula(factor.derivative()));
        boolean number = factor.derivative() instanceof Constant;
        Tensor value = numbers == null || number ? null : numbers.values(factor);
        all.add(new ExplainedStep(
                rule.id(),
                View.COMPONENT,
                arguments,
                List.of(formula),
                List.of(factor),
                Set.of(factor.of(), factor.by()),
                value));
    }

    private void addMatrix() {
        add("matrix", View.MATRIX, List.of(), List.of(), Set.of());
        MatrixForm table = derivation.table(Notation.UNICODE);
        List<Tensor> amounts = numbers == null ? List.of() : numbers.audit().handedDown(table, new HashMap<>());
        for (Step step : derivation.steps().all()) {
            boolean alike = step.isSymbol()
                    || loop(step) != null
                    || component(step).in(plain).equals(matrix(step).in(plain));
            if (!alike) addDefinition(step, matrix(step), View.MATRIX);
        }
        int row = 0;
        Set<Step> reached = new LinkedHashSet<>();
        Map<Step, Tensor> got = new HashMap<>();
        for (Step step : derivation.steps().computed()) {
            List<MatrixForm.Contribution> contributions = table.contributions(step);
            LoopForm loop = table.loop(step);
            for (MatrixForm.Contribution contribution : contributions) {
                int at = row++;
                Tensor amount = numbers == null ? null : amounts.get(at);
                if (loop == null) addHandedDown(step, contribution, reached, amount);
                else if (amount != null) got.put(contribution.to(), amount);
            }
            if (contributions.isEmpty()) row++;
            if (!table.endsLoop(step) || loop.deltas().isEmpty()) continue;
            List<Phrase> lines = new ArrayList<>();
            for (LoopForm.Delta delta : loop.deltas())
                lines.add(numbered(
                        w -> loop.delta(delta, w.notation()), loop, delta.by().delta()));
            Phrase handed = w -> loop.outside(w.notation());
            Phrase sign = w -> LoopForm.sign(w.notation());
            Set<Step> lit = new LinkedHashSet<>(loop.steps());
            add("loop.delta", View.MATRIX, List.of(index(), handed, sign), lines, lit);
            for (Step to : table.operands(loop)) {
                MatrixForm.Contribution any = new MatrixForm.Contribution(to, Constant.of(0));
                addHandedDown(step, any, reached, got.get(to));
            }
        }
    }

    private void addHandedDown(
            Step step, MatrixForm.Contribution contribution, Set<Step> reached, @Nullable Tensor amount) {
        Step to = contribution.to();
        boolean isFirst = reached.add(to);
        Phrase line = w -> w.matrix().row(step, contribution, isFirst).equation(w.notation());
        Optional<Long> place = MatrixForm.place(contribution);
        Tensor shown = amount == null || place.isEmpty()
                ? amount
                : amount.part(place.get().intValue());
        all.add(new ExplainedStep(
                isFirst ? "matrix.row" : "matrix.add",
                View.MATRIX,
                List.of(w -> w.name(step), w -> w.name(to)),
                List.of(line),
                List.of(),
                Set.of(step, to),
                shown));
    }

    private void addResult() {
        all.addAll(derivation.deltas().explained());
        derivation.affine().ifPresent(affine -> all.add(affine.step(derivation)));
        Tensor value = numbers == null ? null : numbers.derivative();
        Phrase line = w -> w.matrix().derivative(derivation.derivative(), chain.target());
        Set<Step> ends = Set.of(chain.root(), chain.target());
        all.add(new ExplainedStep("result", View.BOTH, List.of(), List.of(line), List.of(), ends, value));
        for (Facts.Conclusion conclusion : conclusions) all.add(conclusion.step(derivation, value));
    }

    /** Says how the lines were verified. */
    void addVerdict(Claims.Verdict verdict) {
        add(verdict.rule(), View.BOTH, List.of(), List.of(), Set.of());
    }
}
