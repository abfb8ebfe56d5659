package org.leibniz.compile.vector;

import static org.objectweb.asm.Opcodes.*;

/**
 * Writes the transpose of a square of as many rows as a vector has lanes, in registers. Rows that are 1, 2, 4 … apart
 * exchange halves of their elements (Eklundh 1972): of rows i and i + d, where i has not the bit d,
 *
 * <pre>{@code
 * upper = row[i].blend(row[i + d].rearrange(XOR_D), HIGH_D);
 * lower = row[i + d].blend(row[i].rearrange(XOR_D), LOW_D);
 * }</pre>
 */
final class TransposeEmitter extends KernelEmitter {
    private static final String SHUFFLE = "L" + VECTOR + "VectorShuffle;";
    private static final String MASK = "L" + VECTOR + "VectorMask;";

    // The parameters of FloatTranspose.transpose.
    private static final int FROM = 1;
    private static final int FROM_OFFSET = 2;
    private static final int FROM_DISTANCE = 3;
    private static final int TO = 4;
    private static final int TO_OFFSET = 5;
    private static final int TO_DISTANCE = 6;

    private static final int FIRST_ROW = 7;

    private final int lanes;
    private final String constants;

    /**
     * @param transpose {@link FloatTranspose} or {@link DoubleTranspose}
     * @param constants the class with the shuffles and masks
     */
    TransposeEmitter(Class<?> transpose, Class<?> constants, int lanes) {
        super(transpose, "Of" + lanes, "transpose", "[II".repeat(2));
        this.constants = constants.getName().replace('.', '/');
        this.lanes = lanes;
    }

    @Override
    String name() {
        return "transpose " + lanes + "x" + lanes + " " + format();
    }

    @Override
    String text() {
        return name() + "\nfor i, j < " + lanes
                + ", all in registers:\n  to[toOffset + j*toDistance + i] = from[fromOffset + i*fromDistance + j]\n";
    }

    @Override
    void body() {
        returnIfNegative(FROM_DISTANCE);
        for (int i = 0; i < lanes; i++) {
            species();
            code.visitVarInsn(ALOAD, FROM);
            index(FROM_OFFSET, i, FROM_DISTANCE);
            fromArray();
            code.visitVarInsn(ASTORE, FIRST_ROW + i);
        }
        for (int distance = 1; distance < lanes; distance *= 2) {
            for (int i = 0; i < lanes; i++) {
                if ((i & distance) == 0) exchange(FIRST_ROW + i, FIRST_ROW + i + distance, distance);
            }
        }
        for (int i = 0; i < lanes; i++) {
            code.visitVarInsn(ALOAD, FIRST_ROW + i);
            code.visitVarInsn(ALOAD, TO);
            index(TO_OFFSET, i, TO_DISTANCE);
            intoArray();
        }
    }

    private void exchange(int upper, int lower, int distance) {
        take(upper, lower, distance, "HIGH");
        take(lower, upper, distance, "LOW");
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
}
