package org.leibniz.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leibniz.plan.Access;
import org.leibniz.plan.Buffer;
import org.leibniz.plan.Kernel;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Compiles loops to hidden classes, one class for all loops of the same form: what is warm for one is warm for all. */
final class LoopCompiler {
    private static final int KEPT = 4096;

    private static final Map<Key, LoopKernel> COMPILED = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, LoopKernel> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(LoopForm form, Precision precision, Backend backend) {}

    private LoopCompiler() {}

    /** @param buffers what the loop reads and writes, for a reader of what is generated */
    static LoopKernel compile(Kernel.Loop loop, List<Buffer> buffers, Precision precision, Backend backend) {
        Key key = new Key(LoopForm.of(loop), precision, backend);
        synchronized (COMPILED) {
            return COMPILED.computeIfAbsent(key, form -> make(loop, buffers, precision, backend));
        }
    }

    private static LoopKernel make(Kernel.Loop loop, List<Buffer> buffers, Precision precision, Backend backend) {
        String text = Dump.isOn() ? LoopText.of(loop, buffers) : "";
        LaneCode vectors = suitsVectors(loop, precision) ? backend.vectors(precision) : null;
        if (vectors == null) return define(loop, precision, backend, null, 1, text);
        if (backend.isEager()) return define(loop, precision, backend, vectors, 1, text);
        LoopKernel plain = define(loop, precision, backend, null, vectors.width(), text);
        return new WarmingLoop(
                plain,
                () -> define(loop, precision, backend, null, 1, text),
                () -> define(loop, precision, backend, vectors, 1, text),
                loop,
                precision,
                vectors.width());
    }

    private static LoopKernel define(
            Kernel.Loop loop, Precision precision, Backend backend, LaneCode vectors, int groups, String text) {
        try {
            byte[] bytes = bytecode(loop, precision, backend, vectors, groups);
            String form = precision.name().toLowerCase(Locale.ROOT)
                    + (vectors == null ? " numbers" : " vectors of " + vectors.width());
            Dump.write(LoopText.name(loop) + " " + form, bytes, () -> form + "\n" + text);
            Class<?> type = backend.lookup().defineHiddenClass(bytes, true).lookupClass();
            return (LoopKernel) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class does not load", e);
        }
    }

    /** The class file of a loop. */
    static byte[] bytecode(Kernel.Loop loop, Precision precision, Backend backend, LaneCode vectors, int groups) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            // Variables have one type each, so where paths meet nothing is known beyond that.
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return "java/lang/Object";
            }
        };
        String name = backend.lookup().lookupClass().getPackageName().replace('.', '/') + "/GeneratedLoop";
        String[] interfaces = {LoopKernel.class.getName().replace('.', '/')};
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL, name, null, "java/lang/Object", interfaces);
        constructor(writer);
        MethodVisitor run = writer.visitMethod(ACC_PUBLIC, "run", "([Ljava/lang/Object;[I[III)V", null, null);
        new LoopEmitter(loop, precision, new ScalarCode(precision), vectors, groups, run).emit();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
    }

    /** Vectors need neighbours; and a general power is only known for single numbers. */
    private static boolean suitsVectors(Kernel.Loop loop, Precision precision) {
        if (loop.sizes().isEmpty()) return false;
        for (Access access : LoopForm.accesses(loop)) if (Reach.of(access) == Reach.FAR) return false;
        return !LoopBody.tryOut(loop, precision, new ScalarCode(precision), new Variables(0))
                .usesGeneralPower();
    }
}
