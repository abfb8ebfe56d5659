package org.leibniz.plan;

import java.util.ArrayList;
import java.util.List;

/** Makes nested loops one loop where every array continues from one row into the next. */
final class LoopAxes {
    private LoopAxes() {}

    static Kernel.Loop merged(Kernel.Loop loop) {
        List<Integer> sizes = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < loop.sizes().size(); axis++) {
            int last = sizes.size() - 1;
            if (last >= 0 && continues(loop, axis)) {
                sizes.set(last, sizes.get(last) * loop.sizes().get(axis));
                kept.set(last, axis);
            } else {
                sizes.add(loop.sizes().get(axis));
                kept.add(axis);
            }
        }
        List<Step> steps = loop.steps().stream().map(step -> merged(step, kept)).toList();
        List<Kernel.Store> stores = loop.stores().stream()
                .map(store -> new Kernel.Store(store.step(), merged(store.to(), kept), store.combine(), store.name()))
                .toList();
        return new Kernel.Loop(List.copyOf(sizes), steps, stores);
    }

    /** Whether the last step along an axis leads to where the next step along the axis around it starts. */
    private static boolean continues(Kernel.Loop loop, int axis) {
        int size = loop.sizes().get(axis);
        return loop.steps().stream()
                        .allMatch(step -> !(step instanceof Step.Load load) || continues(load.from(), axis, size))
                && loop.stores().stream().allMatch(store -> continues(store.to(), axis, size));
    }

    private static boolean continues(Access access, int axis, int size) {
        return access.strides().get(axis - 1) == access.strides().get(axis) * size;
    }

    private static Step merged(Step step, List<Integer> kept) {
        return step instanceof Step.Load load ? new Step.Load(merged(load.from(), kept)) : step;
    }

    private static Access merged(Access access, List<Integer> kept) {
        return new Access(
                access.buffer(),
                access.offset(),
                kept.stream().map(access.strides()::get).toList());
    }
}
