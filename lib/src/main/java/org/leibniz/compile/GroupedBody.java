package org.leibniz.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.kernel.Lowering;
import org.leibniz.plan.Kernel;
import org.objectweb.asm.MethodVisitor;

/**
 * The body of a loop for single numbers that combines the values of a row in groups, as vectors of so many lanes would:
 * every last bit is the same.
 */
final class GroupedBody extends LoopBody {
    private final int lanesOfVector;
    private final int column;
    private final boolean single;
    private final int[] groups;

    GroupedBody(
            Kernel.Loop loop,
            Precision precision,
            LaneCode scalar,
            EmittedLanes lanes,
            MethodVisitor method,
            List<Place> places,
            Variables variables,
            int lanesOfVector,
            int column) {
        super(loop, scalar, lanes, method, places, variables);
        this.lanesOfVector = lanesOfVector;
        this.column = column;
        this.single = precision == Precision.FLOAT32;
        this.groups = new int[loop.stores().size()];
    }

    /** To be called once, before the first row. */
    void allocate() {
        for (int store = 0; store < groups.length; store++) {
            if (!isWithinRow(loop.stores().get(store))) continue;
            groups[store] = variables.take(1);
            method.visitLdcInsn(lanesOfVector);
            method.visitIntInsn(NEWARRAY, single ? T_FLOAT : T_DOUBLE);
            method.visitVarInsn(ASTORE, groups[store]);
        }
    }

    @Override
    void start(int store, Lowering.Combine combine) {
        method.visitVarInsn(ALOAD, groups[store]);
        code.constant(method, combine.start());
        method.visitMethodInsn(INVOKESTATIC, "java/util/Arrays", "fill", single ? "([FF)V" : "([DD)V", false);
    }

    @Override
    void combine(int store, Lowering.Combine combine, Lane value) {
        group(store);
        method.visitInsn(single ? FALOAD : DALOAD);
        Lane together = combine.combine(lanes, keep(), value);
        group(store);
        code.fetch(method, together.variable());
        method.visitInsn(single ? FASTORE : DASTORE);
    }

    /** Puts the array and the lane in which a vector would have this column on the stack. */
    private void group(int store) {
        method.visitVarInsn(ALOAD, groups[store]);
        method.visitVarInsn(ILOAD, column);
        method.visitLdcInsn(lanesOfVector - 1);
        method.visitInsn(IAND);
    }

    @Override
    int parts() {
        return lanesOfVector;
    }

    @Override
    Lane together(int store, LoopBody numbers) {
        List<Lane> parts = new ArrayList<>();
        for (int part = 0; part < lanesOfVector; part++) {
            method.visitVarInsn(ALOAD, groups[store]);
            method.visitLdcInsn(part);
            method.visitInsn(single ? FALOAD : DALOAD);
            parts.add(keep());
        }
        Lowering.Combine combine = loop.stores().get(store).combine();
        while (parts.size() > 1) {
            List<Lane> pairs = new ArrayList<>();
            for (int i = 0; i < parts.size(); i += 2) pairs.add(combine.combine(lanes, parts.get(i), parts.get(i + 1)));
            parts = pairs;
        }
        return parts.get(0);
    }
}
