package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;

class SimplifierPropertyTest {
    private static final int FORMULAS = Integer.getInteger("formulas", 1000);
    private static final int NODES = 40;

    @Test
    void randomFormulasKeepValueAndShapeAndAreSimplifiedAtOnce() {
        int compared = 0;
        for (int seed = 0; seed < FORMULAS; seed++) {
            List<Expr> before = new RandomFormulas(seed).next(seed % NODES + 1);
            List<Expr> after = Simplifier.simplify(before);
            for (int i = 0; i < before.size(); i++) if (RewriteVerifier.verify(before.get(i), after.get(i))) compared++;
            List<Expr> again = Simplifier.simplify(after);
            for (int i = 0; i < after.size(); i++) {
                Expr first = after.get(i);
                Expr second = again.get(i);
                assertSame(first, second, () -> whole(first) + " became " + whole(second));
            }
        }
        assertTrue(compared > FORMULAS / 2, "only " + compared + " formulas had values to compare");
    }

    @Test
    void randomFormulasNeverGrow() {
        for (int seed = 0; seed < FORMULAS; seed++) {
            List<Expr> before = new RandomFormulas(seed).next(seed % NODES + 1);
            Graph after = Graph.of(Simplifier.simplify(before));
            Measure measure = Measure.of(Graph.of(before));
            assertTrue(Measure.of(after).work() <= measure.work(), () -> "larger: " + after.nodes());
        }
    }

    @Test
    void namesOfWhatIsStillComputedSurvive() {
        for (int seed = 0; seed < FORMULAS; seed++) {
            List<Expr> before = new RandomFormulas(seed).next(seed % NODES + 1);
            Set<String> given = names(Graph.of(before));
            List<Expr> after = Simplifier.simplify(before);
            assertTrue(given.containsAll(names(Graph.of(after))));
            for (int i = 0; i < before.size(); i++) {
                boolean computed = after.get(i) instanceof Apply;
                if (computed)
                    assertTrue(after.get(i).names().containsAll(before.get(i).names()));
            }
        }
    }

    private static Set<String> names(Graph graph) {
        Set<String> names = new TreeSet<>();
        for (int id = 0; id < graph.size(); id++) names.addAll(graph.names(id));
        return names;
    }

    private static String whole(Expr e) {
        return new Printer().printWhole(e).toString();
    }
}
