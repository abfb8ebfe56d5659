package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

/** The conventions for derivatives where there are none. */
class KinkTest {
    private final Symbol x = scalar("x");
    private final Symbol y = scalar("y");

    private final List<Expr> rectifiers = List.of(
            Ops.relu(x),
            Ops.max(x, 0),
            Ops.max(Constant.of(0), x),
            Ops.where(Ops.greater(x, Constant.of(0)), x, Constant.of(0)),
            Ops.min(x.unaryMinus(), 0).unaryMinus());

    private double slope(Expr e, Symbol by, double at) {
        return Interpreter.evaluate(Gradient.of(e).by(by), Map.of(x, Tensor.scalar(at), y, Tensor.scalar(at)))
                .item();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -1e-300, -0.0, 0, 1e-300, 2})
    void rectifiersAgree(double at) {
        double expected = at > 0 ? 1 : 0;
        for (Expr rectifier : rectifiers) {
            assertEquals(expected, slope(rectifier, x, at), rectifier::toString);
            assertEquals(0, slope(Gradient.of(rectifier).by(x), x, at), 0.0, () -> "second derivative of " + rectifier);
            // Not linear any more, so the second derivative has something to be wrong about.
            Expr square = rectifier.squared();
            assertEquals(2 * Math.max(at, 0), slope(square, x, at), 0.0, square::toString);
            assertEquals(2 * expected, slope(Gradient.of(square).by(x), x, at), 0.0, square::toString);
        }
    }

    @Test
    void absoluteValueIsFlatAtZero() {
        assertEquals(0, slope(Ops.abs(x), x, 0), 0.0);
        assertEquals(0, slope(Ops.sign(x), x, 0), 0.0);
        assertEquals(0, slope(Ops.step(x), x, 0), 0.0);
        assertEquals(0, slope(Ops.abs(x).times(x), x, 0), 0.0);
        assertEquals(0, slope(Gradient.of(Ops.abs(x).times(x)).by(x), x, 0), 0.0);
    }

    @Test
    void tiesAreShared() {
        for (Expr choice : List.of(Ops.max(x, y), Ops.min(x, y), Ops.max(y, x))) {
            assertEquals(0.5, slope(choice, x, 3), choice::toString);
            assertEquals(0.5, slope(choice, y, 3), choice::toString);
        }
        assertEquals(1, slope(Ops.max(x, x), x, 3), "the shares add up");
        assertEquals(1, slope(Ops.min(x, x), x, 3));
    }

    @Test
    void constantHasNoShare() {
        Expr constant = Constant.of(1).plus(2);
        for (Expr clipped : List.of(Ops.max(x, 3), Ops.max(Constant.of(3), x), Ops.max(x, constant), Ops.min(x, 3))) {
            assertEquals(0, slope(clipped, x, 3), 0.0, clipped::toString);
        }
    }

    @Test
    void repeatedConstantHasNoShareEither() {
        Symbol vector = symbol("v", "[3]");
        Expr clipped = Ops.max(vector, Constant.filled(1, Shape.of(3)));
        Tensor slopes =
                Interpreter.evaluate(Gradient.of(clipped.sum()).by(vector), Map.of(vector, Tensor.vector(0, 1, 2)));
        assertEquals(Tensor.vector(0, 0, 1), slopes.map(value -> value + 0.0));
    }

    @Test
    void chosenBranchCounts() {
        Expr bent = Ops.where(Ops.greater(x, Constant.of(0)), x.squared(), x.times(-3));
        assertEquals(-3, slope(bent, x, -1));
        assertEquals(-3, slope(bent, x, 0), "the condition does not hold here");
        assertEquals(4, slope(bent, x, 2));
        assertEquals(0, slope(Gradient.of(bent).by(x), x, 0), 0.0);
        assertEquals(2, slope(Gradient.of(bent).by(x), x, 2));
    }

    @Test
    void relationsHaveNoSlope() {
        for (Expr relation : List.of(Ops.less(x, y), Ops.equal(x, y), Ops.notEqual(x, y), Ops.greaterEqual(x, y))) {
            assertEquals(0, slope(relation, x, 1), 0.0, relation::toString);
            assertEquals(0, slope(relation.times(x).minus(x.times(relation)), x, 1), 0.0, relation::toString);
        }
        assertEquals(1, slope(Ops.greaterEqual(x, Constant.of(1)).times(x), x, 1));
    }
}
