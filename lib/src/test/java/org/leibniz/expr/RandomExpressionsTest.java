package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.notation.Notation;

class RandomExpressionsTest {
    private static final Printer PRINTER = new Printer(Notation.ASCII);

    private static Set<String> ops(Expr e) {
        Set<String> names = new TreeSet<>();
        for (Expr node : Graph.of(e).nodes()) {
            if (node instanceof Apply apply) names.add(apply.op().name());
        }
        return names;
    }

    @Test
    void aSeedGivesOneSequence() {
        RandomExpressions first = new RandomExpressions(7);
        RandomExpressions second = new RandomExpressions(7);
        for (int i = 0; i < 50; i++) {
            Expr e = first.next();
            Expr other = second.next();
            assertEquals(
                    PRINTER.printWhole(e).toString(), PRINTER.printWhole(other).toString());
            assertEquals(
                    first.inputs(e).values().stream().map(Tensor::toString).toList(),
                    second.inputs(other).values().stream().map(Tensor::toString).toList());
        }
    }

    @Test
    void everyOpOccurs() {
        Set<String> found = new TreeSet<>();
        RandomExpressions random = new RandomExpressions(1).extreme();
        for (int i = 0; i < 1000; i++) found.addAll(ops(random.next()));
        String all =
                "abs add broadcast cos divide dot einsum equal exp expm1 eye greater greaterEqual less lessEqual log"
                        + " log1p matmul max mean min multiply negate notEqual outer power relu reshape sigmoid sign sin"
                        + " size softplus sqrt step subtract sum tan tanh transpose where";
        assertEquals(new TreeSet<>(Set.of(all.split(" "))), found);
    }

    @Test
    void everyExpressionHasAValue() {
        RandomExpressions random = new RandomExpressions(2);
        for (int i = 0; i < 300; i++) {
            Expr e = random.next();
            Tensor value = Interpreter.evaluate(e, random.inputs(e));
            assertEquals(e.shape().rank(), value.rank());
        }
    }

    @Test
    void smoothOnesHaveFiniteValues() {
        RandomExpressions random = new RandomExpressions(3).smooth();
        Set<String> kinked = Set.of("abs", "relu", "sign", "step", "max", "min", "where", "less", "equal");
        for (int i = 0; i < 300; i++) {
            Expr e = random.nextScalar();
            assertTrue(
                    Double.isFinite(Interpreter.evaluate(e, random.inputs(e)).item()),
                    () -> PRINTER.printWhole(e).toString());
            assertTrue(ops(e).stream().noneMatch(kinked::contains));
        }
    }

    @Test
    void scalarOnesAreScalarThroughout() {
        RandomExpressions random = new RandomExpressions(4).scalarOnly();
        for (int i = 0; i < 300; i++) {
            List<Expr> nodes = Graph.of(random.next()).nodes();
            assertTrue(nodes.stream().allMatch(node -> node.shape().isScalar()));
        }
    }
}
