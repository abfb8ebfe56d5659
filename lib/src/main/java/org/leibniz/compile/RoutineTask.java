package org.leibniz.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Tensor;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Layout;

/** Runs the loops that an op brings along for routines that are not compiled; slow, and in double precision. */
final class RoutineTask implements Task {
    private final Kernel.Routine routine;
    private final Precision precision;
    private final List<int[]> argumentSizes;
    private final List<int[]> resultSizes;

    RoutineTask(Kernel.Routine routine, Precision precision, Map<String, Long> sizes) {
        this.routine = routine;
        this.precision = precision;
        this.argumentSizes = routine.node().args().stream()
                .map(operand -> operand.shape().evaluate(sizes).sizes())
                .toList();
        this.resultSizes = routine.results().stream()
                .map(result -> result.shape().evaluate(sizes).sizes())
                .toList();
    }

    @Override
    public Runnable on(Memory memory) {
        return () -> run(memory);
    }

    private void run(Memory memory) {
        List<Tensor> in = new ArrayList<>();
        for (int i = 0; i < argumentSizes.size(); i++)
            in.add(argument(memory, routine.arguments().get(i), argumentSizes.get(i)));
        List<Tensor> out = routine.node().op().reference(in, resultSizes);
        for (int i = 0; i < out.size(); i++) {
            int buffer = routine.results().get(i).buffer();
            double[] values = out.get(i).values();
            for (int at = 0; at < values.length; at++) {
                precision.set(memory.arrays[buffer], memory.offsets[buffer] + at, values[at]);
            }
        }
    }

    private Tensor argument(Memory memory, Kernel.Argument argument, int[] sizes) {
        double[] values = new double[Tensor.count(sizes)];
        if (argument.layout() == null) {
            Arrays.fill(values, argument.number());
            return new Tensor(sizes, values);
        }
        Layout layout = argument.layout();
        for (int at = 0; at < values.length; at++) {
            int from = memory.offsets[argument.buffer()] + layout.offset();
            int rest = at;
            for (int axis = layout.rank() - 1; axis >= 0; axis--) {
                from += rest % layout.size(axis) * layout.stride(axis);
                rest /= layout.size(axis);
            }
            values[at] = precision.get(memory.arrays[argument.buffer()], from);
        }
        return new Tensor(sizes, values);
    }
}
