package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leibniz.plan.Kernel.Chain;
import org.leibniz.plan.Kernel.Loop;

/**
 * Lets loops that go over the same rows again and again, as a softmax or a norm does, run on some rows after the others:
 * memory is passed once, whatever is computed from a row and brought back to it.
 */
final class Chains {
    /** So many kernels that have nothing to do with a chain may stand in its midst. */
    private static final int LOOKAHEAD = 8;

    /** Far more loops than a norm and its slope take; so that the time to plan grows with the kernels alone. */
    private static final int MOST_LOOPS = 32;

    /** The most elements of a loop at one index of the common axis: more would lie in no cache until they come again. */
    private static final int LONGEST_ROW = 1 << 16;

    /** The loops of a chain so far, and what the buffers that they write have in each part. */
    private final List<Loop> loops = new ArrayList<>();

    private final List<Integer> axes = new ArrayList<>();
    private final List<Integer> members = new ArrayList<>();
    private final Map<Integer, Part> read = new HashMap<>();
    private final Map<Integer, Part> written = new HashMap<>();
    private final int size;

    private Chains(int size) {
        this.size = size;
    }

    /** The same kernels, fewer of them. */
    static List<Kernel> joined(List<Kernel> kernels) {
        List<Kernel> left = new ArrayList<>(kernels);
        for (int at = 0; at < left.size(); at++) {
            Chains chain = longest(left, at);
            if (chain == null) continue;
            left.set(at, new Chain(List.copyOf(chain.loops), List.copyOf(chain.axes), chain.size));
            for (int i = chain.members.size() - 1; i > 0; i--) left.remove((int) chain.members.get(i));
        }
        return List.copyOf(left);
    }

    private static @Nullable Chains longest(List<Kernel> kernels, int at) {
        boolean combines =
                kernels.get(at) instanceof Loop loop && loop.stores().stream().anyMatch(Kernel.Store::combines);
        if (!combines) return null;
        Loop first = (Loop) kernels.get(at);
        return IntStream.range(0, first.sizes().size())
                .mapToObj(axis -> from(kernels, at, first, axis))
                .filter(Chains::isUseful)
                .max(Comparator.comparingInt(chain -> chain.loops.size()))
                .orElse(null);
    }

    private static Chains from(List<Kernel> kernels, int at, Loop first, int axis) {
        Chains chain = new Chains(first.sizes().get(axis));
        if (chain.size < 2 || !chain.takes(first, axis, at)) return chain;
        List<Kernel> passed = new ArrayList<>();
        int end = Math.min(kernels.size(), at + MOST_LOOPS);
        for (int next = at + 1; next < end && passed.size() < LOOKAHEAD; next++) {
            Kernel kernel = kernels.get(next);
            boolean joins = kernel instanceof Loop loop
                    && loop.reads().stream().anyMatch(chain.written::containsKey)
                    && passed.stream().noneMatch(other -> isBound(other, loop))
                    && chain.takes(loop, next);
            if (!joins) passed.add(kernel);
        }
        return chain;
    }

    /** Whether a loop must come after a kernel. */
    private static boolean isBound(Kernel kernel, Loop loop) {
        return meet(kernel.writes(), loop.reads())
                || meet(kernel.writes(), loop.writes())
                || meet(kernel.reads(), loop.writes());
    }

    private static boolean meet(List<Integer> some, List<Integer> others) {
        return some.stream().anyMatch(Set.copyOf(others)::contains);
    }

    /** Whether rows are passed again after something is combined in them. */
    private boolean isUseful() {
        List<Loop> wide = loops.stream().filter(loop -> loop.elements() > size).toList();
        boolean fits = wide.stream().allMatch(loop -> loop.elements() / size <= LONGEST_ROW);
        return fits && wide.size() > 1;
    }

    private boolean takes(Loop loop, int at) {
        for (int axis = 0; axis < loop.sizes().size(); axis++) {
            if (loop.sizes().get(axis) == size && takes(loop, axis, at)) return true;
        }
        if (loop.sizes().size() != 1 || loop.sizes().get(0) % size != 0) return false;
        int columns = loop.sizes().get(0) / size;
        // A whole array in short rows would be slower than it was as one; what a reduction leaves is small.
        boolean worthwhile = columns >= Epilogues.SHORTEST_ROW
                || loop.elements() < loops.get(0).elements();
        return worthwhile && takes(Epilogues.inRows(loop, size, columns), 0, at);
    }

    /** Takes a loop in, if what it shares with the others is the same part of a buffer at each index. */
    private boolean takes(Loop loop, int axis, int at) {
        Map<Integer, Part> reads = new HashMap<>();
        Map<Integer, Part> writes = new HashMap<>();
        for (Step step : loop.steps()) {
            if (step instanceof Step.Load load) note(reads, load.from(), loop, axis);
        }
        for (Kernel.Store store : loop.stores()) note(writes, store.to(), loop, axis);
        boolean fits = writes.values().stream().allMatch(Part::isApart)
                && agree(writes, reads)
                && agree(writes, read)
                && agree(writes, written)
                && agree(written, reads);
        if (!fits) return false;
        loops.add(loop);
        axes.add(axis);
        members.add(at);
        reads.forEach((buffer, part) -> read.merge(buffer, part, Part::and));
        written.putAll(writes);
        return true;
    }

    private static void note(Map<Integer, Part> parts, Access access, Loop loop, int axis) {
        parts.merge(access.buffer(), Part.of(access, loop, axis), Part::and);
    }

    private static boolean agree(Map<Integer, Part> some, Map<Integer, Part> others) {
        return some.entrySet().stream()
                .allMatch(part -> part.getValue().equals(others.getOrDefault(part.getKey(), part.getValue())));
    }

    private record Extent(int size, int stride) {}

    /**
     * What a loop touches of a buffer at an index of the common axis.
     *
     * @param stride how far it moves with the index
     * @param extents the axes along which it moves otherwise, the largest strides first
     * @param isApart whether what it touches at different indices has nothing in common
     */
    private record Part(int offset, int stride, List<Extent> extents, boolean isApart) {
        private static final Part SEVERAL = new Part(0, 0, List.of(), false);

        static Part of(Access access, Loop loop, int common) {
            List<Extent> all = IntStream.range(0, loop.sizes().size())
                    .filter(axis -> access.strides().get(axis) != 0)
                    .mapToObj(axis ->
                            new Extent(loop.sizes().get(axis), access.strides().get(axis)))
                    .sorted(Comparator.comparingInt(extent -> -extent.stride))
                    .toList();
            int stride = access.strides().get(common);
            boolean nested = IntStream.range(1, all.size())
                    .allMatch(i -> all.get(i - 1).stride >= all.get(i).size * all.get(i).stride);
            boolean forwards = all.stream().allMatch(extent -> extent.stride > 0);
            Extent along = new Extent(loop.sizes().get(common), stride);
            List<Extent> others = new ArrayList<>(all);
            others.remove(along);
            return new Part(access.offset(), stride, merged(others), stride > 0 && nested && forwards);
        }

        private static List<Extent> merged(List<Extent> extents) {
            List<Extent> merged = new ArrayList<>();
            for (Extent next : extents) {
                Extent last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                boolean continues = last != null && last.stride == next.size * next.stride;
                if (continues) merged.set(merged.size() - 1, new Extent(last.size * next.size, next.stride));
                else merged.add(next);
            }
            return merged;
        }

        /** Both; where they differ, a part that agrees with no part that is written. */
        Part and(Part other) {
            return equals(other) ? this : SEVERAL;
        }
    }
}
