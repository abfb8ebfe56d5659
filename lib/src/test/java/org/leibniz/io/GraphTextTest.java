package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.RandomExpressions;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

class GraphTextTest {
    private static void assertRoundTrip(Expr e) {
        List<String> lines = GraphText.write(Map.of("e", e));
        Expr read = GraphText.read(lines).get("e");
        assertEquals(lines, GraphText.write(Map.of("e", read)));
        assertEquals(Graph.of(e).size(), Graph.of(read).size(), () -> String.join("\n", lines));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomExpressionsComeBack(long seed) {
        RandomExpressions random = new RandomExpressions(seed);
        for (int i = 0; i < 50; i++) {
            Expr e = random.next();
            if (!(e instanceof Constant)) assertRoundTrip(e);
        }
    }

    @Test
    void linesAreFormulas() {
        Dim n = Dim.named("n");
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(4)));
        Symbol w = Symbol.parameter("w", Shape.of(4, 3));
        Symbol t = Symbol.index("t", Shape.of(n), Dim.of(3));
        Expr z = x.dot(w).times(0.5).named("z");
        Map<String, Expr> outputs = new LinkedHashMap<>();
        outputs.put("y", Ops.tanh(z));
        outputs.put("s", z.sum(0));
        outputs.put("t", t.plus(1));
        assertEquals(
                List.of("sizes [n]", "input v0 x [n,4]", "parameter v1 w [4,3]", "v2 = v0*v1"),
                GraphText.write(outputs).subList(0, 4));
        Map<String, Expr> read = GraphText.read(GraphText.write(outputs));
        assertEquals(List.copyOf(outputs.keySet()), List.copyOf(read.keySet()));
        assertEquals(GraphText.write(outputs), GraphText.write(read));
    }

    @Test
    void gradientsAndLongChainsComeBack() {
        Symbol x = Symbol.input("x", Shape.of(Dim.named("n"), Dim.of(2)));
        Symbol w = Symbol.parameter("w", Shape.of(2, 2));
        Expr e = x;
        for (int i = 0; i < 300; i++) e = Ops.tanh(e.dot(w));
        assertRoundTrip(Gradient.of(Ops.mean(e.squared())).by(w));
    }

    @Test
    void resultsWithNamesComeBack() {
        Symbol a = Symbol.input("A", Shape.of(3, 3));
        Expr spectrum = Ops.eigenvalues(a.dot(a)).named("s");
        assertRoundTrip(spectrum.sum().plus(Ops.singularValues(a).dot(spectrum)));
        assertRoundTrip(
                Gradient.of(Ops.eigh(a).get(1).squared().dot(spectrum).sum()).by(a));
    }
}
