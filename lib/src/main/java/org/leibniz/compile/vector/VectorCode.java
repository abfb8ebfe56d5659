package org.leibniz.compile.vector;

import static org.objectweb.asm.Opcodes.*;

import org.leibniz.compile.LaneCode;
import org.leibniz.compile.Place;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/** Bytecode for vectors: calls of the Vector API, which the virtual machine replaces by single instructions. */
final class VectorCode implements LaneCode {
    private static final String API = "jdk/incubator/vector/";
    private static final String VECTOR = API + "Vector";
    private static final String ANY_VECTOR = "L" + VECTOR + ";";
    private static final String MASK = "L" + API + "VectorMask;";
    private static final String SPECIES = "L" + API + "VectorSpecies;";
    private static final String SHUFFLE = "L" + API + "VectorShuffle;";
    private static final String OPERATORS = API + "VectorOperators";
    private static final String BACKEND = "org/leibniz/compile/vector/VectorBackend";

    private final boolean single;
    private final String kind;
    private final String bitKind;
    private final int width;
    private final String type;
    private final String bitType;
    private final String number;
    private final String bitNumber;

    /**
     * @param kind {@code Float} or {@code Double}
     * @param bitKind the integers of the same width
     */
    VectorCode(String kind, String bitKind, int width) {
        this.single = kind.equals("Float");
        this.kind = kind;
        this.bitKind = bitKind;
        this.width = width;
        this.type = API + kind + "Vector";
        this.bitType = API + bitKind + "Vector";
        this.number = kind.substring(0, 1);
        this.bitNumber = single ? "I" : "J";
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public void store(MethodVisitor code, int variable) {
        code.visitVarInsn(ASTORE, variable);
    }

    @Override
    public void fetch(MethodVisitor code, int variable) {
        code.visitVarInsn(ALOAD, variable);
    }

    @Override
    public int variables() {
        return 1;
    }

    private void call(MethodVisitor code, String owner, String name, String parameters, String result) {
        code.visitMethodInsn(INVOKEVIRTUAL, owner, name, "(" + parameters + ")" + result, false);
    }

    private void species(MethodVisitor code) {
        code.visitFieldInsn(GETSTATIC, BACKEND, single ? "FLOATS" : "DOUBLES", SPECIES);
    }

    private void broadcast(MethodVisitor code) {
        code.visitMethodInsn(INVOKESTATIC, type, "broadcast", "(" + SPECIES + number + ")L" + type + ";", false);
    }

    @Override
    public void constant(MethodVisitor code, double value) {
        species(code);
        if (single) code.visitLdcInsn((float) value);
        else code.visitLdcInsn(value);
        broadcast(code);
    }

    @Override
    public void operation(MethodVisitor code, Operation operation) {
        switch (operation) {
            case ADD -> binary(code, "add");
            case SUBTRACT -> binary(code, "sub");
            case MULTIPLY -> binary(code, "mul");
            case DIVIDE -> binary(code, "div");
            case MIN -> binary(code, "min");
            case MAX -> binary(code, "max");
            case NEGATE -> call(code, type, "neg", "", "L" + type + ";");
            case ABS -> call(code, type, "abs", "", "L" + type + ";");
            case SQRT -> call(code, type, "sqrt", "", "L" + type + ";");
            case EXCLUSIVE_OR -> exclusiveOr(code);
        }
    }

    private void binary(MethodVisitor code, String name) {
        call(code, type, name, ANY_VECTOR, "L" + type + ";");
    }

    @Override
    public void fma(MethodVisitor code) {
        call(code, type, "fma", ANY_VECTOR + ANY_VECTOR, "L" + type + ";");
    }

    private void toBits(MethodVisitor code) {
        call(code, VECTOR, "reinterpretAs" + bitKind + "s", "", "L" + bitType + ";");
    }

    private void toNumbers(MethodVisitor code) {
        call(code, VECTOR, "reinterpretAs" + kind + "s", "", "L" + type + ";");
    }

    private void operator(MethodVisitor code, String name, String sort) {
        code.visitFieldInsn(GETSTATIC, OPERATORS, name, "L" + OPERATORS + "$" + sort + ";");
    }

    private void exclusiveOr(MethodVisitor code) {
        toBits(code);
        code.visitInsn(SWAP);
        toBits(code);
        operator(code, "XOR", "Associative");
        code.visitInsn(SWAP);
        call(code, bitType, "lanewise", "L" + OPERATORS + "$Binary;" + ANY_VECTOR, "L" + bitType + ";");
        toNumbers(code);
    }

    @Override
    public void bits(MethodVisitor code, BitOperation operation, long value) {
        toBits(code);
        switch (operation) {
            case ADD -> bitCall(code, "add", value);
            case AND -> bitCall(code, "and", value);
            case OR -> bitCall(code, "or", value);
            case SHIFT_LEFT -> shift(code, "LSHL", value);
            case SHIFT_RIGHT -> shift(code, "LSHR", value);
        }
        toNumbers(code);
    }

    private void bitConstant(MethodVisitor code, long value) {
        if (single) code.visitLdcInsn((int) value);
        else code.visitLdcInsn(value);
    }

    private void bitCall(MethodVisitor code, String name, long value) {
        bitConstant(code, value);
        call(code, bitType, name, bitNumber, "L" + bitType + ";");
    }

    private void shift(MethodVisitor code, String operator, long by) {
        operator(code, operator, "Binary");
        bitConstant(code, by);
        call(code, bitType, "lanewise", "L" + OPERATORS + "$Binary;" + bitNumber, "L" + bitType + ";");
    }

    @Override
    public void select(MethodVisitor code, Comparison comparison, int a, int b, int then, int otherwise) {
        fetch(code, otherwise);
        fetch(code, then);
        fetch(code, a);
        operator(code, comparison == Comparison.GREATER ? "GT" : "EQ", "Comparison");
        fetch(code, b);
        call(code, type, "compare", "L" + OPERATORS + "$Comparison;" + ANY_VECTOR, MASK);
        call(code, type, "blend", ANY_VECTOR + MASK, "L" + type + ";");
    }

    @Override
    public void power(MethodVisitor code) {
        throw new UnsupportedOperationException("a general power is computed number by number");
    }

    @Override
    public void read(MethodVisitor code, Place place) {
        species(code);
        place.push(code);
        code.visitMethodInsn(INVOKESTATIC, type, "fromArray", "(" + SPECIES + "[" + number + "I)L" + type + ";", false);
    }

    @Override
    public void readRepeated(MethodVisitor code, Place place) {
        species(code);
        place.push(code);
        code.visitInsn(single ? FALOAD : DALOAD);
        broadcast(code);
    }

    @Override
    public void write(MethodVisitor code, Place place, int variable) {
        fetch(code, variable);
        place.push(code);
        call(code, type, "intoArray", "[" + number + "I", "V");
    }

    @Override
    public void exchange(MethodVisitor code, int variable, int distance) {
        fetch(code, variable);
        String made = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;II)" + SHUFFLE;
        Handle maker = new Handle(H_INVOKESTATIC, BACKEND, "exchange", made, false);
        code.visitLdcInsn(new ConstantDynamic("exchange", SHUFFLE, maker, single ? Float.SIZE : Double.SIZE, distance));
        call(code, type, "rearrange", SHUFFLE, "L" + type + ";");
    }

    @Override
    public void number(MethodVisitor code, int variable, int index) {
        fetch(code, variable);
        code.visitLdcInsn(index);
        call(code, type, "lane", "I", number);
    }
}
