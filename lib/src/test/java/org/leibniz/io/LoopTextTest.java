package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.diff.Gradient;
import org.leibniz.diff.Scan;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Loops in model files: the body is text inside of text. */
class LoopTextTest {
    private final Symbol xs = symbol("xs", "[t,3]");
    private final Symbol w = Symbol.parameter("w", Shape.of(3, 3));
    private final Symbol unused = Symbol.parameter("c", Shape.of(3));

    private Scan.Result recurrence() {
        return Scan.over(List.of(Ops.zeros(Shape.of(3)), unused), List.of(xs), (carried, slices) -> {
            Expr h = Ops.tanh(slices.get(0).plus(carried.get(0).dot(w))).named("h");
            return new Scan.Step(List.of(h, carried.get(1)), List.of(h.sum(), Ops.constant(0.5)));
        });
    }

    private Expr nested() {
        return Scan.over(List.of(Ops.constant(1)), List.of(xs), (outer, row) -> {
                    Expr product = Scan.over(
                                    List.of(Ops.constant(2)),
                                    List.of(row.get(0)),
                                    (inner, x) -> new Scan.Step(
                                            List.of(inner.get(0).times(x.get(0)).plus(outer.get(0))), List.of()))
                            .last()
                            .get(0);
                    return new Scan.Step(List.of(outer.get(0).plus(product)), List.of());
                })
                .last()
                .get(0);
    }

    private static Map<Symbol, Tensor> point(Expr e) {
        Random random = new Random(5);
        Map<Symbol, Tensor> point = new HashMap<>();
        // By name, so that what has come back gets the same values.
        List<Symbol> symbols = new ArrayList<>(Graph.of(e).symbols());
        symbols.sort((a, b) -> a.name().compareTo(b.name()));
        for (Symbol symbol : symbols) {
            int[] sizes = symbol.shape().evaluate(Map.of("t", 4L)).sizes();
            point.put(symbol, Tensors.generate(sizes, () -> symbol.isIndex() ? 1 : random.nextDouble(-1, 1)));
        }
        return point;
    }

    private static void assertComesBack(Expr e) {
        List<String> lines = GraphText.write(Map.of("e", e));
        Expr read = GraphText.read(lines).get("e");
        assertEquals(lines, GraphText.write(Map.of("e", read)));
        assertClose(Interpreter.evaluate(e, point(e)), Interpreter.evaluate(read, point(read)), 0, "value");
    }

    @Test
    void loopsComeBack() {
        assertComesBack(recurrence().last().get(0));
        assertComesBack(recurrence().outputs().get(0));
        assertComesBack(recurrence().outputs().get(1));
        assertComesBack(nested());
        Symbol labels = Symbol.index("labels", Shape.of(Dim.of(2)), Dim.of(3));
        assertComesBack(Scan.over(
                        List.of(Ops.constant(0)),
                        List.of(xs),
                        (carried, slices) -> new Scan.Step(
                                List.of(carried.get(0)
                                        .plus(Ops.gather(slices.get(0), labels).sum())),
                                List.of()))
                .last()
                .get(0));
    }

    @Test
    void derivativesOfLoopsComeBack() {
        assertComesBack(Gradient.of(recurrence().outputs().get(0).sum()).by(w));
        assertComesBack(Gradient.of(nested()).by(xs));
        Expr slope =
                Gradient.of(recurrence().last().get(0).sum()).by(w).squared().sum();
        assertComesBack(Gradient.of(slope).by(xs));
    }

    @Test
    void theBodyIsWrittenBeforeItsLoop() {
        Expr sum = Scan.over(
                        List.of(Ops.constant(0)),
                        List.of(symbol("s", "[4]")),
                        (carried, slices) ->
                                new Scan.Step(List.of(carried.get(0).plus(slices.get(0))), List.of()))
                .last()
                .get(0);
        String text = String.join("\n", GraphText.write(Map.of("e", sum))).replaceAll("_\\d+_", "");
        assertEquals("""
                sizes []
                input v1 s [4]
                scan v2 forward
                carried v0 carried []
                slice v1 slice []
                v2 = v0 + v1
                next v2
                end
                v2 = scan(0, v1)
                v3 = part(v2, 0)
                output e v3""", text);
    }

    @Test
    void aModelWithALoopIsSaved(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("loop.leibniz");
        float[] weights = {0.5f, -1, 0.25f, 1, 0, -0.5f, 0.125f, 2, -1};
        Map<Symbol, float[]> values = Map.of(w, weights, unused, new float[3]);
        float[] sequence = {1, 0, -1, 0.5f, 0.25f, 2};
        try (Model model = Model.of(Map.of("h", recurrence().last().get(0)), values)) {
            model.save(file);
            try (Model loaded = Model.load(file)) {
                assertArrayEquals(model.run(sequence), loaded.run(sequence), 0);
            }
        }
    }

    @Test
    void linesThatAreNoLoop() {
        List<String> head =
                List.of("sizes []", "input v0 s [4]", "scan v2 forward", "carried v0 c []", "slice v1 x []");
        assertRefused(head, "the body of v2 has no end");
        assertRefused(with(head, "input v3 y []"), "line 6: a line in a body cannot start with 'input'");
        assertRefused(List.of("next v0"), "line 1: only a line in a body starts with 'next'");
        assertRefused(with(head, "end", "v2 = scan(1, v0)"), "line 7: scan: the operands are not those of the body");
        List<String> whole = with(head, "next v0", "end");
        assertRefused(with(whole, "v2 = tanh(v0)"), "line 8: a body is followed by scan(…)");
        assertRefused(with(whole, "v2 = scan(v0, v0)"), "line 8: scan: needs a value of shape [], got s[4]");
        assertRefused(with(whole, "v2 = scan(1, 1)"), "line 8: scan: needs a sequence, got 1[]");
        assertRefused(with(whole, "v2 = scan(1)"), "line 8: scan: the operands are not those of the body");
        List<String> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) deep.add("scan v2 forward");
        assertRefused(deep, "line 101: loops nest deeper than 100");
    }

    private static List<String> with(List<String> lines, String... more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(List.of(more));
        return all;
    }

    private static void assertRefused(List<String> lines, String message) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> GraphText.read(lines), () -> lines.toString());
        assertTrue(error.getMessage().startsWith(message), error.getMessage());
    }
}
