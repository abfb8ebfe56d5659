package org.leibniz.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;

/** {@link Phases} in the bodies of loops, however deep these are nested. */
final class PhasedBody {
    private PhasedBody() {}

    private static List<Expr> roots(Loop.Body body) {
        List<Expr> roots = new ArrayList<>(body.next());
        roots.addAll(body.outputs());
        return roots;
    }

    static boolean hasPhases(Loop.Body body) {
        return Phases.hasPhases(Graph.of(roots(body)));
    }

    static Loop resolved(Loop loop, int operand) {
        Loop.Body body = loop.body();
        if (!hasPhases(body)) return loop;
        List<Expr> roots = Phases.resolve(roots(body), operand);
        int carried = body.next().size();
        return loop.with(new Loop.Body(
                body.carried(),
                body.slices(),
                body.fixed(),
                roots.subList(0, carried),
                roots.subList(carried, roots.size()),
                body.reversed()));
    }

    /**
     * States and their next values, in terms of what the loop is given.
     *
     * @throws IllegalArgumentException if a next value depends on the step
     */
    static List<Expr> tracked(Loop.Body body, List<Expr> operands) {
        List<Expr> pairs = new ArrayList<>();
        Phases.collect(Graph.of(roots(body)), pairs);
        if (pairs.isEmpty()) return pairs;
        int before = body.carried().size() + body.slices().size();
        Map<Symbol, Expr> given = new HashMap<>();
        for (Symbol symbol : Graph.of(pairs).symbols()) {
            int place = body.fixed().indexOf(symbol);
            if (place < 0) {
                throw new IllegalArgumentException(
                        "tracked: the new value of a state depends on the step of a loop, by " + symbol.described());
            }
            given.put(symbol, operands.get(before + place));
        }
        return Substitution.in(pairs, given);
    }
}
