package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Tensors.assertClose;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.sin;
import static org.leibniz.op.Ops.tanh;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;
import org.leibniz.shape.Shape;

/** Loops that are cut: into pieces for several threads, and into kernels that the virtual machine still compiles. */
class LargeLoopsTest {
    @Test
    void piecesOfALoopComputeTheSameBits() {
        Symbol x = Symbol.input("x", Shape.of(3, 301, 401));
        Expr y = tanh(x).times(x).named("y");
        List<Expr> outputs = List.of(y, y.sum(0), y.sum(1, 2), y.sum(2), y.sum());
        Map<Symbol, Tensor> point = Map.of(x, Tensors.generate(new int[] {3, 301, 401}, new Random(1)::nextGaussian));
        List<Tensor> expected = Interpreter.evaluate(outputs, point);
        for (Machine machine : Machine.all()) {
            List<Tensor> actual = machine.compile(outputs, Precision.FLOAT64).evaluate(point);
            Machine alone = new Machine("alone", machine.backend(), 1);
            List<Tensor> unsplit = alone.compile(outputs, Precision.FLOAT64).evaluate(point);
            for (int i = 0; i < outputs.size(); i++) {
                assertClose(expected.get(i), actual.get(i), 1e-10, machine + ", output " + i);
                assertArrayEquals(unsplit.get(i).values(), actual.get(i).values(), machine + ", output " + i);
            }
        }
    }

    @Test
    void aChainOfAHundredThousandSteps() {
        Symbol x = Symbol.input("x", Shape.of(19));
        Expr e = x;
        for (int i = 0; i < 100_000; i++) e = i % 3 == 0 ? e.times(0.5) : e.plus(x);
        Map<Symbol, Tensor> point = Map.of(x, Tensors.generate(new int[] {19}, new Random(1)::nextGaussian));
        Tensor expected = Interpreter.evaluate(e, point);
        for (Machine machine : Machine.all()) {
            assertClose(
                    expected,
                    machine.compile(List.of(e), Precision.FLOAT64)
                            .evaluate(point)
                            .get(0),
                    1e-12,
                    machine.name());
        }
    }

    @Test
    void methodsStayBelowWhatIsCompiled() {
        Symbol x = Symbol.input("x", Shape.of(1000));
        Expr e = x;
        for (int i = 0; i < 100; i++) e = i % 3 == 0 ? sin(e) : i % 3 == 1 ? tanh(e) : exp(e.unaryMinus());
        for (Kernel kernel : Plan.of(List.of(e), Map.of(), Map.of()).kernels()) {
            for (Machine machine : Machine.all()) {
                for (Precision precision : Precision.values()) {
                    int size = MethodSizes.longest(LoopCompiler.bytecode(
                            (Kernel.Loop) kernel,
                            precision,
                            machine.backend(),
                            machine.backend().vectors(precision),
                            1));
                    assertTrue(size < MethodSizes.LONGEST_COMPILED, machine + " " + precision + ": " + size + " bytes");
                }
            }
        }
    }
}
