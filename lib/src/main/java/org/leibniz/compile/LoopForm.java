package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Step;

/** What the code of a loop depends on: its steps and how it moves, but not sizes, names and which arrays it reads. */
record LoopForm(List<Object> steps, List<Object> stores) {
    private record Load(Reach reach) {}

    private record Number(long bits) {}

    private record Apply(Object function, List<Integer> operands) {}

    private record Store(int step, Reach reach, Object combine) {}

    static LoopForm of(Kernel.Loop loop) {
        List<Object> steps = new ArrayList<>();
        for (Step step : loop.steps()) {
            if (step instanceof Step.Load load) steps.add(new Load(Reach.of(load.from())));
            if (step instanceof Step.Number number) steps.add(new Number(Double.doubleToLongBits(number.value())));
            if (step instanceof Step.Apply apply) steps.add(new Apply(apply.function(), apply.operands()));
        }
        List<Object> stores = new ArrayList<>();
        for (Kernel.Store store : loop.stores())
            stores.add(new Store(store.step(), Reach.of(store.to()), store.combines() ? store.combine() : "none"));
        return new LoopForm(steps, stores);
    }

    /** The places a loop goes to, in the order in which its code expects the arrays: loads, then stores. */
    static List<Access> accesses(Kernel.Loop loop) {
        List<Access> accesses = new ArrayList<>();
        for (Step step : loop.steps()) if (step instanceof Step.Load load) accesses.add(load.from());
        for (Kernel.Store store : loop.stores()) accesses.add(store.to());
        return accesses;
    }
}
