package org.leibniz.compile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.leibniz.plan.Access;
import org.leibniz.plan.Buffer;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Step;

/** A generated loop to be read: what it loads, computes and stores, in the names of the expressions it was made for. */
final class LoopText {
    private final Kernel.Loop loop;
    private final List<Buffer> buffers;
    private final StringBuilder text = new StringBuilder();
    private int array;

    private LoopText(Kernel.Loop loop, List<Buffer> buffers) {
        this.loop = loop;
        this.buffers = buffers;
    }

    static String of(Kernel.Loop loop, List<Buffer> buffers) {
        return new LoopText(loop, buffers).text();
    }

    /** The values that a loop keeps. */
    static String name(Kernel.Loop loop) {
        return loop.stores().stream().map(Kernel.Store::name).distinct().collect(Collectors.joining(" "));
    }

    private String text() {
        String sizes = loop.sizes().stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        line("for each position of " + sizes + ", and for other loops of this form:");
        for (int i = 0; i < loop.steps().size(); i++) {
            Step step = loop.steps().get(i);
            String to = "  v" + i + " = ";
            if (step instanceof Step.Load load) line(to + place(load.from()));
            if (step instanceof Step.Number number) line(to + number.value());
            if (step instanceof Step.Apply apply) line(to + applied(apply));
        }
        for (Kernel.Store store : loop.stores()) {
            String value = "v" + store.step();
            String combined = store.combines()
                    ? store.combine().name().toLowerCase(Locale.ROOT) + " of " + value + " over what falls together"
                    : value;
            line("  " + place(store.to()) + " = " + combined + "    keeps " + store.name());
        }
        return text.toString();
    }

    private String place(Access access) {
        String moves = access.strides().toString().replace(" ", "");
        return "arrays[" + array++ + "] at " + access.offset() + " + " + moves + "·position    "
                + buffers.get(access.buffer()).name();
    }

    private static String applied(Step.Apply apply) {
        String operands =
                apply.operands().stream().map(operand -> "v" + operand).collect(Collectors.joining(", "));
        return "f(" + operands + ")    " + apply.name() + " = " + apply.formula();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
