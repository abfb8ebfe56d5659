package org.leibniz.explain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.leibniz.diff.Pullback;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Part;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.simplify.Simplifier;

/**
 * A loop at its step t, and backpropagation through time: δ, the derivative of the result by what step t computes, follows
 * from that of step t + 1, and the derivative by a weight is a sum over all steps.
 */
final class LoopForm {
    /** The index of the steps. */
    static final String INDEX = "t";

    /**
     * What a step computes under a name.
     *
     * @param definition over the stand-ins of others, of what is carried, of the parts of sequences, of what is fixed
     * @param delta stands for the derivative by it
     */
    record Local(String name, Symbol standIn, Expr definition, Symbol delta) {}

    /** The derivative by a value of step t, with what only other steps and the surroundings know as symbols. */
    record Delta(Local by, Expr derivative) {}

    private final Apply loop;
    private final Loop.Body body;
    private final Map<Integer, Step> parts;
    private final List<Local> locals = new ArrayList<>();
    private final Map<Expr, Local> byStandIn = new IdentityHashMap<>();
    private final List<Expr> roots = new ArrayList<>();

    /** How symbols are written: their name, and the index as a shift against t, or as a place. */
    private final Map<Symbol, Function<Notation, Text>> written = new IdentityHashMap<>();

    private final Map<Symbol, Symbol> later = new LinkedHashMap<>();
    private final Map<Symbol, Symbol> first = new LinkedHashMap<>();
    private final Map<Step, Symbol> handed = new LinkedHashMap<>();
    private final List<Delta> deltas = new ArrayList<>();
    private Set<Local> reached = Set.of();

    private LoopForm(Apply loop, Map<Integer, Step> parts, Steps steps) {
        this.loop = loop;
        this.body = ((Loop) loop.op()).body();
        this.parts = parts;
        cut();
        name(steps);
    }

    /** The loops among the steps, each under the steps that are its results. */
    static Map<Step, LoopForm> of(Steps steps, Predicate<Step> differentiated) {
        Map<Expr, Map<Integer, Step>> loops = new LinkedHashMap<>();
        for (Step step : steps.computed()) {
            boolean part = step.definition() instanceof Apply apply
                    && apply.op() instanceof Part
                    && apply.arg(0) instanceof Apply source
                    && source.op() instanceof Loop;
            if (!part) continue;
            Apply apply = (Apply) step.definition();
            loops.computeIfAbsent(apply.arg(0), loop -> new LinkedHashMap<>()).put(((Part) apply.op()).output(), step);
        }
        Map<Step, LoopForm> forms = new LinkedHashMap<>();
        loops.forEach((loop, parts) -> {
            LoopForm form = new LoopForm((Apply) loop, parts, steps);
            if (!form.isSimple()) return;
            form.derive(differentiated, steps);
            parts.values().forEach(part -> forms.put(part, form));
        });
        return forms;
    }

    /** Whether the first step comes first, and all that is handed on or kept is computed by the step. */
    private boolean isSimple() {
        boolean histories = parts.keySet().stream().anyMatch(part -> part >= roots.size());
        return !histories && !body.reversed() && roots.stream().allMatch(byStandIn::containsKey);
    }

    /** Whether a result is what the last step hands on; the others are sequences. */
    boolean isLast(Step part) {
        return parts.entrySet().stream()
                .anyMatch(entry -> entry.getValue() == part
                        && entry.getKey() < body.carried().size());
    }

    private void cut() {
        List<Expr> all = new ArrayList<>(body.next());
        all.addAll(body.outputs());
        Graph graph = Graph.of(all);
        List<Expr> cut = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            Expr node = graph.node(id);
            if (!(node instanceof Apply apply)) {
                cut.add(node);
                continue;
            }
            Apply formula =
                    apply.with(IntStream.of(graph.args(id)).mapToObj(cut::get).toList());
            int at = graph.roots().indexOf(id);
            if (apply.shapes().size() > 1 || graph.label(id) == null && at < 0) {
                cut.add(formula);
                continue;
            }
            String name = graph.label(id) != null ? graph.label(id) : "s" + (at + 1);
            formula.named(name);
            Symbol standIn = Symbol.input(name, node.shape());
            Local local = new Local(name, standIn, formula, Symbol.input("delta_" + name, node.shape()));
            locals.add(local);
            byStandIn.put(standIn, local);
            cut.add(standIn);
        }
        graph.roots().forEach(root -> roots.add(cut.get(root)));
    }

    private void name(Steps steps) {
        for (Local local : locals) {
            named(local.standIn(), local.name(), INDEX);
            later.put(local.standIn(), named(twin(local.standIn()), local.name(), INDEX + "+1"));
            first.put(local.standIn(), named(twin(local.standIn()), local.name(), "1"));
        }
        for (int i = 0; i < body.carried().size(); i++) {
            Symbol carried = body.carried().get(i);
            Local local = byStandIn.get(roots.get(i));
            if (local == null) continue;
            named(carried, local.name(), INDEX + "-1");
            later.put(carried, local.standIn());
            first.put(carried, named(twin(carried), local.name(), "0"));
        }
        for (int i = 0; i < body.slices().size(); i++) {
            Symbol slice = body.slices().get(i);
            Expr sequence = loop.arg(body.carried().size() + i);
            String name =
                    sequence.names().isEmpty() ? slice.name() : sequence.names().get(0);
            named(slice, name, INDEX);
            later.put(slice, named(twin(slice), name, INDEX + "+1"));
            first.put(slice, named(twin(slice), name, "1"));
        }
        int fixed = body.carried().size() + body.slices().size();
        for (int i = 0; i < body.fixed().size(); i++) {
            Expr value = loop.arg(fixed + i);
            if (!value.names().isEmpty())
                written.put(
                        body.fixed().get(i),
                        notation -> notation.symbol(value.names().get(0)));
        }
        parts.forEach((place, part) -> {
            Local local = place < roots.size() ? byStandIn.get(roots.get(place)) : null;
            if (local == null) return;
            Symbol symbol = Symbol.input("∂" + part.name(), local.standIn().shape());
            handed.put(part, symbol);
            written.put(symbol, notation -> notation.differential(notation.symbol(local.name(), List.of(INDEX))));
        });
    }

    // Under a name of its own, since both may stand in one formula.
    private Symbol twin(Symbol symbol) {
        return Symbol.input(symbol.name() + "_" + written.size() + "_", symbol.shape());
    }

    private Symbol named(Symbol symbol, String name, String index) {
        written.put(symbol, notation -> notation.symbol(name, List.of(index)));
        return symbol;
    }

    // Backward ------------------------------------------------------------------------------------------------------

    private void derive(Predicate<Step> differentiated, Steps steps) {
        reached = between(differentiated, steps);
        for (Local local : locals) {
            if (!reached.contains(local)) continue;
            delta(local.delta(), local, INDEX);
            later.put(local.delta(), delta(twin(local.delta()), local, INDEX + "+1"));
            first.put(local.delta(), delta(twin(local.delta()), local, "1"));
        }
        for (int i = locals.size() - 1; i >= 0; i--) {
            Local by = locals.get(i);
            if (!reached.contains(by)) continue;
            List<Expr> terms = new ArrayList<>();
            parts.forEach((part, step) -> {
                if (roots.get(part) == by.standIn()) terms.add(handed.get(step));
            });
            terms.addAll(handedDown(by.standIn()));
            for (int carried = 0; carried < body.carried().size(); carried++) {
                if (roots.get(carried) != by.standIn()) continue;
                for (Expr term : handedDown(body.carried().get(carried))) terms.add(Substitution.in(term, later));
            }
            Expr sum = terms.stream().reduce(Expr::plus).orElseThrow();
            deltas.add(new Delta(by, Simplifier.simplify(sum)));
        }
    }

    private static Text sign(Notation notation, List<String> indices) {
        return notation.symbol(notation == Notation.ASCII ? "delta" : "δ", indices);
    }

    /** The sign of the derivatives by what a step computes. */
    static String sign(Notation notation) {
        return sign(notation, List.of()).string();
    }

    private Symbol delta(Symbol symbol, Local local, String index) {
        boolean only = reached.size() == 1;
        written.put(symbol, notation -> {
            if (only) return sign(notation, List.of(index));
            return notation.delta(notation.symbol(local.name(), List.of(index)));
        });
        return symbol;
    }

    /** What the values of a step hand down to a symbol of the body. */
    private List<Expr> handedDown(Symbol to) {
        List<Expr> terms = new ArrayList<>();
        for (int i = locals.size() - 1; i >= 0; i--) {
            Local user = locals.get(i);
            if (!reached.contains(user) || !uses(user, to)) continue;
            Expr term =
                    Pullback.of(user.definition(), user.delta()).by(List.of(to)).get(0);
            terms.add(Substitution.in(term, Map.of(user.definition(), user.standIn())));
        }
        return terms;
    }

    static boolean uses(Local local, Symbol symbol) {
        return Graph.of(local.definition()).symbols().contains(symbol);
    }

    /** The values of a step from which the result can be reached, and from which one reaches what is differentiated by. */
    private Set<Local> between(Predicate<Step> differentiated, Steps steps) {
        Set<Symbol> below = new LinkedHashSet<>();
        List<Symbol> inputs = new ArrayList<>(body.carried());
        inputs.addAll(body.slices());
        inputs.addAll(body.fixed());
        for (int i = 0; i < inputs.size(); i++) {
            boolean wanted = Graph.of(loop.arg(i)).symbols().stream()
                    .anyMatch(symbol -> steps.of(symbol) != null && differentiated.test(steps.of(symbol)));
            if (wanted) below.add(inputs.get(i));
        }
        Set<Symbol> above = new LinkedHashSet<>();
        parts.keySet().forEach(part -> above.add((Symbol) roots.get(part)));
        // What is carried leads from a step to the next, so one walk is not enough.
        for (int before = -1; before < below.size() + above.size(); ) {
            before = below.size() + above.size();
            for (Local local : locals) {
                for (Symbol symbol : Graph.of(local.definition()).symbols()) {
                    if (below.contains(symbol)) below.add(local.standIn());
                    if (above.contains(local.standIn())) above.add(symbol);
                }
            }
            for (int i = 0; i < body.carried().size(); i++) {
                Symbol next = (Symbol) roots.get(i);
                if (below.contains(next)) below.add(body.carried().get(i));
                if (above.contains(body.carried().get(i))) above.add(next);
            }
        }
        Set<Local> between = new LinkedHashSet<>();
        for (Local local : locals)
            if (below.contains(local.standIn()) && above.contains(local.standIn())) between.add(local);
        return between;
    }

    // What is shown -------------------------------------------------------------------------------------------------

    Apply loop() {
        return loop;
    }

    /** The values of a step that lie between the result and what it is differentiated by. */
    Set<Local> reached() {
        return reached;
    }

    Loop.Body body() {
        return body;
    }

    List<Local> locals() {
        return locals;
    }

    /** What a step computes, as steps of a picture. */
    Set<Step> steps() {
        Set<Step> steps = new LinkedHashSet<>();
        for (Local local : locals) steps.add(new Step(-1, local.name(), local.standIn(), local.definition()));
        return steps;
    }

    List<Delta> deltas() {
        return deltas;
    }

    /** The steps that are results of the loop, under their places among them. */
    Map<Integer, Step> parts() {
        return parts;
    }

    /** The results that are a value of all steps or of the last one. */
    List<Step> parts(Local local) {
        return parts.entrySet().stream()
                .filter(part -> roots.get(part.getKey()) == local.standIn())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What is handed down from outside, with the results it is handed to. */
    String outside(Notation notation) {
        List<String> symbols = handed.values().stream()
                .map(symbol -> text(symbol, notation).toString())
                .distinct()
                .toList();
        return notation.row(symbols, ",");
    }

    /** Stands for what is handed down to a result at step t. */
    Symbol handedTo(Step part) {
        return handed.get(part);
    }

    /** What stands at step t + 1 for a symbol. */
    Map<Symbol, Symbol> later() {
        return later;
    }

    /** What stands at the first step for a symbol. */
    Map<Symbol, Symbol> first() {
        return first;
    }

    /** The value that is handed on to the next step as this symbol. */
    Local next(int carried) {
        return byStandIn.get(roots.get(carried));
    }

    String definition(Local local, Notation notation) {
        return notation.equation(
                text(local.standIn(), notation).toString(),
                text(local.definition(), notation).toString());
    }

    String delta(Delta delta, Notation notation) {
        return notation.equation(
                text(delta.by().delta(), notation).toString(),
                text(delta.derivative(), notation).toString());
    }

    Printer.Formula text(Expr e, Notation notation) {
        return new Printer(
                        notation,
                        node -> node instanceof Symbol symbol && written.containsKey(symbol)
                                ? written.get(symbol).apply(notation)
                                : null)
                .inlining()
                .print(e);
    }

    /** What the loop hands down to an operand, as far as that is an operand of its own and not part of one. */
    Optional<Amount> amount(Step to) {
        List<Expr> sum = new ArrayList<>();
        List<Expr> each = new ArrayList<>();
        List<Expr> start = new ArrayList<>();
        for (int i = 0; i < loop.args().size(); i++) {
            Expr operand = loop.arg(i);
            int slice = i - body.carried().size();
            int fixed = slice - body.slices().size();
            if (operand != to.standIn()) {
                if (Graph.of(operand).symbols().contains(to.standIn())) return Optional.empty();
            } else if (slice < 0) {
                for (Expr term : handedDown(body.carried().get(i))) start.add(Substitution.in(term, first));
            } else if (fixed < 0) {
                each.addAll(handedDown(body.slices().get(slice)));
            } else {
                sum.addAll(handedDown(body.fixed().get(fixed)));
            }
        }
        if (!each.isEmpty() && sum.size() + start.size() > 0) return Optional.empty();
        return Optional.of(new Amount(to, total(sum), total(each), total(start)));
    }

    private static Expr total(List<Expr> terms) {
        return terms.stream().reduce(Expr::plus).map(Simplifier::simplify).orElse(Constant.of(0));
    }

    /**
     * What the loop hands down to an operand.
     *
     * @param sum what is added up over all steps
     * @param each what its part of step t gets, if it is a sequence
     * @param start what it gets from the first step, if that starts from it; as symbols of step 1
     */
    record Amount(Step to, Expr sum, Expr each, Expr start) {
        boolean isSequence() {
            return !isZero(each);
        }

        static boolean isZero(Expr e) {
            return e instanceof Constant constant && constant.value() == 0;
        }
    }

    /** What the left side of an amount is by: the operand, or its part of step t. */
    Text symbol(Amount amount, Notation notation) {
        return notation.symbol(amount.to().name(), amount.isSequence() ? List.of(INDEX) : List.of());
    }

    /** An amount, sums over all steps written out. */
    String text(Amount amount, Notation notation) {
        List<String> terms = new ArrayList<>();
        if (!Amount.isZero(amount.sum())) {
            Text each = text(amount.sum(), notation).text();
            terms.add(notation.indexSum(INDEX, each).string());
        }
        if (amount.isSequence()) terms.add(text(amount.each(), notation).toString());
        if (!Amount.isZero(amount.start()))
            terms.add(text(amount.start(), notation).toString());
        return terms.isEmpty() ? "0" : terms.size() == 1 ? terms.get(0) : notation.row(terms, "+");
    }
}
