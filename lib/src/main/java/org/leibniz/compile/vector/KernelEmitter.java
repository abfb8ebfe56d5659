package org.leibniz.compile.vector;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import org.leibniz.compile.Dump;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes a class with one method on float or double vectors, and makes the only instance of it. */
abstract class KernelEmitter {
    static final String VECTOR = "jdk/incubator/vector/";
    static final String ANY_VECTOR = "L" + VECTOR + "Vector;";
    static final String SPECIES = "L" + VECTOR + "VectorSpecies;";

    private final Class<?> kernel;
    private final boolean single;
    final String vector;
    final String element;
    final String array;

    /** Filled while {@link #body} runs. */
    final MethodVisitor code;

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        // Each local has one type, so where paths meet nothing more is asked.
        @Override
        protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
        }
    };

    /** @param kernel the interface with the method to write */
    KernelEmitter(Class<?> kernel, String name, String method, String parameters) {
        this.kernel = kernel;
        single = kernel.getSimpleName().startsWith("Float");
        vector = VECTOR + (single ? "FloatVector" : "DoubleVector");
        element = single ? "F" : "D";
        array = "[" + element;
        String type = kernel.getName().replace('.', '/');
        writer.visit(V17, ACC_FINAL, type + name, null, "java/lang/Object", new String[] {type});
        constructor(writer.visitMethod(0, "<init>", "()V", null, null));
        String descriptor = "(" + parameters.replace("[", array) + ")V";
        code = writer.visitMethod(ACC_PUBLIC, method, descriptor, null, null);
    }

    /** What the kernel does, in a few words. */
    abstract String name();

    /** The kernel as it would be written down. */
    abstract String text();

    abstract void body();

    /** How the numbers are stored. */
    final String format() {
        return single ? "float32" : "float64";
    }

    final Object define() {
        byte[] bytes = bytecode();
        Dump.write(name(), bytes, this::text);
        try {
            return MethodHandles.lookup()
                    .defineHiddenClass(bytes, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated " + kernel.getSimpleName() + " does not load", e);
        }
    }

    /** The class file; to be asked for once. */
    final byte[] bytecode() {
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

    /** A way to call a kernel without what it does: HotSpot compiles what is called often. */
    final void returnIfNegative(int variable) {
        Label begin = new Label();
        code.visitVarInsn(ILOAD, variable);
        code.visitJumpInsn(IFGE, begin);
        code.visitInsn(RETURN);
        code.visitLabel(begin);
    }

    final void species() {
        code.visitFieldInsn(GETSTATIC, vector, "SPECIES_PREFERRED", SPECIES);
    }

    /** Reads an element of the array whose index lies on the stack after it. */
    final void readElement() {
        code.visitInsn(single ? FALOAD : DALOAD);
    }

    final void factory(String name, String parameters) {
        code.visitMethodInsn(INVOKESTATIC, vector, name, "(" + parameters + ")L" + vector + ";", false);
    }

    /** Reads a vector from array and index. */
    final void fromArray() {
        factory("fromArray", SPECIES + array + "I");
    }

    final void intoArray() {
        method("intoArray", array + "I", "V");
    }

    final void method(String name, String parameters, String result) {
        code.visitMethodInsn(INVOKEVIRTUAL, vector, name, "(" + parameters + ")" + result, false);
    }

    /** The index of a row: {@code offset + row * distance}. */
    final void index(int offset, int row, int distance) {
        code.visitVarInsn(ILOAD, offset);
        if (row > 0) {
            code.visitVarInsn(ILOAD, distance);
            number(row);
            code.visitInsn(IMUL);
            code.visitInsn(IADD);
        }
    }

    final void plus(int value) {
        if (value != 0) {
            number(value);
            code.visitInsn(IADD);
        }
    }

    final void number(int value) {
        if (value == (short) value) code.visitIntInsn(SIPUSH, value);
        else code.visitLdcInsn(value);
    }
}
