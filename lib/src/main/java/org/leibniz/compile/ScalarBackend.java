package org.leibniz.compile;

import java.lang.invoke.MethodHandles;

/** Plain Java arithmetic, one number at a time: what runs where nothing better is to be had. */
final class ScalarBackend implements Backend {
    static final Backend INSTANCE = new ScalarBackend();

    private final Kernels kernels = new ScalarKernels();

    private ScalarBackend() {}

    @Override
    public MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }

    @Override
    public LaneCode vectors(Precision precision) {
        return null;
    }

    @Override
    public boolean isEager() {
        return true;
    }

    @Override
    public MultiplyAdds multiplyAdds(Precision precision) {
        return new ScalarMultiplyAdds(precision);
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }
}
