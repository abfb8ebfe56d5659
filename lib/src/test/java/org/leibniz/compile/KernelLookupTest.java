package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelLookupTest {
    @Test
    void whatIsInTheWayIsSaidWithItsCure() {
        assertEquals(
                Optional.of("start Java with --add-modules jdk.incubator.vector"),
                KernelLookup.obstacle(false, "mixed mode, sharing"));
        assertTrue(KernelLookup.obstacle(true, "mixed mode, emulated-client, sharing")
                .isPresent());
        assertTrue(KernelLookup.obstacle(true, "interpreted mode, sharing").isPresent());
        assertEquals(Optional.empty(), KernelLookup.obstacle(true, "mixed mode, sharing"));
    }

    @Test
    void vectorsAreUsedExactlyWhereTheModuleIs() {
        boolean possible = KernelLookup.obstacle(
                        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                        System.getProperty("java.vm.info"))
                .isEmpty();
        assertEquals(possible, Kernels.best().name().startsWith("vector-"));
    }
}
