package org.leibniz.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Dim;
import org.leibniz.simplify.Simplifier;

/** Finds the factors of chain products: derivatives of single components of one step by those of another. */
final class Factors {
    private static final Use NO_USE = new Use(null, List.of(), List.of());

    private final Components components;
    private final AxisLetters letters;
    private final Map<Step, List<Dim>> ownIndices = new HashMap<>();
    private final Map<Step, Expr> formulas = new HashMap<>();
    private final Wholes wholes;

    Factors(Components components, AxisLetters letters) {
        this.components = components;
        this.letters = letters;
        this.wholes = new Wholes(components, this);
    }

    /** The indices a step has when it stands alone, {@code zⱼ}; an axis of size 1 has the fixed index 0. */
    List<Dim> shownIndices(Step step) {
        return indices(step, new ArrayList<>());
    }

    private List<Dim> indices(Step step, List<String> used) {
        List<Dim> indices = new ArrayList<>();
        for (int axis = 0; axis < step.standIn().shape().rank(); axis++) {
            if (step.standIn().shape().dim(axis).isOne()) {
                indices.add(Dim.of(0));
                continue;
            }
            String letter = unused(letters.letter(step.id(), axis), used);
            used.add(letter);
            indices.add(Dim.named(letter));
        }
        return indices;
    }

    private String unused(String preferred, Iterable<String> used) {
        for (String letter : used) if (letter.equals(preferred)) return letters.free(used);
        return preferred;
    }

    /** The indices of a result that has some, apart from those of what it is differentiated by. */
    List<Dim> apartFrom(Step step, List<Dim> indices) {
        List<String> used = new ArrayList<>();
        indices.forEach(index -> used.addAll(index.names()));
        return indices(step, used);
    }

    /** The definition of one component of a step, its indices being {@link #shownIndices}. */
    Expr shownFormula(Step step) {
        Set<String> used = new TreeSet<>();
        Map<String, Dim> renamed = new HashMap<>();
        List<Dim> own = own(step);
        List<Dim> shown = shownIndices(step);
        for (int axis = 0; axis < own.size(); axis++) {
            if (own.get(axis).isFixed()) continue;
            renamed.put(own.get(axis).toString(), shown.get(axis));
            used.add(shown.get(axis).toString());
        }
        return rename(formula(step), bind(formula(step), renamed, used), null, null);
    }

    // A step's formula is made once, with indices that no printed letter can be confused with.
    private List<Dim> own(Step step) {
        return ownIndices.computeIfAbsent(step, s -> {
            List<Dim> own = new ArrayList<>();
            for (int axis = 0; axis < s.standIn().shape().rank(); axis++) {
                own.add(s.standIn().shape().dim(axis).isOne() ? Dim.of(0) : Dim.named("a_" + axis));
            }
            return own;
        });
    }

    private Expr formula(Step step) {
        return formulas.computeIfAbsent(step, s -> components.formula(s.definition(), own(s)));
    }

    /**
     * The factor that leads from a component of an operand to the components of a step that use it.
     *
     * @param used letters that already mean something in the chain
     * @param pinned the indices the step must have, or null where they follow from the operand's
     */
    Factor factor(Step of, Step by, List<Dim> byAt, Set<String> used, List<Dim> pinned) {
        Expr formula = formula(of);
        List<Use> uses = new ArrayList<>();
        for (Symbol symbol : Graph.of(formula).symbols()) {
            Components.Component component = components.component(symbol);
            if (component != null && component.of() == by.standIn())
                uses.add(new Use(symbol, component.indices(), byAt));
        }
        List<Apply> entries = entries(formula, by.standIn());
        Map<String, Dim> renamed = new LinkedHashMap<>();
        List<Factor.Index> summed = new ArrayList<>();
        Set<String> taken = new TreeSet<>(used);
        List<Dim> at = new ArrayList<>();
        List<Dim> own = own(of);
        for (int axis = 0; axis < own.size(); axis++) {
            if (own.get(axis).isFixed()) {
                at.add(own.get(axis));
                continue;
            }
            String letter = own.get(axis).toString();
            Dim joint = uses.isEmpty() || !entries.isEmpty()
                    ? null
                    : uses.get(0).solved.get(letter);
            if (pinned != null) {
                renamed.put(letter, pinned.get(axis));
            } else if (joint == null || !uses.stream().allMatch(use -> joint.equals(use.solved.get(letter)))) {
                String shown = unused(letters.letter(of.id(), axis), taken);
                taken.add(shown);
                summed.add(new Factor.Index(shown, of.standIn().shape().dim(axis)));
                renamed.put(letter, Dim.named(shown));
            } else {
                renamed.put(letter, joint);
            }
            at.add(renamed.get(letter));
        }
        Set<String> free = new TreeSet<>(taken);
        byAt.forEach(index -> free.addAll(index.names()));
        Expr total = null;
        for (Use use : uses) {
            Expr derivative = derivative(formula, use.symbol, use.seed(), use);
            for (Delta delta : use.deltas(renamed))
                derivative = Kronecker.of(delta.first(), delta.second()).times(derivative);
            total = total == null ? derivative : total.plus(derivative);
        }
        for (Apply entry : entries) {
            Expr derivative = derivative(formula, entry, wholes.derivative(entry, of, by.standIn(), byAt), NO_USE);
            total = total == null ? derivative : total.plus(derivative);
        }
        Map<String, Dim> complete = bind(total, renamed, free);
        Expr result = rename(total, complete, formula, components.symbol(of.standIn(), at));
        return new Factor(of, at, by, byAt, Simplifier.simplify(result), summed);
    }

    private record Delta(Dim first, Dim second) {}

    /** A component symbol of the operand in the formula, and what its indices must be to be the wanted component. */
    private static final class Use {
        final @Nullable Symbol symbol;
        final Set<String> letters = new HashSet<>();
        final Map<String, Dim> solved = new HashMap<>();
        final List<Delta> conditions = new ArrayList<>();

        Use(@Nullable Symbol symbol, List<Dim> indices, List<Dim> wanted) {
            this.symbol = symbol;
            for (int axis = 0; axis < indices.size(); axis++) {
                Dim index = indices.get(axis);
                letters.addAll(index.names());
                boolean letter = index.names().contains(index.toString());
                Dim known = letter ? solved.putIfAbsent(index.toString(), wanted.get(axis)) : index;
                if (known != null && !known.equals(wanted.get(axis)))
                    conditions.add(new Delta(index, wanted.get(axis)));
            }
        }

        // A condition that takes part in a sum belongs inside it.
        private boolean isInside(Delta condition) {
            return condition.first().names().stream()
                    .anyMatch(letter -> Components.isSummed(letter) && !solved.containsKey(letter));
        }

        /** The derivative by the component of the component that the formula has: 1 where they are the same. */
        Expr seed() {
            Expr seed = Constant.of(1);
            for (Delta condition : conditions) {
                if (isInside(condition))
                    seed = Kronecker.of(condition.first(), condition.second()).times(seed);
            }
            return seed;
        }

        /** What the index of a sum must be for the components to be the same; null if no condition says it. */
        Dim solution(String letter) {
            for (Delta condition : conditions) {
                Dim index = condition.first();
                Dim rest = index.substitute(Map.of(letter, Dim.of(0)));
                if (index.minus(rest).equals(Dim.named(letter)))
                    return condition.second().minus(rest);
                if (rest.minus(index).equals(Dim.named(letter))) return rest.minus(condition.second());
            }
            return null;
        }

        /** Conditions on the indices that do not hold by the choice of letters. */
        List<Delta> deltas(Map<String, Dim> renamed) {
            List<Delta> deltas = new ArrayList<>();
            solved.forEach((letter, dim) -> {
                Dim chosen = renamed.get(letter);
                if (chosen != null && !chosen.equals(dim)) deltas.add(new Delta(chosen, dim));
            });
            for (Delta condition : conditions) {
                if (isInside(condition)) continue;
                Map<String, Dim> known = new HashMap<>(solved);
                known.putAll(renamed);
                deltas.add(new Delta(condition.first().substitute(known), condition.second()));
            }
            return deltas;
        }
    }

    private static List<Apply> entries(Expr formula, Symbol by) {
        List<Apply> entries = new ArrayList<>();
        for (Expr node : Graph.of(formula).nodes()) {
            boolean uses = node instanceof Apply apply
                    && apply.op() instanceof Entry entry
                    && Graph.of(entry.whole()).id(by) >= 0;
            if (uses) entries.add((Apply) node);
        }
        return entries;
    }

    /**
     * The derivative of a component formula by all components of a symbol that stand for the wanted one: the sum of
     * the derivatives, each with the conditions under which it is the wanted one.
     *
     * @param kept the letters that mean the same before and after
     */
    Expr coefficient(Expr formula, Symbol of, List<Dim> wanted, List<Dim> kept) {
        Map<String, Dim> same = new HashMap<>();
        kept.forEach(index -> index.names().forEach(name -> same.put(name, Dim.named(name))));
        Expr total = Constant.of(0);
        for (Symbol symbol : Graph.of(formula).symbols()) {
            Components.Component component = components.component(symbol);
            if (component == null || component.of() != of) continue;
            Use use = new Use(symbol, component.indices(), wanted);
            Expr derivative = derivative(formula, symbol, use.seed(), use);
            for (Delta delta : use.deltas(same))
                derivative = Kronecker.of(delta.first(), delta.second()).times(derivative);
            total = total.plus(derivative);
        }
        return total;
    }

    /** Forward differentiation by one component symbol; a sum over an index that the component has collapses to one term. */
    private Expr derivative(Expr formula, Expr source, Expr start, Use use) {
        Graph graph = Graph.of(formula);
        Expr[] tangents = new Expr[graph.size()];
        int from = graph.id(source);
        for (int id = 0; id < tangents.length; id++) {
            if (id == from) tangents[id] = start;
            else if (graph.node(id) instanceof Apply node) tangents[id] = tangent(node, graph.args(id), tangents, use);
        }
        Expr tangent = tangents[graph.roots().get(0)];
        return tangent == null ? Constant.of(0) : tangent;
    }

    private Expr tangent(Apply node, int[] args, Expr[] tangents, Use use) {
        if (Arrays.stream(args).allMatch(arg -> tangents[arg] == null)) return null;
        if (node.op() instanceof IndexSum sum) {
            Expr body = tangents[args[0]];
            if (!use.letters.contains(sum.index())) return IndexSum.of(sum.index(), sum.size(), body);
            Dim known = use.solved.get(sum.index());
            Dim wanted = known == null ? use.solution(sum.index()) : known;
            // Outside the sum its index may be none at all; then the term must be 0 by itself.
            boolean one = known != null
                    || wanted != null && components.vanishesOutside(body, Dim.named(sum.index()), sum.size());
            return one
                    ? rename(body, Map.of(sum.index(), wanted), null, null)
                    : IndexSum.of(sum.index(), sum.size(), body);
        }
        Expr total = null;
        List<Expr> local = node.op().pullback(node, Constant.of(1));
        for (int i = 0; i < args.length; i++) {
            if (tangents[args[i]] == null || local.get(i) == null) continue;
            Expr term = local.get(i).times(tangents[args[i]]);
            total = total == null ? term : total.plus(term);
        }
        return total;
    }

    /** Adds a letter for every summation index that has none yet, avoiding those that are free in the formula. */
    private Map<String, Dim> bind(Expr formula, Map<String, Dim> renamed, Set<String> free) {
        Map<String, Dim> complete = new HashMap<>(renamed);
        Set<String> taken = new TreeSet<>(free);
        for (Expr node : Graph.of(formula).nodes()) {
            if (!(node instanceof Apply apply) || !(apply.op() instanceof IndexSum sum)) continue;
            if (complete.containsKey(sum.index()) || components.preferredLetter(sum.index()) == null) continue;
            String letter = unused(components.preferredLetter(sum.index()), taken);
            taken.add(letter);
            complete.put(sum.index(), Dim.named(letter));
        }
        return complete;
    }

    /** The formula with some indices replaced by others. */
    Expr renamed(Expr formula, Map<String, Dim> indices) {
        return rename(formula, indices, null, null);
    }

    /**
     * Replaces indices, also those of sums unless the new index is no letter of its own.
     *
     * @param root a node to be replaced as a whole by {@code name}, or null
     */
    private Expr rename(Expr formula, Map<String, Dim> indices, Expr root, Expr name) {
        Graph graph = Graph.of(formula);
        Expr[] renamed = new Expr[graph.size()];
        int whole = root == null ? -1 : graph.id(root);
        for (int id = 0; id < renamed.length; id++) {
            Expr node = graph.node(id);
            Components.Component component = components.component(node);
            if (id == whole) {
                renamed[id] = name;
            } else if (component != null) {
                renamed[id] = components.symbol(
                        component.of(),
                        component.indices().stream()
                                .map(index -> index.substitute(indices))
                                .toList());
            } else if (node instanceof Apply apply) {
                renamed[id] = renamed(apply, graph.args(id), renamed, indices);
            } else {
                renamed[id] = node;
            }
        }
        return renamed[graph.roots().get(0)];
    }

    private static Expr renamed(Apply node, int[] args, Expr[] renamed, Map<String, Dim> indices) {
        List<Expr> operands = Arrays.stream(args).mapToObj(arg -> renamed[arg]).toList();
        if (node.op() instanceof IndexSum sum && indices.containsKey(sum.index())) {
            return IndexSum.of(indices.get(sum.index()).toString(), sum.size(), operands.get(0));
        }
        if (node.op() instanceof Entry entry) {
            return Entry.of(
                    entry.whole(),
                    entry.indices().stream()
                            .map(index -> index.substitute(indices))
                            .toList());
        }
        if (node.op() instanceof Kronecker delta) {
            return Kronecker.of(
                    delta.first().substitute(indices), delta.second().substitute(indices));
        }
        return node.with(operands);
    }
}
