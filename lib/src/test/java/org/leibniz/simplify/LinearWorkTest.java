package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.tanh;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** Work grows in proportion to the graph, however deep or shared it is. */
class LinearWorkTest {
    private static final int LONG = 100_000;
    private static final int SHORT = 2_000;

    private static final List<Symbol> SCALARS = IntStream.range(0, LONG)
            .mapToObj(i -> Symbol.input("x_" + i, Shape.scalar()))
            .toList();

    private static Symbol scalar(int i) {
        return SCALARS.get(i);
    }

    private static Expr productChain(int length) {
        Expr chain = scalar(0);
        for (int i = 1; i < length; i++)
            chain = i % 2 == 0 ? chain.times(scalar(i)) : scalar(i).times(chain);
        return chain;
    }

    private static Expr sumChain(int length) {
        Expr chain = scalar(0);
        for (int i = 1; i < length; i++)
            chain = i % 2 == 0 ? chain.minus(scalar(i)) : scalar(i).minus(chain);
        return chain;
    }

    private static Expr mixedChain(int length) {
        Expr chain = scalar(0);
        for (int i = 1; i < length; i++)
            chain = i % 3 == 0
                    ? tanh(chain)
                    : i % 3 == 1 ? chain.times(2).div(3) : chain.plus(1).minus(scalar(0));
        return chain;
    }

    private static Expr matrixChain(int length) {
        Expr matrix = Symbol.input("A", Shape.of(3, 3));
        Expr chain = Symbol.input("v", Shape.of(3));
        for (int i = 1; i < length; i++)
            chain = matrix.dot(chain.times(scalar(i)).div(-2));
        return chain;
    }

    private static Expr degenerateChain(int length) {
        Expr chain = scalar(0);
        for (int i = 1; i < length; i++) chain = chain.times(scalar(i)).plus(0);
        return chain;
    }

    private static Statistics measure(Expr e) {
        Statistics statistics = new Statistics(Long.MAX_VALUE);
        Simplifier.simplify(List.of(e), Rules.SHRINKING, statistics);
        return statistics;
    }

    private static void assertLinear(IntFunction<Expr> chain) {
        Statistics single = measure(chain.apply(SHORT));
        Statistics twice = measure(chain.apply(2 * SHORT));
        assertTrue(twice.steps() <= 2.2 * single.steps(), () -> single.steps() + " steps became " + twice.steps());
        assertTrue(twice.passes() <= single.passes() + 1, () -> single.passes() + " passes became " + twice.passes());
    }

    @Test
    void stepsGrowWithTheLength() {
        assertLinear(LinearWorkTest::productChain);
        assertLinear(LinearWorkTest::sumChain);
        assertLinear(LinearWorkTest::mixedChain);
        assertLinear(LinearWorkTest::matrixChain);
        assertLinear(LinearWorkTest::degenerateChain);
    }

    @Test
    void deepChainsNeedNoDeepStack() {
        assertEquals(
                2 * LONG - 1, Graph.of(Simplifier.simplify(productChain(LONG))).size());
        assertEquals(2 * LONG - 1, Graph.of(Simplifier.simplify(sumChain(LONG))).size());
        assertTrue(Graph.of(Simplifier.simplify(mixedChain(LONG))).size() < 2 * LONG);
        Expr signs = scalar(0);
        for (int i = 0; i < LONG; i++) signs = signs.unaryMinus();
        assertEquals(1, Graph.of(Simplifier.simplify(signs)).size());
        Expr nested = scalar(0);
        for (int i = 0; i < LONG; i++) nested = sigmoid(nested);
        assertEquals(LONG + 1, Graph.of(Simplifier.simplify(nested)).size());
    }

    @Test
    void scalarsCrossManyMatrixProductsInFewPasses() {
        Statistics statistics = measure(matrixChain(SHORT));
        assertTrue(statistics.passes() <= 8, () -> statistics.passes() + " passes");
    }

    @Test
    void sharingIsKept() {
        Expr doubled = scalar(0);
        Expr squared = scalar(1);
        for (int i = 0; i < 64; i++) {
            doubled = doubled.plus(doubled);
            squared = squared.times(squared);
        }
        assertTrue(Graph.of(Simplifier.simplify(doubled)).size() <= 66);
        assertTrue(Graph.of(Simplifier.simplify(squared)).size() <= 66);
        assertTrue(measure(doubled.plus(squared)).steps() < 64 * 100);
    }

    @Test
    void endlessRulesAreStoppedAndNamed() {
        Rule swap = new Rule() {
            @Override
            public Optional<Expr> rewrite(Apply node, Surroundings around) {
                return Optional.of(Multiply.OP.of(Constant.of(1), node));
            }

            @Override
            public String name() {
                return "Wrap";
            }
        };
        Expr e = scalar(0).plus(scalar(1));
        IllegalStateException stopped = assertThrows(
                IllegalStateException.class,
                () -> Simplifier.simplify(List.of(e), List.of(swap), new Statistics(10_000)));
        assertTrue(stopped.getMessage().contains("Wrap, Wrap"), stopped::getMessage);
    }

    @Test
    void rulesThatChangeTheShapeAreNamed() {
        Rule total = new Rule() {
            @Override
            public Optional<Expr> rewrite(Apply node, Surroundings around) {
                return Optional.of(node.sum());
            }

            @Override
            public String name() {
                return "Total";
            }
        };
        Expr e = Symbol.input("v", Shape.of(3)).unaryMinus();
        AssertionError stopped = assertThrows(
                AssertionError.class, () -> Simplifier.simplify(List.of(e), List.of(total), new Statistics(10_000)));
        assertTrue(stopped.getMessage().contains("Total changes the shape"), stopped::getMessage);
    }
}
