package org.leibniz.compile;

import org.leibniz.plan.Kernel;
import org.leibniz.plan.Layout;

/** Brings the operands of a routine into row-major order. */
final class Operands {
    private Operands() {}

    /** Fills an array of the program's precision with an operand. */
    static void copy(Memory memory, Kernel.Argument argument, Precision precision, Object to) {
        int count = precision.length(to);
        for (int at = 0; at < count; at++) precision.set(to, at, get(memory, argument, precision, at));
    }

    /** The element at a place in row-major order. */
    static double get(Memory memory, Kernel.Argument argument, Precision precision, int at) {
        Layout layout = argument.layout();
        if (layout == null) return argument.number();
        int from = memory.offsets[argument.buffer()] + layout.offset();
        int rest = at;
        for (int axis = layout.rank() - 1; axis >= 0; axis--) {
            from += rest % layout.size(axis) * layout.stride(axis);
            rest /= layout.size(axis);
        }
        return precision.get(memory.arrays[argument.buffer()], from);
    }
}
