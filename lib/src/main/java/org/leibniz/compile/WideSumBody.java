package org.leibniz.compile;

import static org.objectweb.asm.Opcodes.D2F;
import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.F2D;

import java.util.List;
import org.leibniz.kernel.Lowering.Combine;
import org.leibniz.plan.Kernel;
import org.objectweb.asm.MethodVisitor;

/**
 * The body of a loop for single floats. It adds up in doubles, which takes no longer: one float after another would lose
 * a digit in a row.
 */
final class WideSumBody extends LoopBody {
    private static final LaneCode DOUBLE = new ScalarCode(Precision.FLOAT64);

    private final int[] sums;

    WideSumBody(
            Kernel.Loop loop,
            LaneCode scalar,
            EmittedLanes lanes,
            MethodVisitor method,
            List<Place> places,
            Variables variables) {
        super(loop, scalar, lanes, method, places, variables);
        this.sums = new int[loop.stores().size()];
    }

    private boolean adds(int store) {
        Combine combine = loop.stores().get(store).combine();
        return combine == Combine.SUM || combine == Combine.MEAN;
    }

    @Override
    void start(int store, Combine combine) {
        if (!adds(store)) {
            super.start(store, combine);
            return;
        }
        sums[store] = variables.take(DOUBLE.variables());
        DOUBLE.constant(method, combine.start());
        DOUBLE.store(method, sums[store]);
    }

    @Override
    void combine(int store, Combine combine, Lane value) {
        if (!adds(store)) {
            super.combine(store, combine, value);
            return;
        }
        DOUBLE.fetch(method, sums[store]);
        widened(value);
        method.visitInsn(DADD);
        DOUBLE.store(method, sums[store]);
    }

    @Override
    void goOnFrom(int store, Lane value) {
        if (!adds(store)) {
            super.goOnFrom(store, value);
            return;
        }
        widened(value);
        DOUBLE.store(method, sums[store]);
    }

    private void widened(Lane value) {
        code.fetch(method, value.variable());
        method.visitInsn(F2D);
    }

    @Override
    Lane ofRow(int store) {
        if (!adds(store)) return super.ofRow(store);
        DOUBLE.fetch(method, sums[store]);
        method.visitInsn(D2F);
        return keep();
    }
}
