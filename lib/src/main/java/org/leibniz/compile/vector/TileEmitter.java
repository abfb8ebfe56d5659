package org.leibniz.compile.vector;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.Locale;
import org.leibniz.compile.Dump;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes micro-kernels. A tile of so many rows and vectors has one local variable per accumulator and neither inner loops
 * nor branches, for only then does HotSpot keep the whole tile in registers. As Java it reads, for two rows and one vector,
 *
 * <pre>{@code
 * c0 = c1 = FloatVector.zero(SPECIES);
 * for (int step = 0; step < depth; step++) {
 *     b0 = FloatVector.fromArray(SPECIES, b, bOffset);
 *     c0 = FloatVector.broadcast(SPECIES, a[aOffset]).fma(b0, c0);
 *     c1 = FloatVector.broadcast(SPECIES, a[aOffset + 1]).fma(b0, c1);
 *     aOffset += lda;
 *     bOffset += ldb;
 * }
 * c0.add(FloatVector.fromArray(SPECIES, start, startOffset)).intoArray(c, cOffset);
 * c1.add(FloatVector.fromArray(SPECIES, start, startOffset + ldStart)).intoArray(c, cOffset + ldc);
 * }</pre>
 *
 * Accumulators that begin with what is in memory, not zero, cost a fifth of the speed.
 */
final class TileEmitter {
    private static final String VECTOR = "jdk/incubator/vector/";
    private static final String ANY_VECTOR = "L" + VECTOR + "Vector;";
    private static final String SPECIES = "L" + VECTOR + "VectorSpecies;";

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

    /** The most steps of the inner size in one trip through the loop. */
    private static final int STEPS = 2;

    private final Class<?> tile;
    private final int rows;
    private final int vectors;
    private final int lanes;
    private final TileLayout layout;
    private final boolean single;
    private final String vector;
    private final String element;
    private MethodVisitor code;

    /** @param tile {@link FloatTile} or {@link DoubleTile} */
    TileEmitter(Class<?> tile, int rows, int vectors, int lanes, TileLayout layout) {
        this.tile = tile;
        this.rows = rows;
        this.vectors = vectors;
        this.lanes = lanes;
        this.layout = layout;
        single = tile == FloatTile.class;
        vector = VECTOR + (single ? "FloatVector" : "DoubleVector");
        element = single ? "F" : "D";
    }

    Object define() {
        byte[] bytes = bytecode();
        Dump.write(name(), bytes, this::text);
        try {
            return MethodHandles.lookup()
                    .defineHiddenClass(bytes, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated micro-kernel does not load", e);
        }
    }

    private String name() {
        return "tile " + rows + "x" + vectors + " by " + layout.name().toLowerCase(Locale.ROOT) + " "
                + (single ? "float32" : "float64") + " vectors of " + lanes;
    }

    private String text() {
        String element = layout == TileLayout.ROWS ? "a[aOffset + i*lda + p]" : "a[aOffset + p*lda + i]";
        String vector = "v*" + lanes + " .. + " + lanes;
        return name() + "\nfor i < " + rows + ", v < " + vectors + ", all in registers:"
                + "\n  s[i][v] = 0"
                + "\n  for p < depth:  s[i][v] = fma(" + element + ", b[bOffset + p*ldb + " + vector + "], s[i][v])"
                + "\n  c[cOffset + i*ldc + " + vector + "] = s[i][v] + start[startOffset + i*ldStart + " + vector
                + "]\n";
    }

    private byte[] bytecode() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            // Each local has one type, so where paths meet nothing more is asked.
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return "java/lang/Object";
            }
        };
        String name = tile.getName().replace('.', '/') + rows + "x" + vectors;
        writer.visit(V17, ACC_FINAL, name, null, "java/lang/Object", new String[] {
            tile.getName().replace('.', '/')
        });
        constructor(writer.visitMethod(0, "<init>", "()V", null, null));
        String array = "[" + element;
        code = writer.visitMethod(ACC_PUBLIC, "multiply", "(I" + (array + "II").repeat(4) + ")V", null, null);
        code.visitCode();
        body();
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(MethodVisitor constructor) {
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
    }

    private void body() {
        Label begin = new Label();
        code.visitVarInsn(ILOAD, DEPTH);
        code.visitJumpInsn(IFGE, begin);
        code.visitInsn(RETURN);
        code.visitLabel(begin);
        species();
        factory("zero", SPECIES);
        for (int i = 0; i < rows * vectors; i++) {
            if (i < rows * vectors - 1) {
                code.visitInsn(DUP);
            }
            code.visitVarInsn(ASTORE, accumulator(i));
        }
        if (layout == TileLayout.ROWS) {
            rowOffsets();
        }
        products();
        for (int i = 0; i < rows * vectors; i++) {
            code.visitVarInsn(ALOAD, accumulator(i));
            species();
            place(i, START, START_OFFSET, LD_START);
            factory("fromArray", SPECIES + "[" + element + "I");
            method("add", ANY_VECTOR, "L" + vector + ";");
            place(i, C, C_OFFSET, LDC);
            method("intoArray", "[" + element + "I", "V");
        }
    }

    private int accumulator(int i) {
        return FIRST_LOCAL + i;
    }

    private int panelVector(int i) {
        return FIRST_LOCAL + rows * vectors + i;
    }

    private int rowOffset(int row) {
        return panelVector(STEPS * vectors) + row;
    }

    private int step() {
        return rowOffset(rows);
    }

    private void rowOffsets() {
        for (int row = 0; row < rows; row++) {
            code.visitVarInsn(ILOAD, A_OFFSET);
            code.visitVarInsn(ILOAD, LDA);
            number(row);
            code.visitInsn(IMUL);
            code.visitInsn(IADD);
            code.visitVarInsn(ISTORE, rowOffset(row));
        }
    }

    /** Steps through the inner size: two at a time where A is read by rows, for there a step has more to compute. */
    private void products() {
        number(0);
        code.visitVarInsn(ISTORE, step());
        if (layout == TileLayout.ROWS && Registers.fit((rows + STEPS) * vectors + 1)) {
            loop(STEPS);
        }
        loop(1);
    }

    /** {@code for (; step < depth - (steps - 1); step += steps)}. */
    private void loop(int steps) {
        Label head = new Label();
        Label end = new Label();
        code.visitLabel(head);
        code.visitVarInsn(ILOAD, step());
        code.visitVarInsn(ILOAD, DEPTH);
        plus(1 - steps);
        code.visitJumpInsn(IF_ICMPGE, end);
        for (int i = 0; i < steps; i++) {
            readPanel(i);
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < steps; i++) {
                multiplyRow(row, i);
            }
        }
        if (layout == TileLayout.COLUMNS) {
            advance(A_OFFSET, LDA);
        }
        code.visitIincInsn(step(), steps);
        code.visitJumpInsn(GOTO, head);
        code.visitLabel(end);
    }

    /** Reads one row of the panel, and goes on to the next. */
    private void readPanel(int ahead) {
        for (int v = 0; v < vectors; v++) {
            species();
            code.visitVarInsn(ALOAD, B);
            code.visitVarInsn(ILOAD, B_OFFSET);
            plus(v * lanes);
            factory("fromArray", SPECIES + "[" + element + "I");
            code.visitVarInsn(ASTORE, panelVector(ahead * vectors + v));
        }
        advance(B_OFFSET, LDB);
    }

    /** Adds to a row of accumulators an element of A times a row of the panel. */
    private void multiplyRow(int row, int ahead) {
        species();
        elementOfA(row, ahead);
        factory("broadcast", SPECIES + element);
        for (int v = 0; v < vectors; v++) {
            if (v < vectors - 1) {
                code.visitInsn(DUP);
            }
            code.visitVarInsn(ALOAD, panelVector(ahead * vectors + v));
            code.visitVarInsn(ALOAD, accumulator(row * vectors + v));
            method("fma", ANY_VECTOR + ANY_VECTOR, "L" + vector + ";");
            code.visitVarInsn(ASTORE, accumulator(row * vectors + v));
        }
    }

    private void elementOfA(int row, int ahead) {
        code.visitVarInsn(ALOAD, A);
        if (layout == TileLayout.ROWS) {
            code.visitVarInsn(ILOAD, rowOffset(row));
            code.visitVarInsn(ILOAD, step());
            code.visitInsn(IADD);
            plus(ahead);
        } else {
            code.visitVarInsn(ILOAD, A_OFFSET);
            plus(row);
        }
        code.visitInsn(single ? FALOAD : DALOAD);
    }

    /** Array and index of vector i of a tile. */
    private void place(int i, int array, int offset, int rowStride) {
        code.visitVarInsn(ALOAD, array);
        code.visitVarInsn(ILOAD, offset);
        if (i >= vectors) {
            code.visitVarInsn(ILOAD, rowStride);
            number(i / vectors);
            code.visitInsn(IMUL);
            code.visitInsn(IADD);
        }
        plus(i % vectors * lanes);
    }

    private void species() {
        code.visitFieldInsn(GETSTATIC, vector, "SPECIES_PREFERRED", SPECIES);
    }

    private void factory(String name, String parameters) {
        code.visitMethodInsn(INVOKESTATIC, vector, name, "(" + parameters + ")L" + vector + ";", false);
    }

    private void method(String name, String parameters, String result) {
        code.visitMethodInsn(INVOKEVIRTUAL, vector, name, "(" + parameters + ")" + result, false);
    }

    private void advance(int variable, int by) {
        code.visitVarInsn(ILOAD, variable);
        code.visitVarInsn(ILOAD, by);
        code.visitInsn(IADD);
        code.visitVarInsn(ISTORE, variable);
    }

    private void plus(int value) {
        if (value != 0) {
            number(value);
            code.visitInsn(IADD);
        }
    }

    private void number(int value) {
        code.visitIntInsn(SIPUSH, value);
    }
}
