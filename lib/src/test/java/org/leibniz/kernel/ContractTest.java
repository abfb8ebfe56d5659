package org.leibniz.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.leibniz.kernel.Lowering.Contract;

class ContractTest {
    @Test
    void lettersThatTheResultLacksAreSummed() {
        assertEquals("k", new Contract("mk", "kn", "mn").summed());
        assertEquals("", new Contract("m", "n", "mn").summed());
        assertEquals("ij", new Contract("ij", "ij", "").summed());
        assertEquals("ji", new Contract("bji", "bij", "b").summed(), "in the order of the left operand");
    }

    @Test
    void text() {
        assertEquals("mk,kn->mn", new Contract("mk", "kn", "mn").toString());
    }
}
