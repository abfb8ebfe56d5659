package org.leibniz.compile.vector;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/**
 * Writes micro-kernels. A tile of so many rows and vectors has one local variable per accumulator and neither inner loops
 * nor branches, for only then does HotSpot keep the whole tile in registers. As Java it reads, for two rows and one vector,
 *
 * <pre>{@code
 * c0 = c1 = FloatVector.zero(SPECIES);
 * for (int step = 0; step < depth; step++) {
 *     b0 = FloatVector.fromArray(SPECIES, b, bOffset);
 *     c0 = FloatVector.broadcast(SPECIES, a[aOffset]).fma(b0, c0);
 *     c1 = FloatVector.broadcast(SPECIES, a[aOffset + ACROSS]).fma(b0, c1);
 *     aOffset += lda;
 *     bOffset += ldb;
 * }
 * c0.add(FloatVector.fromArray(SPECIES, start, startOffset)).intoArray(c, cOffset);
 * c1.add(FloatVector.fromArray(SPECIES, start, startOffset + ldStart)).intoArray(c, cOffset + ldc);
 * }</pre>
 *
 * The distance of the rows of A is a constant, or each would need an index of its own. Accumulators that begin with what
 * is in memory, not zero, cost a fifth of the speed.
 */
final class TileEmitter extends KernelEmitter {
    // The parameters of FloatTile.multiply.
    private static final int DEPTH = 1;
    private static final int A = 2;
    private static final int A_OFFSET = 3;
    private static final int LDA = 4;
    private static final int B = 5;
    private static final int B_OFFSET = 6;
    private static final int LDB = 7;
    private static final int START = 8;
    private static final int START_OFFSET = 9;
    private static final int LD_START = 10;
    private static final int C = 11;
    private static final int C_OFFSET = 12;
    private static final int LDC = 13;

    private static final int FIRST_LOCAL = 14;

    private final int rows;
    private final int vectors;
    private final int lanes;
    private final int across;

    /**
     * @param tile {@link FloatTile} or {@link DoubleTile}
     * @param across from row to row of A
     */
    TileEmitter(Class<?> tile, int rows, int vectors, int lanes, int across) {
        super(tile, rows + "x" + vectors, "multiply", "I" + "[II".repeat(4));
        this.rows = rows;
        this.vectors = vectors;
        this.lanes = lanes;
        this.across = across;
    }

    @Override
    String name() {
        return "tile " + rows + "x" + vectors + " of rows " + across + " apart " + format() + " vectors of " + lanes;
    }

    @Override
    String text() {
        String element = "a[aOffset + i*" + across + " + p*lda]";
        String vector = "v*" + lanes + " .. + " + lanes;
        return name() + "\nfor i < " + rows + ", v < " + vectors + ", all in registers:"
                + "\n  s[i][v] = 0"
                + "\n  for p < depth:  s[i][v] = fma(" + element + ", b[bOffset + p*ldb + " + vector + "], s[i][v])"
                + "\n  c[cOffset + i*ldc + " + vector + "] = s[i][v] + start[startOffset + i*ldStart + " + vector
                + "]\n";
    }

    @Override
    void body() {
        returnIfNegative(DEPTH);
        species();
        factory("zero", SPECIES);
        for (int i = 0; i < rows * vectors; i++) {
            if (i < rows * vectors - 1) {
                code.visitInsn(DUP);
            }
            code.visitVarInsn(ASTORE, accumulator(i));
        }
        products();
        for (int i = 0; i < rows * vectors; i++) {
            code.visitVarInsn(ALOAD, accumulator(i));
            species();
            place(i, START, START_OFFSET, LD_START);
            fromArray();
            method("add", ANY_VECTOR, "L" + vector + ";");
            place(i, C, C_OFFSET, LDC);
            intoArray();
        }
    }

    private int accumulator(int i) {
        return FIRST_LOCAL + i;
    }

    private int panelVector(int i) {
        return FIRST_LOCAL + rows * vectors + i;
    }

    private int step() {
        return panelVector(vectors);
    }

    /** {@code for (int step = 0; step < depth; step++)}. */
    private void products() {
        Label head = new Label();
        Label end = new Label();
        number(0);
        code.visitVarInsn(ISTORE, step());
        code.visitLabel(head);
        code.visitVarInsn(ILOAD, step());
        code.visitVarInsn(ILOAD, DEPTH);
        code.visitJumpInsn(IF_ICMPGE, end);
        readPanel();
        for (int row = 0; row < rows; row++) {
            multiplyRow(row);
        }
        advance(A_OFFSET, LDA);
        advance(B_OFFSET, LDB);
        code.visitIincInsn(step(), 1);
        code.visitJumpInsn(GOTO, head);
        code.visitLabel(end);
    }

    private void readPanel() {
        for (int v = 0; v < vectors; v++) {
            species();
            code.visitVarInsn(ALOAD, B);
            code.visitVarInsn(ILOAD, B_OFFSET);
            plus(v * lanes);
            fromArray();
            code.visitVarInsn(ASTORE, panelVector(v));
        }
    }

    /** Adds to a row of accumulators an element of A times a row of the panel. */
    private void multiplyRow(int row) {
        species();
        code.visitVarInsn(ALOAD, A);
        code.visitVarInsn(ILOAD, A_OFFSET);
        plus(row * across);
        readElement();
        factory("broadcast", SPECIES + element);
        for (int v = 0; v < vectors; v++) {
            if (v < vectors - 1) {
                code.visitInsn(DUP);
            }
            code.visitVarInsn(ALOAD, panelVector(v));
            code.visitVarInsn(ALOAD, accumulator(row * vectors + v));
            method("fma", ANY_VECTOR + ANY_VECTOR, "L" + vector + ";");
            code.visitVarInsn(ASTORE, accumulator(row * vectors + v));
        }
    }

    /** Array and index of vector i of a tile. */
    private void place(int i, int array, int offset, int rowDistance) {
        code.visitVarInsn(ALOAD, array);
        index(offset, i / vectors, rowDistance);
        plus(i % vectors * lanes);
    }

    private void advance(int variable, int by) {
        code.visitVarInsn(ILOAD, variable);
        code.visitVarInsn(ILOAD, by);
        code.visitInsn(IADD);
        code.visitVarInsn(ISTORE, variable);
    }
}
