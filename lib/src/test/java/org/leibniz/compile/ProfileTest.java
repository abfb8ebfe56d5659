package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Scan;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.op.Ops;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;
import org.leibniz.shape.Shape;

class ProfileTest {
    private final Perceptron net = new Perceptron(784, 128, 10);
    private final Program step = Program.compile(List.of(net.loss), net.descent(0.1), Precision.FLOAT32);

    private Call call(int samples) {
        Call call = step.call();
        net.point(samples, new Random(1)).forEach((symbol, tensor) -> call.with(symbol, floats(tensor)));
        return call;
    }

    private static float[] floats(Tensor tensor) {
        float[] floats = new float[tensor.values().length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) tensor.values()[i];
        return floats;
    }

    @Test
    void everyKernelHasARowWithItsTimeAndItsWorkInTheNamesOfTheUser() {
        Call call = call(64);
        try (Profile profile = step.profile()) {
            for (int i = 0; i < 20; i++) call.run();
            Profile.Step all = profile.steps().get(0);
            Plan plan = Plan.of(step.outputs(), net.descent(0.1), Map.of("n", 64L));
            assertEquals(1, profile.steps().size());
            assertEquals(Map.of("n", 64L), all.sizes());
            assertEquals(20, all.runs());
            assertEquals(plan.kernels().size(), all.rows().size());
            double share = all.rows().stream().mapToDouble(Profile.Row::share).sum();
            double time =
                    all.rows().stream().mapToDouble(Profile.Row::milliseconds).sum();
            assertEquals(1, share, 1e-9);
            assertEquals(all.milliseconds(), time, 1e-9);
            for (int i = 1; i < all.rows().size(); i++) {
                assertTrue(all.rows().get(i - 1).milliseconds()
                        >= all.rows().get(i).milliseconds());
            }
            for (Profile.Row row : all.rows()) {
                Kernel kernel = plan.kernels().get(row.number() - 1);
                assertEquals(kernel instanceof Kernel.MatrixProduct, row.kind().startsWith("matrix product"));
                assertTrue(row.peakShare() > 0 && row.peakShare() < 5, row.toString());
                double gigabytes = row.gigabytes() * row.milliseconds() / 1e3;
                assertTrue(gigabytes > 0 && gigabytes < 2e-3, row.toString());
            }
            Profile.Row product = all.rows().stream()
                    .filter(row -> row.kind().equals("matrix product [64,128] · [128,10]"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(product.leadsTo().contains("y"), product.toString());
            assertEquals(2.0 * 64 * 128 * 10, product.gigaflops() * product.milliseconds() * 1e6, 1);
            assertEquals(4.0 * (64 * 128 + 128 * 10 + 64 * 10), product.gigabytes() * product.milliseconds() * 1e6, 1);
            assertEquals(
                    Math.max(product.gigaflops() / profile.peakGigaflops(), product.peakShare()), product.peakShare());
        }
    }

    @Test
    void theTableAndTheRecordSayWhatTheRowsSay() throws Exception {
        Call call = call(8);
        Profile profile = step.profile();
        try (profile) {
            assertEquals("the program has not run since it is watched\n", profile.toString());
            for (int i = 0; i < 5; i++) call.run();
        }
        call.run();
        String table = profile.toString();
        Profile.Step all = profile.steps().get(0);
        assertEquals(5, all.runs(), "runs after the end are not counted");
        List<String> lines = table.lines().toList();
        assertTrue(lines.get(0).startsWith("n = 8: "), table);
        assertTrue(lines.get(0).contains("5 runs, float32"), table);
        assertTrue(lines.get(1).endsWith("kernel"), table);
        for (int i = 0; i < all.rows().size(); i++) {
            assertTrue(lines.get(i + 2).contains(all.rows().get(i).kind()), lines.get(i + 2));
        }
        assertTrue(table.contains("z₁ = "), table);
        assertTrue(table.contains("→ w₁"), table);
        int kernels = 0;
        try (JsonParser json = new JsonFactory().createParser(profile.json())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && "kernel".equals(json.currentName())) kernels++;
            }
        }
        assertEquals(all.rows().size(), kernels);
        assertFalse(profile.json().contains("\n"));
    }

    @Test
    void oneProfileAtATime() {
        try (Profile first = step.profile()) {
            assertThrows(IllegalStateException.class, step::profile);
            first.close();
            step.profile().close();
        }
    }

    @Test
    void theBodyOfALoopHasRowsBelowIt() {
        int times = 7;
        Symbol x = Symbol.input("x", Shape.of(times, 4));
        Symbol w = Symbol.parameter("w", Shape.of(4, 4));
        Expr last = Scan.over(List.of(Ops.zeros(Shape.of(4))), List.of(x), (before, now) -> {
                    Expr h = Ops.tanh(before.get(0).dot(w).plus(now.get(0))).named("h");
                    return new Scan.Step(List.of(h), List.of());
                })
                .last()
                .get(0);
        Program program = Program.compile(List.of(last), Precision.FLOAT64);
        Map<Symbol, double[]> arrays = new HashMap<>(Map.of(x, new double[times * 4], w, new double[16]));
        Call call = program.call();
        program.inputs().forEach(symbol -> call.with(symbol, arrays.get(symbol)));
        try (Profile profile = program.profile()) {
            call.run().run();
            List<Profile.Row> rows = profile.steps().get(0).rows();
            List<Profile.Row> inner =
                    rows.stream().filter(row -> row.depth() == 1).toList();
            assertFalse(inner.isEmpty());
            inner.forEach(row -> assertEquals(times, row.runs()));
            assertTrue(inner.toString().contains("tanh"), inner.toString());
            double within = inner.stream().mapToDouble(Profile.Row::share).sum();
            assertTrue(within > 0 && within < 1.5, "share " + within);
        }
    }
}
