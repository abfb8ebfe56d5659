package org.leibniz.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.relu;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.tanh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** What plans look like; the texts are compared as a whole, so that a change of the planner shows. */
class PlanTest {
    private final Dim n = Dim.named("n");
    private final Symbol x = Symbol.input("x", Shape.of(n, Dim.of(4)));
    private final Symbol w = Symbol.parameter("w", Shape.of(4, 3));
    private final Symbol b = Symbol.parameter("b", Shape.of(3));

    private static String explain(List<Expr> outputs, Map<Symbol, Expr> updates) {
        return Plan.of(outputs, updates, Map.of("n", 8L)).explain();
    }

    @Test
    void aTrainingStep() {
        Symbol t = Symbol.input("t", Shape.of(n, Dim.of(3)));
        Expr y = sigmoid(x.dot(w).plus(b).named("z")).named("y");
        Expr loss = mean(y.minus(t).squared()).named("E");
        List<Expr> gradients = Gradient.of(loss).by(w, b);
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        updates.put(w, w.minus(gradients.get(0).times(0.1)));
        updates.put(b, b.minus(gradients.get(1).times(0.1)));
        assertEquals("""
            6 kernels, room for 96 numbers in between
            1  matrix product [8,4] · [4,3]
                 t₁ = x·w, 24 from 0
            2  loop [8,3]  reads t₁, b, t
                 z = t₁ + b
                 y = σ(z)
                 t₂ = y − t
                 t₃ = t₂²
                 add t₃ up to t₁₅, 1 from 32
                 t₄ = 2t₂
                 t₅ = t₄ ⊙ y
                 t₆ = 1 − y
                 t₇ = t₅ ⊙ t₆
                 t₈ = t₇/size(3*n)
                 keep t₈ as t₈, 24 from 48
                 add t₈ up to t₁₂, 3 from 80
            3  loop []  reads t₁₅
                 E = mean(t₃)
                 keep E as E, output 0
            4  matrix product [4,8] · [8,3]
                 t₉ = xᵀ·t₈, 12 from 0
            5  loop [12]  reads t₉, w
                 t₁₀ = t₉·0.1
                 t₁₁ = w − t₁₀
                 keep t₁₁ as w, new value
            6  loop [3]  reads t₁₂, b
                 t₁₃ = t₁₂·0.1
                 t₁₄ = b − t₁₃
                 keep t₁₄ as b, new value
            """, explain(List.of(loss), updates));
    }

    @Test
    void aRunKeepsTheWeightsThatItDoesNotUpdate() {
        Expr hidden = relu(x.dot(w)).named("h");
        Symbol v = Symbol.parameter("v", Shape.of(3, 2));
        Expr y = hidden.dot(v).named("y");
        assertEquals(List.of("x", "w", "v"), kept(List.of(y), Map.of()));
        assertEquals(List.of("x", "w"), kept(List.of(y), Map.of(v, v.times(0.5))));
    }

    /** What factors of products have in store when they are computed again. */
    private static List<String> kept(List<Expr> outputs, Map<Symbol, Expr> updates) {
        Plan plan = Plan.of(outputs, updates, Map.of("n", 8L));
        return plan.kernels().stream()
                .filter(Kernel.MatrixProduct.class::isInstance)
                .map(Kernel.MatrixProduct.class::cast)
                .flatMap(product -> Stream.of(product.left(), product.right()))
                .filter(plan::keeps)
                .map(buffer -> plan.buffers().get(buffer).name())
                .toList();
    }

    @Test
    void theLargerFactorIsTheOneOfTheLongerSide() {
        Symbol row = Symbol.input("r", Shape.of(1, 400));
        Symbol matrix = Symbol.parameter("M", Shape.of(400, 600));
        assertEquals("M", largerFactor(row.dot(matrix)));
        assertEquals("M", largerFactor(matrix.t().dot(row.t())));
    }

    private static String largerFactor(Expr product) {
        Plan plan = Plan.of(List.of(product), Map.of(), Map.of());
        Kernel.MatrixProduct kernel = (Kernel.MatrixProduct) plan.kernels().get(0);
        return plan.buffers().get(kernel.largerFactor()).name();
    }

    @Test
    void transposesAreOnlyOtherStrides() {
        Expr product = relu(x).t().dot(x.t().t());
        assertEquals("""
            2 kernels, room for 32 numbers in between
            1  loop [32]  reads x
                 t₁ = relu(x)
                 keep t₁ as t₁, 32 from 0
            2  matrix product [4,8] · [8,4]
                 c = t₁ᵀ·xᵀᵀ, output 0
            """, explain(List.of(product.named("c")), Map.of()));
    }

    @Test
    void aChainReadsAndWritesOnce() {
        Expr y = tanh(x.times(2).plus(1)).minus(x).named("y");
        assertEquals("""
            1 kernel, room for 0 numbers in between
            1  loop [32]  reads x
                 t₁ = x·2
                 t₂ = t₁ + 1
                 t₃ = tanh(t₂)
                 y = t₃ − x
                 keep y as y, output 0
            """, explain(List.of(y), Map.of()));
    }

    /** Whatever the order in which the parts of the new values appear. */
    @Test
    void anUpdateWithMomentsReadsAndWritesOnce() {
        Symbol p = Symbol.parameter("p", Shape.of(8, 8));
        Symbol m = Symbol.parameter("m", Shape.of(8, 8));
        Symbol v = Symbol.parameter("v", Shape.of(8, 8));
        Expr gradient = p.dot(p).named("g");
        Expr newM = m.times(0.9).plus(gradient.times(0.1));
        Expr newV = v.times(0.999).plus(gradient.squared().times(0.001));
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        updates.put(m, newM);
        updates.put(v, newV);
        updates.put(p, p.minus(newM.times(0.01).div(Ops.sqrt(newV).plus(1e-8))));
        assertEquals("""
            2 kernels, room for 64 numbers in between
            1  matrix product [8,8] · [8,8]
                 g = p·p, 64 from 0
            2  loop [64]  reads m, g, v, p
                 t₁ = m·0.9
                 t₂ = g·0.1
                 t₃ = t₁ + t₂
                 keep t₃ as m, new value
                 t₄ = v·0.999
                 t₅ = g²
                 t₆ = t₅·0.001
                 t₇ = t₄ + t₆
                 keep t₇ as v, new value
                 t₈ = t₃·0.01
                 t₉ = √(t₇)
                 t₁₀ = t₉ + 0.00000001
                 t₁₁ = t₈ ⊘ t₁₀
                 t₁₂ = p − t₁₁
                 keep t₁₂ as p, new value
            """, explain(List.of(), updates));
    }

    @Test
    void exchangedSymbolsNeedACopy() {
        Symbol p = Symbol.parameter("p", Shape.of(3));
        Symbol q = Symbol.parameter("q", Shape.of(3));
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        updates.put(p, q.times(2));
        updates.put(q, p.times(3));
        assertEquals("""
            3 kernels, room for 16 numbers in between
            1  loop [3]  reads q
                 t₁ = q·2
                 keep t₁ as t₁, 3 from 0
            2  loop [3]  reads p
                 t₂ = p·3
                 keep t₂ as q, new value
            3  loop [3]  reads t₁
                 keep t₁ as p, new value
            """, explain(List.of(), updates));
    }

    @Test
    void placesAreUsedAgain() {
        Symbol square = Symbol.input("s", Shape.of(16, 16));
        Expr e = square;
        for (int i = 0; i < 50; i++) e = e.dot(square);
        Plan plan = Plan.of(List.of(e), Map.of(), Map.of());
        assertEquals(50, plan.kernels().size());
        assertEquals(2 * 256, plan.scratch());
    }

    @Test
    void noPlaceIsUsedByTwoValuesAtOnce() {
        Symbol square = Symbol.input("s", Shape.of(16, 16));
        List<Expr> products = new ArrayList<>(List.of(square));
        for (int i = 0; i < 60; i++) products.add(products.get(i / 2).dot(products.get(i * 7 % (i + 1))));
        Expr sum = products.stream().reduce(Expr::plus).orElseThrow();
        Plan plan = Plan.of(List.of(sum), Map.of(), Map.of());
        for (Kernel kernel : plan.kernels()) {
            for (int written : kernel.writes()) {
                for (int read : kernel.reads())
                    assertTrue(written == read || apart(plan, written, read), plan.explain());
            }
        }
    }

    private static boolean apart(Plan plan, int one, int other) {
        if (!(plan.buffers().get(one) instanceof Buffer.Scratch a)) return true;
        if (!(plan.buffers().get(other) instanceof Buffer.Scratch b)) return true;
        return a.offset() + a.elements() <= b.offset() || b.offset() + b.elements() <= a.offset();
    }

    @Test
    void planningGrowsLinearly() {
        Expr e = x;
        for (int i = 0; i < 100_000; i++) e = tanh(e);
        Plan plan = Plan.of(List.of(e), Map.of(), Map.of("n", 2L));
        assertTrue(plan.kernels().size() < 100_000 / 2, plan.kernels().size() + " kernels");
        assertEquals(16, plan.scratch() / 2);
    }

    @Test
    void updatesNeedTheShapeOfTheirSymbol() {
        ShapeException error =
                assertThrows(ShapeException.class, () -> Plan.of(List.of(), Map.of(b, w.sum()), Map.of()));
        assertTrue(error.getMessage().startsWith("update: b[3]"), error.getMessage());
    }

    @Test
    void everySizeNeedsAValue() {
        ShapeException error = assertThrows(ShapeException.class, () -> Plan.of(List.of(x), Map.of(), Map.of()));
        assertEquals("size n has no value", error.getMessage());
    }
}
