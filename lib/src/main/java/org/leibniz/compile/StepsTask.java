package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Symbol;
import org.leibniz.plan.Kernel;

/** Runs the compiled body of a {@link Loop} step by step. */
final class StepsTask implements Task {
    private final Kernel.Routine routine;
    private final Loop.Body body;
    private final Precision precision;
    private final Map<String, Long> sizes;
    private final Program step;
    private final int steps;
    private final List<Integer> argumentLengths = new ArrayList<>();

    StepsTask(
            Kernel.Routine routine,
            Loop.Body body,
            Precision precision,
            Map<String, Long> sizes,
            Backend backend,
            int threads) {
        this.routine = routine;
        this.body = body;
        this.precision = precision;
        this.sizes = sizes;
        List<Expr> results = new ArrayList<>(body.next());
        results.addAll(body.outputs());
        this.step = Program.compile(results, Map.of(), precision, backend, threads);
        Expr sequence = routine.node().arg(body.carried().size());
        this.steps = sequence.shape().evaluate(sizes).sizes()[0];
        for (Expr operand : routine.node().args()) {
            argumentLengths.add(Math.toIntExact(operand.shape().evaluate(sizes).elements()));
        }
    }

    /** The compiled body. */
    Program step() {
        return step;
    }

    @Override
    public Runnable on(Memory memory) {
        return new Run(memory);
    }

    private final class Run implements Runnable {
        private final Memory memory;
        private final Call call = step.call();
        private final List<Object> arguments = new ArrayList<>();

        /** What is carried into a step and out of it, in turns. */
        private final List<Object[]> carried = new ArrayList<>();

        Run(Memory memory) {
            this.memory = memory;
            sizes.forEach(call::size);
            for (int length : argumentLengths) arguments.add(precision.array(length));
            for (int i = 0; i < body.carried().size(); i++) {
                int length = argumentLengths.get(i);
                carried.add(new Object[] {precision.array(length), precision.array(length)});
            }
            for (int i = 0; i < body.fixed().size(); i++) {
                bind(
                        body.fixed().get(i),
                        arguments.get(body.carried().size() + body.slices().size() + i),
                        0);
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < arguments.size(); i++) {
                Operands.copy(memory, routine.arguments().get(i), precision, arguments.get(i));
            }
            int count = carried.size();
            for (int i = 0; i < count; i++) copy(arguments.get(i), 0, carried.get(i)[0], 0, argumentLengths.get(i));
            for (int turn = 0; turn < steps; turn++) run(turn);
            for (int i = 0; i < count; i++) {
                copy(carried.get(i)[steps % 2], 0, result(i), resultOffset(i), argumentLengths.get(i));
            }
        }

        private void run(int turn) {
            int place = body.step(turn, steps);
            int count = carried.size();
            int outputs = body.outputs().size();
            for (int i = 0; i < count; i++) {
                Object in = carried.get(i)[turn % 2];
                int length = argumentLengths.get(i);
                bind(body.carried().get(i), in, 0);
                into(i, carried.get(i)[1 - turn % 2], 0);
                int history = count + outputs + i;
                copy(in, 0, result(history), resultOffset(history) + place * length, length);
            }
            for (int i = 0; i < body.slices().size(); i++) {
                int length = argumentLengths.get(count + i) / steps;
                bind(body.slices().get(i), arguments.get(count + i), place * length);
            }
            for (int i = 0; i < outputs; i++) {
                int length = Math.toIntExact(
                        body.outputs().get(i).shape().evaluate(sizes).elements());
                into(count + i, result(count + i), resultOffset(count + i) + place * length);
            }
            call.run();
        }

        private Object result(int index) {
            return memory.arrays[routine.results().get(index).buffer()];
        }

        private int resultOffset(int index) {
            return memory.offsets[routine.results().get(index).buffer()];
        }

        private void bind(Symbol symbol, Object array, int offset) {
            if (precision == Precision.FLOAT32) call.with(symbol, (float[]) array, offset);
            else call.with(symbol, (double[]) array, offset);
        }

        private void into(int output, Object array, int offset) {
            if (precision == Precision.FLOAT32) call.into(output, (float[]) array, offset);
            else call.into(output, (double[]) array, offset);
        }

        private void copy(Object from, int fromOffset, Object to, int toOffset, int length) {
            System.arraycopy(from, fromOffset, to, toOffset, length);
        }
    }
}
