package org.leibniz.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the method of a {@link LoopKernel}: for each row, columns in vectors as long as there are enough, then one by
 * one. Both do the same arithmetic, so it does not show where one ends and the other begins.
 */
final class LoopEmitter {
    private static final int ARRAYS = 1;
    private static final int OFFSETS = 2;
    private static final int STRIDES = 3;
    private static final int ROWS = 4;
    private static final int COLUMNS = 5;
    private static final int FIRST_FREE = 6;

    private final Kernel.Loop loop;
    private final Precision precision;
    private final LaneCode scalar;
    private final LaneCode vector;
    private final int groups;
    private final MethodVisitor method;
    private final Variables variables = new Variables(FIRST_FREE);
    private final List<Place> places = new ArrayList<>();
    private final int row = variables.take(1);
    private final int column = variables.take(1);

    /**
     * @param vector code for vectors, or null
     * @param groups without code for vectors: how many lanes those have whose order of combining is to be kept, or 1
     */
    LoopEmitter(
            Kernel.Loop loop, Precision precision, LaneCode scalar, LaneCode vector, int groups, MethodVisitor method) {
        this.loop = loop;
        this.precision = precision;
        this.scalar = scalar;
        this.vector = vector;
        boolean combines = loop.stores().stream().anyMatch(LoopBody::isWithinRow);
        this.groups = combines ? groups : 1;
        this.method = method;
    }

    void emit() {
        method.visitCode();
        arrays();
        LoopBody vectors = vector != null ? body(vector) : groups > 1 ? grouped() : null;
        LoopBody numbers = numbers();
        Label head = new Label();
        Label end = new Label();
        set(row, 0);
        method.visitLabel(head);
        method.visitVarInsn(ILOAD, row);
        method.visitVarInsn(ILOAD, ROWS);
        method.visitJumpInsn(IF_ICMPGE, end);
        row(vectors, numbers);
        nextRow();
        method.visitIincInsn(row, 1);
        method.visitJumpInsn(GOTO, head);
        method.visitLabel(end);
        method.visitInsn(RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** Takes the arrays and the places to start at out of the arguments. */
    private void arrays() {
        List<Access> accesses = LoopForm.accesses(loop);
        for (int access = 0; access < accesses.size(); access++) {
            int array = variables.take(1);
            int start = variables.take(1);
            element(ARRAYS, access, AALOAD);
            method.visitTypeInsn(CHECKCAST, precision == Precision.FLOAT32 ? "[F" : "[D");
            method.visitVarInsn(ASTORE, array);
            element(OFFSETS, access, IALOAD);
            method.visitVarInsn(ISTORE, start);
            int stride = Place.NONE;
            if (Reach.of(accesses.get(access)) == Reach.FAR) {
                stride = variables.take(1);
                element(STRIDES, 2 * access + 1, IALOAD);
                method.visitVarInsn(ISTORE, stride);
            }
            places.add(new Place(array, start, column, stride));
        }
    }

    private void element(int array, int index, int load) {
        method.visitVarInsn(ALOAD, array);
        method.visitLdcInsn(index);
        method.visitInsn(load);
    }

    private void set(int variable, int value) {
        method.visitLdcInsn(value);
        method.visitVarInsn(ISTORE, variable);
    }

    private LoopBody grouped() {
        EmittedLanes lanes = lanes(scalar);
        GroupedBody body = new GroupedBody(loop, precision, scalar, lanes, method, places, variables, groups, column);
        body.allocate();
        return body;
    }

    private LoopBody body(LaneCode code) {
        return new LoopBody(loop, code, lanes(code), method, places, variables);
    }

    private LoopBody numbers() {
        return precision == Precision.FLOAT32
                ? new WideSumBody(loop, scalar, lanes(scalar), method, places, variables)
                : body(scalar);
    }

    /** Writes the constants that a body needs, which a trial finds out. */
    private EmittedLanes lanes(LaneCode code) {
        EmittedLanes trial = LoopBody.tryOut(loop, precision, code, variables);
        for (Lane constant : trial.constants()) {
            code.constant(method, constant.number());
            code.store(method, constant.variable());
        }
        return new EmittedLanes(precision.format(), code, method, variables, trial);
    }

    private void row(LoopBody vectors, LoopBody numbers) {
        numbers.beforeRow();
        set(column, 0);
        if (vectors != null) {
            vectors.beforeRow();
            columns(vectors, vector == null ? scalar.width() : vector.width(), vectors.parts());
            for (int store = 0; store < loop.stores().size(); store++) {
                if (LoopBody.isWithinRow(loop.stores().get(store))) numbers.takeOver(vectors, store);
            }
        }
        columns(numbers, scalar.width(), scalar.width());
        numbers.afterRow();
    }

    /** So many columns at a time, up to the last whole group of {@code group}, a power of two. */
    private void columns(LoopBody body, int width, int group) {
        Label head = new Label();
        Label end = new Label();
        method.visitLabel(head);
        method.visitVarInsn(ILOAD, column);
        method.visitVarInsn(ILOAD, COLUMNS);
        method.visitLdcInsn(-group);
        method.visitInsn(IAND);
        method.visitJumpInsn(IF_ICMPGE, end);
        body.column();
        method.visitIincInsn(column, width);
        method.visitJumpInsn(GOTO, head);
        method.visitLabel(end);
    }

    private void nextRow() {
        for (int access = 0; access < places.size(); access++) {
            int start = places.get(access).start();
            method.visitVarInsn(ILOAD, start);
            element(STRIDES, 2 * access, IALOAD);
            method.visitInsn(IADD);
            method.visitVarInsn(ISTORE, start);
        }
    }
}
