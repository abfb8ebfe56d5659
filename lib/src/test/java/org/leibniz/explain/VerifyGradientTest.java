package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.explain.Derivatives.verifyGradient;
import static org.leibniz.expr.Symbols.symbol;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

class VerifyGradientTest {
    private final Symbol x = symbol("x", "[2,2]");
    private final Symbol w = symbol("w", "[2]");
    private final Map<Symbol, Tensor> point = Map.of(
            x, Tensor.matrix(new double[] {0.5, -1}, new double[] {2, 0.25}),
            w, Tensor.vector(3, -0.5));

    /** Says that its derivative is 3x². */
    private static final class Cube extends Unary {
        private final double factor;

        Cube(double factor) {
            super("cube");
            this.factor = factor;
        }

        @Override
        protected double value(double x) {
            return factor * x * x * x;
        }

        @Override
        protected Expr derivative(Expr x, Expr y) {
            return x.squared().times(3);
        }

        @Override
        protected <L> L lane(Lanes<L> lanes, L x) {
            return lanes.multiply(lanes.constant(factor), lanes.multiply(x, lanes.multiply(x, x)));
        }
    }

    @Test
    void whatIsRightPasses() {
        assertTrue(verifyGradient(Ops.tanh(x.dot(w)).sum(), point) < 1e-9);
        assertTrue(verifyGradient(new Cube(1).of(x).sum(), point, x) < 1e-9);
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        Expr wrong = new Cube(2).of(x).sum();
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> verifyGradient(wrong, point));
        assertTrue(
                error.getMessage()
                        .startsWith("verifyGradient: by x[0,0] the derivative is 0.75, the value has the slope 1.5"),
                error.getMessage());
    }

    @Test
    void aSlopeThatIsNoNumberIsNotRight() {
        Expr log = Ops.log(w).sum();
        assertThrows(IllegalStateException.class, () -> verifyGradient(log, point));
    }

    @Test
    void whatCannotBeChecked() {
        assertThrows(ShapeException.class, () -> verifyGradient(x, point));
        Symbol label = Symbol.index("label", Shape.scalar(), Dim.of(3));
        Expr constant = Ops.oneHot(label, Dim.of(3)).sum();
        NotDifferentiableException error = assertThrows(
                NotDifferentiableException.class, () -> verifyGradient(constant, Map.of(label, Tensor.scalar(1))));
        assertEquals("verifyGradient: there is no symbol to go by", error.getMessage());
        assertThrows(NotDifferentiableException.class, () -> verifyGradient(constant, point, label));
    }
}
