package org.leibniz.compile;

import java.util.Locale;
import java.util.Optional;

/**
 * Chooses the kernels. Vector code is found by name, so that nothing else of the library needs the incubating module;
 * whatever is in the way is said once, with its cure. With the property {@code leibniz.vectors=false} nothing is looked for.
 */
final class KernelLookup {
    static final Kernels BEST = find();

    private static final String VECTOR_KERNELS = "org.leibniz.compile.vector.VectorKernels";
    private static final String WANTED = "leibniz.vectors";
    private static final String MODULE = "jdk.incubator.vector";

    private KernelLookup() {}

    private static Kernels find() {
        if (System.getProperty(WANTED, "true").equals("false")) return new ScalarKernels();
        boolean modulePresent = ModuleLayer.boot().findModule(MODULE).isPresent();
        Optional<String> obstacle = obstacle(modulePresent, System.getProperty("java.vm.info", ""));
        if (obstacle.isEmpty()) {
            try {
                return (Kernels)
                        Class.forName(VECTOR_KERNELS).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                obstacle = Optional.of("the vector kernels did not start (" + e + ")");
            }
        }
        System.getLogger("org.leibniz.compile")
                .log(System.Logger.Level.WARNING, "Leibniz runs on slow scalar kernels: " + obstacle.get());
        return new ScalarKernels();
    }

    /** Why vector kernels would fail or crawl, with the cure. */
    static Optional<String> obstacle(boolean modulePresent, String vmInfo) {
        if (!modulePresent) {
            return Optional.of("start Java with --add-modules " + MODULE);
        }
        String mode = vmInfo.toLowerCase(Locale.ROOT);
        // Without the optimising compiler every vector is an object: a hundred times slower than plain loops.
        if (mode.contains("emulated-client") || mode.contains("interpreted mode")) {
            return Optional.of("the optimising compiler is off; start Java without -XX:TieredStopAtLevel and -Xint");
        }
        return Optional.empty();
    }
}
