package org.leibniz.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.leibniz.expr.Loop;
import org.leibniz.plan.Buffer;
import org.leibniz.plan.Contents;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;

/** A program for particular sizes: its plan, compiled, and the memories of past runs to be used again. */
final class Specialization {
    private final Plan plan;
    private final Map<String, Long> sizes;
    private final Precision precision;
    private final Task[] tasks;
    private final Object[] constants;
    private final ConcurrentLinkedQueue<Memory> idle = new ConcurrentLinkedQueue<>();

    Specialization(Plan plan, Map<String, Long> sizes, Precision precision, Backend backend, int threads) {
        this.plan = plan;
        this.sizes = Map.copyOf(sizes);
        this.precision = precision;
        List<Integer> elements = plan.buffers().stream().map(Buffer::elements).toList();
        int row = LoopSpace.row(backend.vectors(precision), precision);
        List<Task> compiled = new ArrayList<>();
        for (Kernel kernel : plan.kernels()) {
            if (kernel instanceof Kernel.Loop loop) {
                compiled.add(new LoopTask(loop, compiled(loop, backend), precision, elements, row, threads));
            } else if (kernel instanceof Kernel.Chain chain) {
                List<LoopKernel> kernels = chain.loops().stream()
                        .map(loop -> compiled(loop, backend))
                        .toList();
                compiled.add(new ChainTask(chain, kernels, precision, elements, row, threads));
            } else if (kernel instanceof Kernel.MatrixProduct product) {
                Kernel.Loop epilogue = product.epilogue();
                compiled.add(new ProductTask(
                        product,
                        plan.keeps(product.largerFactor()),
                        epilogue == null ? null : new EpilogueLoop(epilogue, compiled(epilogue, backend)),
                        precision,
                        backend.kernels(),
                        threads));
            } else if (kernel instanceof Kernel.Window window) {
                compiled.add(new WindowTask(window, precision, threads));
            } else if (kernel instanceof Kernel.Routine routine) {
                compiled.add(
                        routine.node().op() instanceof Loop repeated
                                ? new StepsTask(routine, repeated.body(), precision, sizes, backend, threads)
                                : new RoutineTask(routine, precision, sizes));
            }
        }
        this.tasks = compiled.toArray(Task[]::new);
        this.constants = plan.buffers().stream()
                .map(buffer -> buffer instanceof Buffer.Constant constant ? array(constant.contents()) : null)
                .toArray();
    }

    private LoopKernel compiled(Kernel.Loop loop, Backend backend) {
        return LoopCompiler.compile(loop, plan.buffers(), precision, backend);
    }

    private Object array(Contents contents) {
        if (contents instanceof Contents.Single single) {
            Object array = precision.array(1);
            precision.set(array, 0, single.value());
            return array;
        }
        if (contents instanceof Contents.Count count) {
            Object array = precision.array(count.elements());
            for (int i = 0; i < count.elements(); i++) precision.set(array, i, i);
            return array;
        }
        int rows = ((Contents.Identity) contents).rows();
        Object array = precision.array(Math.multiplyExact(rows, rows));
        for (int row = 0; row < rows; row++) precision.set(array, row * rows + row, 1);
        return array;
    }

    Plan plan() {
        return plan;
    }

    Map<String, Long> sizes() {
        return sizes;
    }

    /** For each kernel the program it repeats; empty where it repeats none. */
    List<Optional<Program>> repeated() {
        return Arrays.stream(tasks)
                .map(task -> task instanceof StepsTask steps ? Optional.of(steps.step()) : Optional.<Program>empty())
                .toList();
    }

    /** Memory that nobody else uses until it is given back. */
    Memory take() {
        Memory memory = idle.poll();
        if (memory != null) return memory;
        Memory fresh = new Memory(plan.buffers(), constants);
        fresh.runs(tasks);
        return fresh;
    }

    void giveBack(Memory memory) {
        idle.add(memory);
    }
}
