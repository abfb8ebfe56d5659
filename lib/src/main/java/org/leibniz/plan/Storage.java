package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leibniz.plan.Computation.Elementwise;
import org.leibniz.plan.Schedule.Update;

/** Which values are kept in memory, and where. What only its own loop uses is kept nowhere. */
final class Storage {
    private static final int NONE = -1;

    private final List<Value> values;
    private final List<Buffer> buffers = new ArrayList<>();
    private final int[] bufferOf;

    Storage(List<Value> values, Fusion fusion, Schedule schedule, List<Integer> outputs) {
        this.values = values;
        this.bufferOf = new int[values.size()];
        Arrays.fill(bufferOf, NONE);
        boolean[] needed = needed(fusion, schedule);
        for (int i = 0; i < outputs.size(); i++) {
            Value value = values.get(outputs.get(i));
            place(outputs.get(i), new Buffer.Output(value.name(), value.elements(), i));
        }
        for (int value = 0; value < bufferOf.length; value++) {
            if (bufferOf[value] == NONE && needed[value]) place(value, bufferFor(values.get(value)));
        }
    }

    private boolean[] needed(Fusion fusion, Schedule schedule) {
        boolean[] needed = new boolean[values.size()];
        for (Group group : fusion.groups()) for (int read : schedule.reads(group)) needed[read] = true;
        for (Update update : schedule.late()) needed[update.value()] = true;
        for (int value = 0; value < needed.length; value++) {
            Computation computation = values.get(value).computation();
            needed[value] |= !(computation instanceof Elementwise || computation instanceof Computation.Routine);
        }
        return needed;
    }

    private static Buffer bufferFor(Value value) {
        if (value.computation() instanceof Computation.Given given) {
            return new Buffer.Input(value.name(), value.elements(), given.symbol());
        }
        if (value.computation() instanceof Computation.Known known) {
            return new Buffer.Constant(value.name(), value.elements(), known.contents());
        }
        return new Buffer.Scratch(value.name(), value.elements(), NONE);
    }

    private void place(int value, Buffer buffer) {
        bufferOf[value] = buffers.size();
        buffers.add(buffer);
    }

    /** The number of the buffer that holds a value. */
    int buffer(int value) {
        if (bufferOf[value] == NONE)
            throw new IllegalStateException(values.get(value).name() + " is kept nowhere");
        return bufferOf[value];
    }

    /** What the plan calls a buffer. */
    String name(int buffer) {
        return buffers.get(buffer).name();
    }

    boolean isKept(int value) {
        return bufferOf[value] != NONE;
    }

    /** The plan of these kernels, with a place for every intermediate value. */
    Plan arranged(List<Kernel> kernels) {
        int[] lastUse = new int[buffers.size()];
        for (int at = 0; at < kernels.size(); at++) {
            for (int buffer : kernels.get(at).reads()) lastUse[buffer] = at;
            for (int buffer : kernels.get(at).writes()) lastUse[buffer] = at;
        }
        Arena arena = new Arena();
        List<Buffer> placed = new ArrayList<>(buffers);
        boolean[] taken = new boolean[buffers.size()];
        for (int at = 0; at < kernels.size(); at++) {
            Kernel kernel = kernels.get(at);
            for (int buffer : kernel.writes()) {
                if (!taken[buffer] && buffers.get(buffer) instanceof Buffer.Scratch scratch) {
                    int offset = arena.take(scratch.elements());
                    placed.set(buffer, new Buffer.Scratch(scratch.name(), scratch.elements(), offset));
                    taken[buffer] = true;
                }
            }
            // A buffer that is both read and written here is given back once.
            List<Integer> used = new ArrayList<>(kernel.writes());
            kernel.reads().stream().filter(buffer -> !used.contains(buffer)).forEach(used::add);
            for (int buffer : used) {
                if (lastUse[buffer] == at && placed.get(buffer) instanceof Buffer.Scratch scratch) {
                    arena.giveBack(scratch.offset(), scratch.elements());
                }
            }
        }
        return new Plan(List.copyOf(placed), List.copyOf(kernels), arena.size());
    }
}
