package org.leibniz.compile.vector;

import static org.objectweb.asm.Opcodes.*;

import java.util.Locale;
import org.objectweb.asm.Label;

/**
 * Writes the transpose of squares of as many rows as a vector has lanes, in registers. Rows that are 1, 2, 4 … apart
 * exchange halves of their elements (Eklundh 1972): of rows i and i + d, where i has not the bit d,
 *
 * <pre>{@code
 * upper = row[i].blend(row[i + d].rearrange(XOR_D), HIGH_D);
 * lower = row[i + d].blend(row[i].rearrange(XOR_D), LOW_D);
 * }</pre>
 *
 * Where selecting from two vectors is one instruction, both rows are {@link Selections} instead.
 */
final class TransposeEmitter extends KernelEmitter {
    private static final String SHUFFLE = "L" + VECTOR + "VectorShuffle;";
    private static final String MASK = "L" + VECTOR + "VectorMask;";

    private static final String SELECTIONS = Selections.class.getName().replace('.', '/');

    // The parameters of FloatTranspose.transpose.
    private static final int SQUARES = 1;
    private static final int FROM = 2;
    private static final int FROM_OFFSET = 3;
    private static final int FROM_DISTANCE = 4;
    private static final int TO = 5;
    private static final int TO_OFFSET = 6;
    private static final int TO_DISTANCE = 7;

    private static final int SQUARE = 8;
    private static final int FIRST_ROW = 9;

    private final int lanes;
    private final String constants;
    private final boolean selects = Selections.areFast();
    private final String real;
    private final String integer;

    /**
     * @param transpose {@link FloatTranspose} or {@link DoubleTranspose}
     * @param constants the class with the shuffles and masks
     */
    TransposeEmitter(Class<?> transpose, Class<?> constants, int lanes) {
        super(transpose, "Of" + lanes, "transpose", "I" + "[II".repeat(2));
        this.constants = constants.getName().replace('.', '/');
        this.lanes = lanes;
        this.real = element.equals("F") ? "Float" : "Double";
        this.integer = real.equals("Float") ? "Int" : "Long";
    }

    @Override
    String name() {
        return "transpose " + lanes + "x" + lanes + " " + format();
    }

    @Override
    String text() {
        return name() + "\nfor i < " + lanes + ", j < " + lanes
                + "*squares, squares in registers:\n  to[toOffset + j*toDistance + i] = from[fromOffset + i*fromDistance + j]\n";
    }

    @Override
    void body() {
        Label head = new Label();
        Label end = new Label();
        number(0);
        code.visitVarInsn(ISTORE, SQUARE);
        code.visitLabel(head);
        code.visitVarInsn(ILOAD, SQUARE);
        code.visitVarInsn(ILOAD, SQUARES);
        code.visitJumpInsn(IF_ICMPGE, end);
        transposeSquare();
        code.visitIincInsn(FROM_OFFSET, lanes);
        index(TO_OFFSET, lanes, TO_DISTANCE);
        code.visitVarInsn(ISTORE, TO_OFFSET);
        code.visitIincInsn(SQUARE, 1);
        code.visitJumpInsn(GOTO, head);
        code.visitLabel(end);
    }

    private void transposeSquare() {
        for (int i = 0; i < lanes; i++) {
            species();
            code.visitVarInsn(ALOAD, FROM);
            index(FROM_OFFSET, i, FROM_DISTANCE);
            fromArray();
            if (selects) onVector("reinterpretAs" + integer + "s", "", VECTOR + integer + "Vector");
            code.visitVarInsn(ASTORE, FIRST_ROW + i);
        }
        for (int distance = 1; distance < lanes; distance *= 2) {
            for (int i = 0; i < lanes; i++) {
                if ((i & distance) == 0) exchange(FIRST_ROW + i, FIRST_ROW + i + distance, distance);
            }
        }
        for (int i = 0; i < lanes; i++) {
            code.visitVarInsn(ALOAD, FIRST_ROW + i);
            if (selects) onVector("reinterpretAs" + real + "s", "", vector);
            code.visitVarInsn(ALOAD, TO);
            index(TO_OFFSET, i, TO_DISTANCE);
            intoArray();
        }
    }

    private void exchange(int upper, int lower, int distance) {
        if (selects) {
            select(upper, lower, "_UPPER_" + distance);
            select(upper, lower, "_LOWER_" + distance);
        } else {
            take(upper, lower, distance, "HIGH");
            take(lower, upper, distance, "LOW");
        }
        code.visitVarInsn(ASTORE, lower);
        code.visitVarInsn(ASTORE, upper);
    }

    /** Leaves on the stack a row with the elements under the mask taken from another. */
    private void take(int row, int other, int distance, String mask) {
        code.visitVarInsn(ALOAD, row);
        code.visitVarInsn(ALOAD, other);
        code.visitFieldInsn(GETSTATIC, constants, "XOR_" + distance, SHUFFLE);
        method("rearrange", SHUFFLE, "L" + vector + ";");
        code.visitFieldInsn(GETSTATIC, constants, mask + "_" + distance, MASK);
        method("blend", ANY_VECTOR + MASK, "L" + vector + ";");
    }

    /** Leaves on the stack what a row has after the exchange. */
    private void select(int upper, int lower, String selection) {
        code.visitFieldInsn(GETSTATIC, SELECTIONS, integer.toUpperCase(Locale.ROOT) + selection, ANY_VECTOR);
        code.visitVarInsn(ALOAD, upper);
        code.visitVarInsn(ALOAD, lower);
        onVector("selectFrom", ANY_VECTOR + ANY_VECTOR, VECTOR + "Vector");
    }

    private void onVector(String name, String parameters, String result) {
        code.visitMethodInsn(INVOKEVIRTUAL, VECTOR + "Vector", name, "(" + parameters + ")L" + result + ";", false);
    }
}
