package org.leibniz.compile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.leibniz.compile.vector.EagerVectorCode;

/** Vector code from the first call on; on the scalar kernels where there are no vectors. */
class VectorGemmTest extends GemmContract {
    @BeforeAll
    static void useVectorsAtOnce() {
        EagerVectorCode.use(true);
    }

    @AfterAll
    static void useVectorsWhenCompiled() {
        EagerVectorCode.use(false);
    }

    @Override
    Kernels kernels() {
        return Kernels.best();
    }
}
