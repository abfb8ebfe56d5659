package org.leibniz.compile;

class ScalarGemmTest extends GemmContract {
    @Override
    Kernels kernels() {
        return new ScalarKernels();
    }
}
