package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** How long methods of a class file are. HotSpot interprets those that are too long for ever. */
public final class MethodSizes {
    public static final int LONGEST_COMPILED = 8000;

    private MethodSizes() {}

    /** The size of the longest method, which a label at its end knows once it is written again. */
    public static int longest(byte[] type) {
        List<Label> ends = new ArrayList<>();
        ClassWriter copy = new ClassWriter(0);
        new ClassReader(type)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, copy) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(
                                        api, super.visitMethod(access, name, descriptor, signature, thrown)) {
                                    @Override
                                    public void visitMaxs(int stack, int variables) {
                                        Label end = new Label();
                                        visitLabel(end);
                                        ends.add(end);
                                        super.visitMaxs(stack, variables);
                                    }
                                };
                            }
                        },
                        0);
        return ends.stream().mapToInt(Label::getOffset).max().orElseThrow();
    }
}
