package org.leibniz.compile;

/** Finds the back end that goes with the best kernels. */
final class Backends {
    private static final String VECTOR_BACKEND = "org.leibniz.compile.vector.VectorBackend";

    private Backends() {}

    private static final class Holder {
        static final Backend BEST = find();
    }

    static Backend best() {
        return Holder.BEST;
    }

    // Whether there are vectors, and what to do if not, is said where the kernels are looked up.
    private static Backend find() {
        if (Kernels.best() instanceof ScalarKernels) return ScalarBackend.INSTANCE;
        try {
            return (Backend)
                    Class.forName(VECTOR_BACKEND).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector kernels came without a back end", e);
        }
    }
}
