package org.leibniz.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.expr.Subtract;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Dim;

/**
 * Multiplies component formulas out and carries out the sums: an index that a Kronecker delta ties to another one
 * vanishes, quotients cancel, {@code Σᵢ −tᵢ/pᵢ·(δᵢⱼ pⱼ − pᵢ pⱼ) = pⱼ Σᵢ tᵢ − tⱼ}.
 */
final class IndexAlgebra {
    private static final int MOST_TERMS = 64;
    private static final int MOST_NODES = 400;

    private final Components components;
    private final Factors factors;
    private final ComponentForm keys;

    IndexAlgebra(Derivation derivation) {
        this.components = derivation.components();
        this.factors = derivation.factors();
        this.keys = derivation.components(Notation.ASCII);
    }

    /** The formula as a sum of products; empty if there would be too many. */
    Optional<List<Term>> expand(Expr formula) {
        Graph graph = Graph.of(formula);
        if (graph.size() > MOST_NODES) return Optional.empty();
        List<List<Term>> terms = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            List<List<Term>> in = new ArrayList<>();
            for (int arg : graph.args(id)) in.add(terms.get(arg));
            Optional<List<Term>> sum = terms(graph.node(id), in);
            if (sum.isEmpty() || sum.get().size() > MOST_TERMS) return Optional.empty();
            terms.add(sum.get());
        }
        List<Term> collapsed = new ArrayList<>();
        for (Term term : terms.get(graph.roots().get(0))) collapsed.add(collapse(term));
        return Optional.of(merged(collapsed));
    }

    private Optional<List<Term>> terms(Expr node, List<List<Term>> in) {
        if (node instanceof Constant) {
            return Optional.of(List.of(Constant.exactIn(node).map(Term::number).orElseGet(() -> atom(node))));
        }
        if (!(node instanceof Apply apply)) return Optional.of(List.of(atom(node)));
        if (apply.op() == Add.OP) return Optional.of(sum(in.get(0), in.get(1), Rational.ONE));
        if (apply.op() == Subtract.OP) return Optional.of(sum(in.get(0), in.get(1), Rational.MINUS_ONE));
        if (apply.op() == Negate.OP) return Optional.of(sum(List.of(), in.get(0), Rational.MINUS_ONE));
        if (apply.op() == Multiply.OP) return product(in.get(0), in.get(1));
        if (apply.op() == Divide.OP) {
            boolean invertible =
                    isSimple(in.get(1)) && in.get(1).get(0).coefficient().signum() != 0;
            Term divisor = invertible ? in.get(1).get(0).raised(-1) : Term.atom(key(apply.arg(1)), apply.arg(1), -1);
            return product(in.get(0), List.of(divisor));
        }
        if (apply.op() == Power.OP) return Optional.of(List.of(power(apply, in.get(0))));
        if (apply.op() instanceof IndexSum sum) {
            Factor.Index index = new Factor.Index(sum.index(), sum.size());
            return Optional.of(in.get(0).stream().map(term -> term.under(index)).toList());
        }
        return Optional.of(List.of(atom(node)));
    }

    private Term atom(Expr node) {
        return Term.atom(key(node), node, 1);
    }

    private String key(Expr node) {
        return keys.formula(node);
    }

    private static boolean isSimple(List<Term> terms) {
        return terms.size() == 1 && terms.get(0).sums().isEmpty();
    }

    private Term power(Apply power, List<Term> base) {
        Optional<Rational> exponent = Constant.exactIn(power.arg(1));
        boolean whole = exponent.isPresent()
                && exponent.get().isInteger()
                && exponent.get().numerator().bitLength() < 5;
        if (!whole) return atom(power);
        int times = exponent.get().numerator().intValue();
        if (isSimple(base) && (times > 0 || base.get(0).coefficient().signum() != 0))
            return base.get(0).raised(times);
        return Term.atom(key(power.arg(0)), power.arg(0), times);
    }

    private static List<Term> sum(List<Term> a, List<Term> b, Rational sign) {
        List<Term> sum = new ArrayList<>(a);
        b.forEach(term -> sum.add(term.times(sign)));
        return sum;
    }

    // Two sums over one letter have nothing to do with each other.
    private static Optional<List<Term>> product(List<Term> a, List<Term> b) {
        List<Term> product = new ArrayList<>();
        for (Term left : a) {
            for (Term right : b) {
                for (Factor.Index sum : left.sums())
                    if (right.sums().stream().anyMatch(other -> other.letter().equals(sum.letter())))
                        return Optional.empty();
                product.add(left.times(right));
            }
        }
        return Optional.of(product);
    }

    private Term collapse(Term term) {
        Term collapsed = term;
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Expr> atom : collapsed.atoms().entrySet()) {
                Optional<Term> next = collapsed(collapsed, atom.getKey(), atom.getValue());
                if (next.isEmpty()) continue;
                collapsed = next.get();
                more = true;
                break;
            }
        }
        return collapsed;
    }

    private Optional<Term> collapsed(Term term, String key, Expr atom) {
        if (!(atom instanceof Apply apply) || !(apply.op() instanceof Kronecker delta)) return Optional.empty();
        if (delta.first().equals(delta.second())) return Optional.of(term.withoutAtom(key));
        for (Factor.Index sum : term.sums()) {
            for (boolean first : new boolean[] {true, false}) {
                Dim own = first ? delta.first() : delta.second();
                Dim other = first ? delta.second() : delta.first();
                if (own.toString().equals(sum.letter()) && !other.names().contains(sum.letter()))
                    return Optional.of(renamed(term.withoutAtom(key).without(sum), sum.letter(), other));
            }
        }
        return Optional.empty();
    }

    private Term renamed(Term term, String letter, Dim index) {
        Term renamed = new Term(term.coefficient(), Map.of(), Map.of(), term.sums());
        for (Map.Entry<String, Expr> atom : term.atoms().entrySet()) {
            Expr moved = factors.renamed(atom.getValue(), Map.of(letter, index));
            renamed = renamed.times(Term.atom(key(moved), moved, term.powers().get(atom.getKey())));
        }
        return renamed;
    }

    private static List<Term> merged(List<Term> terms) {
        Map<String, Term> merged = new LinkedHashMap<>();
        for (Term term : terms) {
            merged.merge(
                    term.kind(),
                    term,
                    (a, b) -> new Term(a.coefficient().plus(b.coefficient()), a.atoms(), a.powers(), a.sums()));
        }
        merged.values().removeIf(term -> term.coefficient().signum() == 0);
        return List.copyOf(merged.values());
    }

    /**
     * The terms with every sum replaced that a fact knows.
     *
     * @param sum the left side of the fact, a sum over components of one value; {@code value} its right side
     */
    List<Term> with(List<Term> terms, Term sum, Rational value) {
        if (sum.sums().size() != 1
                || sum.atoms().size() != 1
                || !sum.coefficient().equals(Rational.ONE)) return terms;
        Components.Component known =
                components.component(sum.atoms().values().iterator().next());
        if (known == null) return terms;
        List<Term> replaced = new ArrayList<>();
        for (Term term : terms) {
            Term next = term;
            for (Factor.Index index : term.sums()) {
                List<String> dependent = term.atoms().entrySet().stream()
                        .filter(atom -> components.letters(atom.getValue()).contains(index.letter()))
                        .map(Map.Entry::getKey)
                        .toList();
                boolean single = dependent.size() == 1 && term.powers().get(dependent.get(0)) == 1;
                if (!single) continue;
                Components.Component found = components.component(term.atoms().get(dependent.get(0)));
                boolean same = found != null
                        && found.of() == known.of()
                        && places(found, index.letter())
                                .equals(places(known, sum.sums().get(0).letter()));
                if (same)
                    next = next.withoutAtom(dependent.get(0)).without(index).times(value);
            }
            replaced.add(next);
        }
        return merged(replaced);
    }

    private static List<Integer> places(Components.Component component, String letter) {
        List<Integer> places = new ArrayList<>();
        for (int axis = 0; axis < component.indices().size(); axis++) {
            if (component.indices().get(axis).toString().equals(letter)) places.add(axis);
        }
        return places;
    }

    /** The terms as a formula; what a sum does not concern stands before it. */
    Expr formula(List<Term> terms) {
        List<Term> ordered = new ArrayList<>(terms);
        ordered.sort((a, b) ->
                Integer.compare(b.coefficient().signum(), a.coefficient().signum()));
        Expr total = null;
        for (Term term : ordered) {
            boolean minus = term.coefficient().signum() < 0;
            Expr product = product(minus && total != null ? term.times(Rational.MINUS_ONE) : term);
            total = total == null ? product : minus ? total.minus(product) : total.plus(product);
        }
        return total == null ? Constant.of(0) : total;
    }

    private Expr product(Term term) {
        Set<String> summed =
                Set.copyOf(term.sums().stream().map(Factor.Index::letter).toList());
        Expr outside = null;
        Expr inside = null;
        for (int sign = 1; sign >= -1; sign -= 2) {
            for (Map.Entry<String, Expr> atom : term.atoms().entrySet()) {
                int power = term.powers().get(atom.getKey());
                if (power * sign < 0) continue;
                boolean in = components.letters(atom.getValue()).stream().anyMatch(summed::contains);
                if (in) inside = times(inside, atom.getValue(), power);
                else outside = times(outside, atom.getValue(), power);
            }
        }
        if (!term.sums().isEmpty()) {
            Expr sum = inside == null ? Constant.of(1) : inside;
            for (Factor.Index index : term.sums()) sum = IndexSum.of(index.letter(), index.size(), sum);
            outside = outside == null ? sum : outside.times(sum);
        }
        if (outside == null) return Constant.of(term.coefficient());
        if (term.coefficient().equals(Rational.ONE)) return outside;
        if (term.coefficient().equals(Rational.MINUS_ONE)) return outside.unaryMinus();
        return Constant.of(term.coefficient()).times(outside);
    }

    private static Expr times(Expr product, Expr atom, int power) {
        Expr raised = Math.abs(power) == 1 ? atom : atom.pow(Math.abs(power));
        if (power < 0) return (product == null ? Constant.of(1) : product).div(raised);
        return product == null ? raised : product.times(raised);
    }
}
