package org.leibniz.compile;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;

import org.objectweb.asm.MethodVisitor;

/**
 * An element of an array, by the variables that lead to it: the array, where the row starts, the column, and how far
 * columns are apart. A place without a column is the start of the row; one without a stride has neighbouring columns.
 */
public record Place(int array, int start, int column, int stride) {
    static final int NONE = -1;

    /** Puts the array, then the index on the stack. */
    public void push(MethodVisitor code) {
        code.visitVarInsn(ALOAD, array);
        code.visitVarInsn(ILOAD, start);
        if (column == NONE) return;
        code.visitVarInsn(ILOAD, column);
        if (stride != NONE) {
            code.visitVarInsn(ILOAD, stride);
            code.visitInsn(IMUL);
        }
        code.visitInsn(IADD);
    }
}
