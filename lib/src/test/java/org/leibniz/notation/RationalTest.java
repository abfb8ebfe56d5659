package org.leibniz.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
    private static final Rational THIRD = Rational.of(1, 3);

    @Test
    void lowestTermsAndPositiveDenominator() {
        assertEquals(Rational.of(1, 2), Rational.of(-3, -6));
        assertEquals(Rational.of(-1, 2), Rational.of(3, -6));
        assertEquals(BigInteger.ONE, Rational.of(0, -7).denominator());
        assertEquals(Rational.ZERO, Rational.of(0, 5));
        assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
    }

    @Test
    void arithmetic() {
        assertEquals(Rational.of(5, 6), Rational.HALF.plus(THIRD));
        assertEquals(Rational.of(1, 6), Rational.HALF.minus(THIRD));
        assertEquals(Rational.of(1, 6), Rational.HALF.times(THIRD));
        assertEquals(Rational.of(3, 2), Rational.HALF.div(THIRD));
        assertEquals(Rational.of(-1, 3), THIRD.negate());
        assertEquals(Rational.of(1, 9), THIRD.pow(2));
        assertEquals(Rational.of(27), THIRD.pow(-3));
        assertEquals(Rational.ONE, THIRD.pow(0));
        assertThrows(ArithmeticException.class, Rational.ZERO::inverse);
    }

    @Test
    void order() {
        assertTrue(THIRD.compareTo(Rational.HALF) < 0);
        assertTrue(Rational.of(-1, 2).compareTo(Rational.of(-1, 3)) < 0);
        assertEquals(0, THIRD.compareTo(Rational.of(2, 6)));
        assertEquals(-1, Rational.of(-1, 3).signum());
    }

    @Test
    void decimalNumeralsAreExact() {
        assertEquals(Rational.of(1, 10), Rational.parse("0.1"));
        assertEquals(Rational.of(-5, 4), Rational.parse("-1.25"));
        assertEquals(Rational.of(1, 10), Rational.of(0.1));
        assertEquals(Rational.of(200), Rational.parse("2e2"));
        assertFalse(THIRD.isDecimal(400));
        assertTrue(Rational.of(1, 1024).isDecimal(10));
        assertFalse(Rational.of(1, 1024).isDecimal(9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, -3.75, 1e300, 1e-300, 4.9e-324, 1.7976931348623157e308, 123456789.123, 1e15, 1e22})
    void doublesComeBack(double value) {
        assertEquals(value, Rational.of(value).toDouble());
    }

    @Test
    void randomDoublesComeBack() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value))
                assertEquals(value == 0 ? 0.0 : value, Rational.of(value).toDouble());
        }
    }

    @Test
    void text() {
        assertEquals("7", Rational.of(7).toString());
        assertEquals("0.1", Rational.of(1, 10).toString());
        assertEquals("-1.25", Rational.of(-5, 4).toString());
        assertEquals("1/3", THIRD.toString());
        assertEquals("-22/7", Rational.of(-22, 7).toString());
    }
}
