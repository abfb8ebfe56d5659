package org.leibniz.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;
import org.leibniz.plan.Step;

/** What the kernels of a plan are called in a profile. */
final class Labels {
    private final Plan plan;
    private final Set<String> known;

    /** @param known the names that the user has given */
    Labels(Plan plan, Set<String> known) {
        this.plan = plan;
        this.known = known;
    }

    String kind(Kernel kernel) {
        if (kernel instanceof Kernel.MatrixProduct product) return "matrix product " + product.shape();
        if (kernel instanceof Kernel.Window window) return "window " + window.shape();
        if (kernel instanceof Kernel.Routine routine)
            return "routine " + routine.node().op().name();
        if (kernel instanceof Kernel.Chain chain) return chain.loops().size() + " loops on parts of " + chain.size();
        return "loop " + ((Kernel.Loop) kernel).sizes().toString().replace(" ", "");
    }

    List<String> formulas(Kernel kernel) {
        if (kernel instanceof Kernel.Window window) return List.of(window.name() + " = " + window.formula());
        if (kernel instanceof Kernel.Routine routine) return List.of(routine.name() + " = " + routine.formula());
        List<String> formulas = new ArrayList<>();
        if (kernel instanceof Kernel.MatrixProduct product) formulas.add(product.name() + " = " + product.formula());
        for (Kernel.Loop loop : loops(kernel)) {
            for (Step step : loop.steps())
                if (step instanceof Step.Apply apply) formulas.add(apply.name() + " = " + apply.formula());
        }
        return formulas.isEmpty() ? List.copyOf(names(kernel)) : formulas;
    }

    /** The loops that a kernel is or ends with. */
    private static List<Kernel.Loop> loops(Kernel kernel) {
        if (kernel instanceof Kernel.Chain chain) return chain.loops();
        if (kernel instanceof Kernel.Loop loop) return List.of(loop);
        boolean ends = kernel instanceof Kernel.MatrixProduct product && product.epilogue() != null;
        return ends ? List.of(((Kernel.MatrixProduct) kernel).epilogue()) : List.of();
    }

    private Set<String> names(Kernel kernel) {
        Set<String> names = new LinkedHashSet<>();
        if (kernel instanceof Kernel.MatrixProduct product) {
            names.add(product.name());
        } else if (kernel instanceof Kernel.Window window) {
            names.add(window.name());
        } else if (kernel instanceof Kernel.Routine routine) {
            names.add(routine.name());
        }
        for (Kernel.Loop loop : loops(kernel)) {
            for (Step step : loop.steps()) if (step instanceof Step.Apply apply) names.add(apply.name());
            loop.stores().forEach(store -> names.add(store.name()));
        }
        return names;
    }

    /** The names that a kernel computes, or else those of the nearest kernels that go on from it. */
    List<String> leadsTo(int kernel) {
        Set<Integer> front = Set.of(kernel);
        Set<Integer> seen = new LinkedHashSet<>(front);
        while (!front.isEmpty()) {
            Set<String> found = new LinkedHashSet<>();
            for (int next : front) found.addAll(names(plan.kernels().get(next)));
            found.retainAll(known);
            if (!found.isEmpty()) return List.copyOf(found);
            Set<Integer> after = new LinkedHashSet<>();
            for (int next : front) after.addAll(readers(next));
            after.removeAll(seen);
            seen.addAll(after);
            front = after;
        }
        return List.of();
    }

    private List<Integer> readers(int kernel) {
        List<Integer> written = plan.kernels().get(kernel).writes();
        List<Integer> readers = new ArrayList<>();
        for (int later = kernel + 1; later < plan.kernels().size(); later++) {
            boolean reads = plan.kernels().get(later).reads().stream().anyMatch(written::contains);
            if (reads) readers.add(later);
        }
        return readers;
    }
}
