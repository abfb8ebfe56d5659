package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

class ConstantTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, ½, 1/2, \\frac{1}{2}",
        "-0.5, −½, -1/2, -\\frac{1}{2}",
        "0.25, ¼, 1/4, \\frac{1}{4}",
        "0.75, ¾, 3/4, \\frac{3}{4}",
        "0.1, 0.1, 0.1, 0.1",
        "-0.1, −0.1, -0.1, -0.1",
        "2, 2, 2, 2",
        "-3, −3, -3, -3",
        "0, 0, 0, 0",
        "-0.0, 0, 0, 0",
        "0.125, 0.125, 0.125, 0.125",
        "1e-3, 0.001, 0.001, 0.001",
        "1e-30, 1e-30, 1e-30, 1 \\cdot 10^{-30}",
        "1e15, 1000000000000000, 1000000000000000, 1000000000000000",
        "1e20, 1e20, 1e20, 1 \\cdot 10^{20}",
        "6.02e23, 6.02e23, 6.02e23, 6.02 \\cdot 10^{23}",
        "0.3333333333333333, 0.3333333333333333, 0.3333333333333333, 0.3333333333333333"
    })
    void doublesArePrintedInTheirShortestForm(double value, String unicode, String ascii, String latex) {
        Constant constant = Constant.of(value);
        assertEquals(value + 0.0, constant.value());
        assertPrinted(constant, unicode, ascii, latex);
    }

    @Test
    void fractionsAreExact() {
        assertPrinted(Constant.of(Rational.of(1, 3)), "⅓", "1/3", "\\frac{1}{3}");
        assertPrinted(Constant.of(Rational.of(2, 3)), "⅔", "2/3", "\\frac{2}{3}");
        assertPrinted(Constant.of(Rational.of(-22, 7)), "−22/7", "-22/7", "-\\frac{22}{7}");
        assertEquals(1.0 / 3, Constant.of(Rational.of(1, 3)).value());
        assertEquals(Optional.of(Rational.of(1, 10)), Constant.of(0.1).exact());
        assertEquals(Optional.of(Rational.HALF), Constant.of(0.5).exact());
    }

    private static void assertPrinted(Expr e, String unicode, String ascii, String latex) {
        assertEquals(unicode, e.toString());
        assertEquals(unicode, new Printer().print(e).toString());
        assertEquals(ascii, new Printer(Notation.ASCII).print(e).toString());
        assertEquals(latex, new Printer(Notation.LATEX).print(e).toString());
    }

    @Test
    void everyKindOfNumberIsExact() {
        assertEquals(Optional.of(Rational.of(7)), Constant.of((Number) 7).exact());
        assertEquals(Optional.of(Rational.of(7)), Constant.of((Number) (byte) 7).exact());
        assertEquals(Optional.of(Rational.of(7)), Constant.of((Number) 7L).exact());
        assertEquals(Optional.of(Rational.of(1, 10)), Constant.of(0.1f).exact(), "the float called 0.1");
        assertEquals(
                Optional.of(Rational.HALF), Constant.of(new BigDecimal("0.5")).exact());
        BigInteger large = BigInteger.TEN.pow(30).add(BigInteger.ONE);
        assertEquals(
                Optional.of(new Rational(large, BigInteger.ONE)),
                Constant.of(large).exact());
        assertEquals(
                Long.MAX_VALUE,
                Constant.of(Long.MAX_VALUE).exact().orElseThrow().numerator().longValueExact());
    }

    @Test
    void numbersThatAreNoFractions() {
        assertPrinted(Constant.pi(), "π", "pi", "\\pi");
        assertPrinted(Constant.of(Math.PI), "π", "pi", "\\pi");
        assertPrinted(Constant.e(), "e", "e", "e");
        assertPrinted(Constant.of(Double.POSITIVE_INFINITY), "∞", "infinity", "\\infty");
        assertPrinted(Constant.of(Double.NEGATIVE_INFINITY), "−∞", "-infinity", "-\\infty");
        assertPrinted(Constant.of(Float.NEGATIVE_INFINITY), "−∞", "-infinity", "-\\infty");
        assertTrue(Double.isNaN(Constant.of(Double.NaN).value()));
        assertTrue(Double.isNaN(Constant.of(Float.NaN).value()));
        assertEquals(Optional.empty(), Constant.pi().exact());
        assertEquals(Math.E, Constant.e().value());
    }

    @Test
    void numbersInFormulas() {
        Symbol x = scalar("x");
        assertEquals("½x", Constant.of(0.5).times(x).toString());
        assertEquals("x·½", x.times(0.5).toString());
        assertEquals("(−½)x", Constant.of(-0.5).times(x).toString());
        assertEquals("x − (−2)", x.minus(-2).toString());
        assertEquals("−2 + x", Constant.of(-2).plus(x).toString());
        assertEquals("2·3", Constant.of(2).times(3).toString());
        assertEquals("(½)²", Constant.of(0.5).squared().toString());
        assertEquals("(−2)^x", Constant.of(-2).pow(x).toString());
        assertEquals("x/½", x.div(0.5).toString());
        assertEquals("(2)/3", Constant.of(2).div(3).toString(), "a quotient, not the number two thirds");
        assertEquals("2·e", Constant.of(2).times(scalar("e")).toString(), "no exponent of ten");
    }

    @Test
    void repeatedNumberIsStillThatNumber() {
        Expr filled = Constant.filled(0.5, Shape.of(2, 3));
        assertEquals(Shape.of(2, 3), filled.shape());
        assertEquals(Rational.HALF, Constant.exactIn(filled).orElseThrow());
        assertTrue(Constant.is(Ops.ones(Shape.of(2)), 1));
        assertEquals(Optional.empty(), Constant.in(scalar("x")));
    }
}
