package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.plan.Kernel;

/** Runs a routine of a library, or else the loops that an op brings along; in double precision. */
final class RoutineTask implements Task {
    private final Kernel.Routine routine;
    private final Precision precision;
    private final List<int[]> argumentSizes;
    private final List<int[]> resultSizes;
    private final LinearAlgebra.@Nullable Routine library;

    RoutineTask(Kernel.Routine routine, Precision precision, Map<String, Long> sizes) {
        this.routine = routine;
        this.precision = precision;
        this.argumentSizes = routine.node().args().stream()
                .map(operand -> operand.shape().evaluate(sizes).sizes())
                .toList();
        this.resultSizes = routine.results().stream()
                .map(result -> result.shape().evaluate(sizes).sizes())
                .toList();
        this.library = library(routine.node());
    }

    private static LinearAlgebra.@Nullable Routine library(Apply node) {
        return node.op().lower(node) instanceof Lowering.Library named ? LinearAlgebra.find(named.routine()) : null;
    }

    @Override
    public Runnable on(Memory memory) {
        return () -> run(memory);
    }

    private void run(Memory memory) {
        List<Tensor> in = new ArrayList<>();
        for (int i = 0; i < argumentSizes.size(); i++)
            in.add(argument(memory, routine.arguments().get(i), argumentSizes.get(i)));
        List<Tensor> out = results(in);
        for (int i = 0; i < out.size(); i++) {
            int buffer = routine.results().get(i).buffer();
            double[] values = out.get(i).values();
            for (int at = 0; at < values.length; at++) {
                precision.set(memory.arrays[buffer], memory.offsets[buffer] + at, values[at]);
            }
        }
    }

    private List<Tensor> results(List<Tensor> in) {
        Apply node = routine.node();
        try {
            return library != null ? library.run(in) : node.op().reference(in, resultSizes);
        } catch (ArithmeticException undefined) {
            throw node.failure(undefined);
        }
    }

    private Tensor argument(Memory memory, Kernel.Argument argument, int[] sizes) {
        double[] values = new double[Tensor.count(sizes)];
        for (int at = 0; at < values.length; at++) values[at] = Operands.get(memory, argument, precision, at);
        return new Tensor(sizes, values);
    }
}
