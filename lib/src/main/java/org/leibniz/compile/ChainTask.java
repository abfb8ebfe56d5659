package org.leibniz.compile;

import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/** Runs loops that share an axis, all of them on a part of it that a cache holds before they go on to the next part. */
final class ChainTask implements Task {
    /** The numbers that a part may have in all arrays together. */
    private static final int IN_CACHE = 1 << 14;

    /** Parts of an axis whose elements are neighbours begin at multiples of this: whole vectors, and cache lines. */
    private static final int GRAIN = 64;

    private final Precision precision;
    private final Link[] links;
    private final int size;
    private final int part;
    private final int parts;
    private final int pieces;

    /** One of the loops. */
    private static final class Link {
        final LoopSpace space;
        final LoopWalk walk;
        final Access[] accesses;
        final Kernel.Store[] stores;
        final int[] storedSizes;
        final int[] strides;

        Link(Kernel.Loop loop, LoopKernel kernel, int axis, List<Integer> bufferSizes, int row) {
            this.space = new LoopSpace(loop, row);
            this.walk = new LoopWalk(kernel, space, space.axis(axis));
            this.accesses = LoopForm.accesses(loop).toArray(Access[]::new);
            this.stores = loop.stores().toArray(Kernel.Store[]::new);
            this.storedSizes = loop.stores().stream()
                    .mapToInt(store -> bufferSizes.get(store.to().buffer()))
                    .toArray();
            this.strides = space.strides(space.axis(axis));
        }
    }

    /** @param row the columns of the rows that a long row is cut into */
    ChainTask(
            Kernel.Chain chain,
            List<LoopKernel> kernels,
            Precision precision,
            List<Integer> bufferSizes,
            int row,
            int threads) {
        this.precision = precision;
        this.size = chain.size();
        this.links = IntStream.range(0, kernels.size())
                .mapToObj(i -> new Link(
                        chain.loops().get(i), kernels.get(i), chain.axes().get(i), bufferSizes, row))
                .toArray(Link[]::new);
        long numbers = IntStream.concat(
                        chain.reads().stream().mapToInt(Integer::intValue),
                        chain.writes().stream().mapToInt(Integer::intValue))
                .mapToLong(bufferSizes::get)
                .sum();
        long work = 0;
        boolean neighbours = false;
        for (int i = 0; i < links.length; i++) {
            Kernel.Loop loop = chain.loops().get(i);
            work += loop.steps().stream().count() * loop.elements();
            int last = loop.sizes().size() - 1;
            neighbours |= last > 0 && chain.axes().get(i) == last;
        }
        int grain = neighbours ? GRAIN : 1;
        long useful = LoopCut.pieces(work, threads);
        long each = Math.min(IN_CACHE / Math.max(1, numbers / size), (size + useful - 1) / useful);
        this.part = (int) Math.max(grain, each / grain * grain);
        this.parts = (size + part - 1) / part;
        this.pieces = (int) Math.min(useful, parts);
    }

    @Override
    public Runnable on(Memory memory) {
        return new Run(memory);
    }

    private final class Run implements Runnable, WorkerPool.Task {
        private final Memory memory;
        private final Object[][] arrays = new Object[links.length][];
        private final int[][][] starts = new int[pieces][links.length][];
        private final int[][][] indices = new int[pieces][links.length][];

        Run(Memory memory) {
            this.memory = memory;
            for (int link = 0; link < links.length; link++) {
                arrays[link] = new Object[links[link].accesses.length];
                for (int piece = 0; piece < pieces; piece++) {
                    starts[piece][link] = new int[links[link].accesses.length];
                    indices[piece][link] = new int[links[link].space.rank()];
                }
            }
        }

        @Override
        public void run() {
            for (int link = 0; link < links.length; link++) bind(link);
            if (pieces == 1) run(0);
            else WorkerPool.shared().run(this, pieces);
        }

        private void bind(int link) {
            Access[] accesses = links[link].accesses;
            for (int i = 0; i < accesses.length; i++) {
                Object array = memory.arrays[accesses[i].buffer()];
                // Writing a reference costs more than to see that it is there already.
                if (arrays[link][i] != array) arrays[link][i] = array;
            }
            Kernel.Store[] stores = links[link].stores;
            for (int i = 0; i < stores.length; i++) {
                if (!stores[i].combines()) continue;
                int buffer = stores[i].to().buffer();
                double start = stores[i].combine().start();
                precision.fill(memory.arrays[buffer], memory.offsets[buffer], links[link].storedSizes[i], start);
            }
        }

        @Override
        public void run(int piece) {
            int end = (int) ((piece + 1L) * parts / pieces);
            for (int at = (int) ((long) piece * parts / pieces); at < end; at++) {
                int from = at * part;
                int length = Math.min(part, size - from);
                for (int link = 0; link < links.length; link++) {
                    run(links[link], arrays[link], starts[piece][link], indices[piece][link], from, length);
                }
            }
        }

        private void run(Link link, Object[] arrays, int[] starts, int[] index, int from, int length) {
            for (int i = 0; i < starts.length; i++) {
                Access access = link.accesses[i];
                starts[i] = memory.offsets[access.buffer()] + access.offset() + from * link.strides[i];
            }
            link.walk.run(arrays, starts, index, length, link.space.leftOver());
        }
    }
}
