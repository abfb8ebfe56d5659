package org.leibniz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which compiled method names which, lambdas counted as calls of their bodies. */
final class CallGraph {
    private final Map<String, Set<String>> calls = new TreeMap<>();

    static CallGraph of(Path classes, List<String> packages) throws IOException {
        CallGraph graph = new CallGraph();
        for (String folder : packages) {
            Path path = classes.resolve(folder);
            if (!Files.isDirectory(path)) continue;
            try (Stream<Path> files = Files.list(path)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".class")).toList()) {
                    new ClassReader(Files.readAllBytes(file)).accept(graph.new Visitor(), ClassReader.SKIP_FRAMES);
                }
            }
        }
        return graph;
    }

    /** The same graph without the methods of a class. */
    CallGraph without(String type) {
        calls.keySet().removeIf(method -> method.startsWith(type + "."));
        return this;
    }

    int size() {
        return calls.size();
    }

    /** The methods that lie on a circle of calls, or between two circles. */
    List<String> cycles() {
        Map<String, Set<String>> left = new TreeMap<>();
        calls.forEach((caller, callees) -> left.put(caller, new TreeSet<>(callees)));
        left.values().forEach(callees -> callees.retainAll(calls.keySet()));
        boolean shrinking = true;
        while (shrinking) {
            Set<String> called = new TreeSet<>();
            left.values().forEach(called::addAll);
            shrinking =
                    left.entrySet().removeIf(entry -> entry.getValue().isEmpty() || !called.contains(entry.getKey()));
            left.values().forEach(callees -> callees.retainAll(left.keySet()));
        }
        return new ArrayList<>(left.keySet());
    }

    private final class Visitor extends ClassVisitor {
        private String owner;

        Visitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            owner = name;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            // The compiler's bridge methods only pass a call on to the method of the same name.
            if ((access & Opcodes.ACC_BRIDGE) != 0) return null;
            Set<String> callees = calls.computeIfAbsent(owner + "." + name + descriptor, caller -> new TreeSet<>());
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String name, String descriptor, boolean isInterface) {
                    callees.add(owner + "." + name + descriptor);
                }

                @Override
                public void visitInvokeDynamicInsn(
                        String name, String descriptor, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle body)
                            callees.add(body.getOwner() + "." + body.getName() + body.getDesc());
                    }
                }
            };
        }
    }
}
