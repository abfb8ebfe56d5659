package org.leibniz.compile;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Bytecode for one number at a time. */
final class ScalarCode implements LaneCode {
    private static final String MATH = "java/lang/Math";

    private final boolean single;
    private final String type;

    ScalarCode(Precision precision) {
        this.single = precision == Precision.FLOAT32;
        this.type = single ? "F" : "D";
    }

    private int opcode(int ofFloat, int ofDouble) {
        return single ? ofFloat : ofDouble;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void store(MethodVisitor code, int variable) {
        code.visitVarInsn(opcode(FSTORE, DSTORE), variable);
    }

    @Override
    public void fetch(MethodVisitor code, int variable) {
        code.visitVarInsn(opcode(FLOAD, DLOAD), variable);
    }

    @Override
    public int variables() {
        return single ? 1 : 2;
    }

    @Override
    public void constant(MethodVisitor code, double value) {
        if (single) code.visitLdcInsn((float) value);
        else code.visitLdcInsn(value);
    }

    @Override
    public void operation(MethodVisitor code, Operation operation) {
        switch (operation) {
            case ADD -> code.visitInsn(opcode(FADD, DADD));
            case SUBTRACT -> code.visitInsn(opcode(FSUB, DSUB));
            case MULTIPLY -> code.visitInsn(opcode(FMUL, DMUL));
            case DIVIDE -> code.visitInsn(opcode(FDIV, DDIV));
            case NEGATE -> code.visitInsn(opcode(FNEG, DNEG));
            case MIN -> math(code, "min", 2);
            case MAX -> math(code, "max", 2);
            case ABS -> math(code, "abs", 1);
            case SQRT -> throughDouble(code, () -> code.visitMethodInsn(INVOKESTATIC, MATH, "sqrt", "(D)D", false));
            case EXCLUSIVE_OR -> exclusiveOr(code);
        }
    }

    private void math(MethodVisitor code, String name, int operands) {
        code.visitMethodInsn(INVOKESTATIC, MATH, name, "(" + type.repeat(operands) + ")" + type, false);
    }

    /** A root that is rounded to a double and then to a float is the root that is rounded to a float. */
    private void throughDouble(MethodVisitor code, Runnable operation) {
        if (single) code.visitInsn(F2D);
        operation.run();
        if (single) code.visitInsn(D2F);
    }

    @Override
    public void fma(MethodVisitor code) {
        math(code, "fma", 3);
    }

    private void toBits(MethodVisitor code) {
        if (single) code.visitMethodInsn(INVOKESTATIC, "java/lang/Float", "floatToRawIntBits", "(F)I", false);
        else code.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
    }

    private void toNumber(MethodVisitor code) {
        if (single) code.visitMethodInsn(INVOKESTATIC, "java/lang/Float", "intBitsToFloat", "(I)F", false);
        else code.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "longBitsToDouble", "(J)D", false);
    }

    @Override
    public void bits(MethodVisitor code, BitOperation operation, long number) {
        toBits(code);
        boolean shift = operation == BitOperation.SHIFT_LEFT || operation == BitOperation.SHIFT_RIGHT;
        if (single || shift) code.visitLdcInsn((int) number);
        else code.visitLdcInsn(number);
        switch (operation) {
            case ADD -> code.visitInsn(opcode(IADD, LADD));
            case AND -> code.visitInsn(opcode(IAND, LAND));
            case OR -> code.visitInsn(opcode(IOR, LOR));
            case SHIFT_LEFT -> code.visitInsn(opcode(ISHL, LSHL));
            case SHIFT_RIGHT -> code.visitInsn(opcode(IUSHR, LUSHR));
        }
        toNumber(code);
    }

    private void exclusiveOr(MethodVisitor code) {
        toBits(code);
        // The other operand lies below; it is fetched over the bits of this one.
        if (single) {
            code.visitInsn(SWAP);
            toBits(code);
            code.visitInsn(IXOR);
        } else {
            code.visitInsn(DUP2_X2);
            code.visitInsn(POP2);
            toBits(code);
            code.visitInsn(LXOR);
        }
        toNumber(code);
    }

    @Override
    public void select(MethodVisitor code, Comparison comparison, int a, int b, int then, int otherwise) {
        Label no = new Label();
        Label end = new Label();
        fetch(code, a);
        fetch(code, b);
        // Of the two comparisons this one gives −1 for what is no number, which is neither greater nor equal.
        code.visitInsn(opcode(FCMPL, DCMPL));
        code.visitJumpInsn(comparison == Comparison.GREATER ? IFLE : IFNE, no);
        fetch(code, then);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(no);
        fetch(code, otherwise);
        code.visitLabel(end);
    }

    @Override
    public void power(MethodVisitor code) {
        if (single) {
            code.visitInsn(F2D);
            code.visitInsn(DUP2_X1);
            code.visitInsn(POP2);
            code.visitInsn(F2D);
            code.visitInsn(DUP2_X2);
            code.visitInsn(POP2);
        }
        code.visitMethodInsn(INVOKESTATIC, MATH, "pow", "(DD)D", false);
        if (single) code.visitInsn(D2F);
    }

    @Override
    public void read(MethodVisitor code, Place place) {
        place.push(code);
        code.visitInsn(opcode(FALOAD, DALOAD));
    }

    @Override
    public void readRepeated(MethodVisitor code, Place place) {
        read(code, place);
    }

    @Override
    public void write(MethodVisitor code, Place place, int variable) {
        place.push(code);
        fetch(code, variable);
        code.visitInsn(opcode(FASTORE, DASTORE));
    }

    @Override
    public void exchange(MethodVisitor code, int variable, int distance) {
        throw new UnsupportedOperationException("a single number has none to be exchanged with");
    }

    @Override
    public void number(MethodVisitor code, int variable, int index) {
        fetch(code, variable);
    }
}
