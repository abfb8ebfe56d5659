package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Cards against what is known of the functions from elsewhere. */
class ActivationCardTest {
    private static final Symbol X = Symbol.input("x", Shape.scalar());

    private static ActivationCard card(UnaryOperator<Expr> function) {
        return ActivationCard.of(function.apply(X), X);
    }

    @Test
    void sigmoidSaturatesOnBothSides() {
        ActivationCard card = card(Ops::sigmoid);
        assertArrayEquals(new double[] {0, 1}, card.range(), 1e-12);
        assertArrayEquals(new double[] {0, 0.25}, card.slopeRange(), 1e-12);
        assertFalse(card.isCentred());
        assertTrue(card.rises() && card.saturatesLeft() && card.saturatesRight());
        assertTrue(card.zeros().isEmpty());
    }

    @Test
    void tanhIsCentred() {
        ActivationCard card = card(Ops::tanh);
        assertArrayEquals(new double[] {-1, 1}, card.range(), 1e-12);
        assertEquals(1, card.largestSlope(), 1e-12);
        assertTrue(card.isCentred());
    }

    @Test
    void rectifiersAreFlatOnTheLeft() {
        ActivationCard card = card(Ops::relu);
        assertArrayEquals(new double[] {0, Double.POSITIVE_INFINITY}, card.range());
        assertTrue(card.saturatesLeft());
        assertFalse(card.saturatesRight());
        assertEquals(1, card.zeros().size());
        assertArrayEquals(
                new double[] {Double.NEGATIVE_INFINITY, 0}, card.zeros().get(0));
        assertTrue(card.text(Language.ENGLISH).contains("The derivative is 0 at x ≤ 0."));
        assertTrue(card.text(Language.CHINESE).contains("左侧饱和"));
    }

    /** The lowest points of swish and of the Gauss error unit are in their papers' plots, more digits from root finding. */
    @Test
    void notEveryActivationIsMonotone() {
        ActivationCard swish = card(x -> x.times(Ops.sigmoid(x)));
        assertEquals(-0.2784645427610738, swish.range()[0], 1e-12);
        assertEquals(-1.2784645427610738, swish.zeros().get(0)[0], 1e-9);
        assertFalse(swish.rises() || swish.falls());
        assertEquals(-0.16997120747, card(Ops::gelu).range()[0], 1e-9);
        assertTrue(card(x -> Ops.sigmoid(x).unaryMinus()).falls());
        assertTrue(card(Ops::sin).zeros().size() >= 6);
    }

    @Test
    void onlyFunctionsOfOneNumberHaveCards() {
        Symbol w = Symbol.input("w", Shape.scalar());
        assertEquals(
                "card: needs a number that depends on x alone",
                assertThrows(IllegalArgumentException.class, () -> ActivationCard.of(X.times(w), X))
                        .getMessage());
    }
}
