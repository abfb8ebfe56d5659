package org.leibniz.kernel;

import static java.lang.Double.NaN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScalarLanesTest {
    private static final ScalarLanes LANES = ScalarLanes.INSTANCE;

    @Test
    void arithmetic() {
        assertEquals(5, LANES.add(2.0, 3.0));
        assertEquals(-1, LANES.subtract(2.0, 3.0));
        assertEquals(6, LANES.multiply(2.0, 3.0));
        assertEquals(0.4, LANES.divide(2.0, 5.0));
        assertEquals(-2, LANES.negate(2.0));
        assertEquals(2, LANES.abs(-2.0));
        assertEquals(3, LANES.sqrt(9.0));
        assertEquals(8, LANES.power(2.0, 3.0));
        assertEquals(2, LANES.min(2.0, 3.0));
        assertEquals(3, LANES.max(2.0, 3.0));
        assertEquals(0.5, LANES.constant(0.5));
    }

    @Test
    void functions() {
        assertEquals(1.6487212707001282, LANES.exp(0.5), 1e-15);
        assertEquals(-0.6931471805599453, LANES.log(0.5), 1e-15);
        assertEquals(0.479425538604203, LANES.sin(0.5), 1e-15);
        assertEquals(0.8775825618903728, LANES.cos(0.5), 1e-15);
        assertEquals(0.5463024898437905, LANES.tan(0.5), 1e-15);
        assertEquals(0.46211715726000974, LANES.tanh(0.5), 1e-15);
        // The plain formulas would lose all digits here.
        assertEquals(1e-20, LANES.expm1(1e-20));
        assertEquals(1e-20, LANES.log1p(1e-20));
    }

    @Test
    void selection() {
        assertEquals(1, LANES.selectGreater(2.0, 1.0, 1.0, 0.0));
        assertEquals(0, LANES.selectGreater(1.0, 1.0, 1.0, 0.0));
        assertEquals(0, LANES.selectGreater(1.0, 2.0, 1.0, 0.0));
        assertEquals(1, LANES.selectEqual(2.0, 2.0, 1.0, 0.0));
        assertEquals(0, LANES.selectEqual(2.0, 1.0, 1.0, 0.0));
        assertEquals(1, LANES.selectEqual(-0.0, 0.0, 1.0, 0.0), "the two zeros are equal");
        assertEquals(0, LANES.selectGreater(0.0, -0.0, 1.0, 0.0));
    }

    @Test
    void comparisonWithNaNDoesNotHold() {
        assertEquals(0, LANES.selectGreater(NaN, 1.0, 1.0, 0.0));
        assertEquals(0, LANES.selectGreater(1.0, NaN, 1.0, 0.0));
        assertEquals(0, LANES.selectEqual(NaN, NaN, 1.0, 0.0));
        assertEquals(NaN, LANES.max(NaN, 1.0));
        assertEquals(NaN, LANES.min(1.0, NaN));
    }
}
