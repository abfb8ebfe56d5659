package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.TileLayout.VARIES;
import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/**
 * Writes micro-kernels. A tile of so many rows and vectors has one local variable per accumulator and no inner loops,
 * for only then does HotSpot keep the whole tile in registers. As Java it reads, for two rows, one vector, and
 * constant distances,
 *
 * <pre>{@code
 * c0 = c1 = FloatVector.zero(SPECIES);
 * bOffset -= BELOW * aOffset;
 * for (int at = aOffset; at < aOffset + depth; at += 2) {
 *     b0 = FloatVector.fromArray(SPECIES, b, bOffset + BELOW * at);
 *     c0 = FloatVector.broadcast(SPECIES, a[at]).fma(b0, c0);
 *     if (at == NEVER) break;
 *     c1 = FloatVector.broadcast(SPECIES, a[at + ACROSS]).fma(b0, c1);
 *     if (at == NEVER + 1) break;
 *     b0 = ...the same for the next step
 * }
 * c0.intoArray(c, cOffset);
 * c1.intoArray(c, cOffset + ldc);
 * }</pre>
 *
 * Indices that are a constant times the loop's variable are checked before the loop, once; and two steps share what a
 * loop costs: a processor takes in four instructions per cycle, and multiplies with two of them. The variable is itself
 * an index, or general registers would not suffice, and HotSpot would keep one among the vectors, where it waits for
 * products. What never happens keeps HotSpot from moving the loads of one step before the products of another.
 *
 * <p>The distance of the rows of A is always a constant, or each would need an index of its own. Accumulators that begin with
 * what is in memory, not zero, cost a fifth of the speed; so a tile that adds does it in the end. The others do without,
 * for adding zeros takes a quarter of the time that a tile needs to begin and to end.
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
    private static final int C = 8;
    private static final int C_OFFSET = 9;
    private static final int LDC = 10;

    private static final int FIRST_LOCAL = 11;

    /** No tile reads so far into A, which HotSpot does not know. */
    private static final int NEVER = 1 << 30;

    private final int rows;
    private final int vectors;
    private final int lanes;
    private final TileLayout layout;
    private final boolean adds;
    private final int along;
    private final int below;

    /**
     * @param tile {@link FloatTile} or {@link DoubleTile}
     * @param adds whether the product is added to C
     */
    TileEmitter(Class<?> tile, TileLayout layout, int rows, int vectors, int lanes, boolean adds) {
        super(tile, rows + "x" + vectors, "multiply", "I" + "[II".repeat(3));
        this.rows = rows;
        this.vectors = vectors;
        this.lanes = lanes;
        this.layout = layout;
        this.adds = adds;
        this.along = layout.along(rows, VARIES);
        this.below = layout.below(vectors * lanes, VARIES);
    }

    @Override
    String name() {
        return (adds ? "adding tile " : "tile ") + rows + "x" + vectors + ", A by " + layout.across() + " and "
                + columnDistance() + ", B by " + panelDistance() + ", " + format() + " vectors of " + lanes;
    }

    private String columnDistance() {
        return along == VARIES ? "lda" : Integer.toString(along);
    }

    private String panelDistance() {
        return below == VARIES ? "ldb" : Integer.toString(below);
    }

    @Override
    String text() {
        String element = "a[aOffset + i*" + layout.across() + " + p*" + columnDistance() + "]";
        String row = "p*" + panelDistance();
        String vector = "v*" + lanes + " .. + " + lanes;
        return name() + "\nfor i < " + rows + ", v < " + vectors + ", all in registers:"
                + "\n  s[i][v] = 0"
                + "\n  for p < depth:  s[i][v] = fma(" + element + ", b[bOffset + " + row
                + " + " + vector
                + "], s[i][v])"
                + "\n  c[cOffset + i*ldc + " + vector + "] " + (adds ? "+" : "") + "= s[i][v]\n";
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
            if (adds) addStored(i);
            place(i);
            intoArray();
        }
    }

    private void addStored(int i) {
        species();
        place(i);
        fromArray();
        method("add", ANY_VECTOR, "L" + vector + ";");
    }

    private int accumulator(int i) {
        return FIRST_LOCAL + i;
    }

    private int panelVector(int i) {
        return FIRST_LOCAL + rows * vectors + i;
    }

    /** The variable of the loop. */
    private int at() {
        return panelVector(vectors);
    }

    private int end() {
        return at() + 1;
    }

    private boolean beginsAtA() {
        return layout.isConstant() && along == 1;
    }

    private void products() {
        Label head = new Label();
        Label end = new Label();
        if (beginsAtA()) {
            code.visitVarInsn(ILOAD, B_OFFSET);
            code.visitVarInsn(ILOAD, A_OFFSET);
            number(below);
            code.visitInsn(IMUL);
            code.visitInsn(ISUB);
            code.visitVarInsn(ISTORE, B_OFFSET);
            code.visitVarInsn(ILOAD, A_OFFSET);
        } else {
            number(0);
        }
        code.visitInsn(DUP);
        code.visitVarInsn(ISTORE, at());
        code.visitVarInsn(ILOAD, DEPTH);
        code.visitInsn(IADD);
        code.visitVarInsn(ISTORE, end());
        code.visitLabel(head);
        code.visitVarInsn(ILOAD, at());
        code.visitVarInsn(ILOAD, end());
        code.visitJumpInsn(IF_ICMPGE, end);
        for (int next = 0; next < layout.steps(); next++) {
            readPanel(next);
            for (int row = 0; row < rows; row++) {
                multiplyRow(row, next);
                if (row == 0) barrier(next * rows, end);
            }
            if (next + 1 < layout.steps()) barrier(next * rows + rows - 1, end);
        }
        if (!layout.isConstant()) {
            advance(A_OFFSET, LDA);
            advance(B_OFFSET, LDB);
        }
        code.visitIincInsn(at(), layout.steps());
        code.visitJumpInsn(GOTO, head);
        code.visitLabel(end);
    }

    /** Each with another number, or HotSpot would leave out all but one. */
    private void barrier(int number, Label end) {
        if (!layout.isConstant()) return; // its bounds checks do the same
        code.visitVarInsn(ILOAD, at());
        code.visitLdcInsn(NEVER + number);
        code.visitJumpInsn(IF_ICMPEQ, end);
    }

    private void readPanel(int next) {
        for (int v = 0; v < vectors; v++) {
            species();
            code.visitVarInsn(ALOAD, B);
            index(B_OFFSET, below, next, v * lanes);
            fromArray();
            code.visitVarInsn(ASTORE, panelVector(v));
        }
    }

    /** Adds to a row of accumulators an element of A times a row of the panel. */
    private void multiplyRow(int row, int next) {
        species();
        code.visitVarInsn(ALOAD, A);
        index(A_OFFSET, along, next, row * layout.across());
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

    /** An index {@code offset + distance * (at + next) + add}; or where the distance varies, of an offset that advances. */
    private void index(int offset, int distance, int next, int add) {
        boolean begins = offset == A_OFFSET && beginsAtA();
        if (!begins) code.visitVarInsn(ILOAD, offset);
        if (layout.isConstant()) {
            code.visitVarInsn(ILOAD, at());
            if (!begins) {
                number(distance);
                code.visitInsn(IMUL);
                code.visitInsn(IADD);
            }
        }
        plus(distance * next + add);
    }

    /** Array and index of vector i of the tile of C. */
    private void place(int i) {
        code.visitVarInsn(ALOAD, C);
        index(C_OFFSET, i / vectors, LDC);
        plus(i % vectors * lanes);
    }

    private void advance(int variable, int by) {
        code.visitVarInsn(ILOAD, variable);
        code.visitVarInsn(ILOAD, by);
        code.visitInsn(IADD);
        code.visitVarInsn(ISTORE, variable);
    }
}
