package org.leibniz.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a plan: one paragraph a kernel, one line a value, in the user's names. */
final class PlanPrinter {
    private final Plan plan;
    private final StringBuilder text = new StringBuilder();

    private PlanPrinter(Plan plan) {
        this.plan = plan;
    }

    static String print(Plan plan) {
        return new PlanPrinter(plan).print();
    }

    private String print() {
        line(counted(plan.kernels().size(), "kernel") + ", room for " + counted(plan.scratch(), "number")
                + " in between");
        int number = 1;
        for (Kernel kernel : plan.kernels()) {
            if (kernel instanceof Kernel.Loop loop) write(number, loop);
            if (kernel instanceof Kernel.Chain chain) write(number, chain);
            if (kernel instanceof Kernel.MatrixProduct product) write(number, product);
            if (kernel instanceof Kernel.Window window) write(number, window);
            if (kernel instanceof Kernel.Routine routine) write(number, routine);
            number++;
        }
        return text.toString();
    }

    private void write(int number, Kernel.MatrixProduct product) {
        line(number + "  matrix product " + product.shape());
        line("     " + product.name() + " = " + product.formula() + place(product.result()));
        if (product.epilogue() == null) return;
        line("   and in every part of it  reads " + names(product.epilogue()));
        steps(product.epilogue());
    }

    private void write(int number, Kernel.Window window) {
        line(number + "  window " + window.shape() + "  reads "
                + plan.buffers().get(window.operand()).name());
        line("     " + window.name() + " = " + window.formula() + place(window.result()));
    }

    private void write(int number, Kernel.Routine routine) {
        line(number + "  routine " + routine.node().op().name());
        line("     " + routine.name() + " = " + routine.formula());
    }

    private void write(int number, Kernel.Loop loop) {
        line(number + "  loop " + sizes(loop) + "  reads " + names(loop));
        steps(loop);
    }

    private void write(int number, Kernel.Chain chain) {
        line(number + "  loops on one part of " + chain.size() + " after the other");
        for (Kernel.Loop loop : chain.loops()) {
            line("   loop " + sizes(loop) + "  reads " + names(loop));
            steps(loop);
        }
    }

    private static String sizes(Kernel.Loop loop) {
        return loop.sizes().stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private void steps(Kernel.Loop loop) {
        Set<Kernel.Store> open = new LinkedHashSet<>(loop.stores());
        for (int step = 0; step < loop.steps().size(); step++) {
            int at = step;
            List<Kernel.Store> kept =
                    open.stream().filter(store -> store.step() == at).toList();
            if (loop.steps().get(step) instanceof Step.Apply apply) {
                line("     " + apply.name() + " = " + apply.formula());
            }
            kept.forEach(store -> line("     " + store(loop, store)));
            kept.forEach(open::remove);
        }
    }

    private String store(Kernel.Loop loop, Kernel.Store store) {
        Step step = loop.steps().get(store.step());
        String value = step instanceof Step.Apply apply
                ? apply.name()
                : step instanceof Step.Load load
                        ? plan.buffers().get(load.from().buffer()).name()
                        : String.valueOf(((Step.Number) step).value());
        return verb(store, value) + store.name() + place(store.to().buffer());
    }

    private static String verb(Kernel.Store store, String value) {
        if (store.combine() == null) return "keep " + value + " as ";
        return switch (store.combine()) {
            case SUM, MEAN -> "add " + value + " up to ";
            case PRODUCT -> "multiply " + value + " up to ";
            case MAX -> "keep the largest " + value + " as ";
            case MIN -> "keep the smallest " + value + " as ";
        };
    }

    private String names(Kernel.Loop loop) {
        List<String> names = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int buffer : loop.reads())
            if (seen.add(buffer)) names.add(plan.buffers().get(buffer).name());
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    /** Where a value goes. */
    private String place(int buffer) {
        Buffer written = plan.buffers().get(buffer);
        if (written instanceof Buffer.Scratch scratch) {
            return ", " + scratch.elements() + " from " + scratch.offset();
        }
        if (written instanceof Buffer.Output output) return ", output " + output.index();
        return ", new value";
    }

    private static String counted(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
