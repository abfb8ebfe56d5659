package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.compile.Machine;
import org.leibniz.compile.Precision;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.plan.Plan;
import org.leibniz.shape.Shape;

/** Reductions where their derivatives are special, and composite ops in a plan. */
class ReductionTest {
    private final Symbol x = Symbol.input("x", Shape.of(4));
    private final Symbol v = Symbol.input("v", Shape.of(4));

    private void slopes(Expr scalar, Tensor at, double... expected) {
        Expr slope = Gradient.of(scalar).by(x);
        Map<Symbol, Tensor> point = Map.of(x, at, v, Tensor.vector(1, 10, 100, 1000));
        assertArrayEquals(expected, plain(Interpreter.evaluate(slope, point)), 1e-12, slope.toString());
        for (Machine machine : Machine.onOneThread()) {
            Tensor actual = machine.compile(List.of(slope), Precision.FLOAT64)
                    .evaluate(point)
                    .get(0);
            assertArrayEquals(expected, plain(actual), 1e-12, slope + " on " + machine);
        }
    }

    private static double[] plain(Tensor tensor) {
        return tensor.map(value -> value + 0.0).values();
    }

    @Test
    void tiesShareEvenly() {
        slopes(Ops.amax(x), Tensor.vector(3, 1, 3, 2), 0.5, 0, 0.5, 0);
        slopes(Ops.amax(x), Tensor.vector(3, 3, 3, 3), 0.25, 0.25, 0.25, 0.25);
        slopes(Ops.amin(x), Tensor.vector(3, 1, 3, 2), 0, 1, 0, 0);
        slopes(Ops.amin(x), Tensor.vector(1, 1, 3, 1), 1 / 3.0, 1 / 3.0, 0, 1 / 3.0);
    }

    @Test
    void productsWithZeros() {
        slopes(Ops.prod(x), Tensor.vector(2, 3, 5, 7), 105, 70, 42, 30);
        slopes(Ops.prod(x), Tensor.vector(2, 0, 5, 7), 0, 70, 0, 0);
        slopes(Ops.prod(x), Tensor.vector(2, 0, 0, 7), 0, 0, 0, 0);
    }

    @Test
    void productsWithZerosToSecondOrder() {
        // Σ vᵢ ∂/∂xᵢ of the product, whose derivative by xⱼ sums products of all but two.
        Expr slope = v.times(Gradient.of(Ops.prod(x)).by(x)).sum();
        slopes(slope, Tensor.vector(2, 0, 5, 7), 350, 35 + 1400 + 10000, 140, 100);
        slopes(slope, Tensor.vector(2, 0, 0, 7), 0, 1400, 140, 0);
        slopes(slope, Tensor.vector(2, 0, 0, 0), 0, 0, 0, 0);
    }

    @Test
    void normsAtZero() {
        Tensor zero = Tensor.zeros(4);
        slopes(Ops.norm2(x), zero, 0, 0, 0, 0);
        slopes(Ops.norm1(x), zero, 0, 0, 0, 0);
        slopes(Ops.norm2(x), Tensor.vector(1, 1, 1, 1), 0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void infiniteNumbers() {
        double infinity = Double.POSITIVE_INFINITY;
        for (double end : new double[] {infinity, -infinity}) {
            Tensor all = Tensor.filled(end, 4);
            assertEquals(
                    end, Interpreter.evaluate(Ops.logsumexp(x), Map.of(x, all)).item());
            for (Machine machine : Machine.onOneThread()) {
                Tensor actual = machine.compile(List.of(Ops.logsumexp(x)), Precision.FLOAT32)
                        .evaluate(Map.of(x, all))
                        .get(0);
                assertEquals(end, actual.item(), machine.toString());
            }
        }
    }

    @Test
    void definitionsKeepNames() {
        Symbol z = Symbol.input("z", Shape.of(8, 3));
        Expr p = Ops.softmax(z).named("p");
        String plan = Plan.of(List.of(p.squared().sum().named("s")), Map.of(), Map.of())
                .explain();
        assertEquals("""
            2 kernels, room for 80 numbers in between
            1  loops on one part of 8 after the other
               loop [8,3]  reads z
                 keep the largest z as t₁, 8 from 0
               loop [8]  reads t₁
                 t₂ = abs(t₁)
                 t₃ = t₂ < ∞
                 t₄ = where(t₃, t₁, 0)
                 keep t₄ as t₄, 8 from 16
               loop [8,3]  reads z, t₄
                 t₅ = z − t₄
                 t₆ = exp(t₅)
                 keep t₆ as t₆, 24 from 32
                 add t₆ up to t₇, 8 from 64
            2  loop [8,3]  reads t₆, t₇
                 p = t₆ ⊘ t₇
                 t₈ = p²
                 add t₈ up to s, output 0
            """, plan);
    }

    @Test
    void slopeOfCrossEntropy() {
        Symbol z = Symbol.input("z", Shape.of(3));
        Symbol t = Symbol.input("t", Shape.of(3));
        Expr loss = t.times(Ops.logSoftmax(z)).sum().unaryMinus();
        Map<Symbol, Tensor> point = Map.of(z, Tensor.vector(1, 2, 3), t, Tensor.vector(0, 1, 0));
        Expr expected = Ops.softmax(z).minus(t);
        assertClose(
                Interpreter.evaluate(expected, point),
                Interpreter.evaluate(Gradient.of(loss).by(z), point),
                1e-15,
                "softmax(z) − t");
    }
}
