package org.leibniz.op;

import java.util.HashMap;
import java.util.Map;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;

/** Derivatives of a scalar from its values alone, by the central difference of fourth order. */
public final class FiniteDifferences {
    /** Balances the error of the formula, about the fourth power, against rounding, about 1e-16 over this. */
    private static final double STEP = 1e-3;

    private FiniteDifferences() {}

    public static Tensor derivative(Expr scalar, Map<Symbol, Tensor> point, Symbol by) {
        Tensor derivative = Tensor.zeros(point.get(by).sizes());
        for (int at = 0; at < derivative.values().length; at++) {
            double near = at(scalar, point, by, at, STEP) - at(scalar, point, by, at, -STEP);
            double far = at(scalar, point, by, at, 2 * STEP) - at(scalar, point, by, at, -2 * STEP);
            derivative.values()[at] = (8 * near - far) / (12 * STEP);
        }
        return derivative;
    }

    private static double at(Expr scalar, Map<Symbol, Tensor> point, Symbol by, int element, double step) {
        Map<Symbol, Tensor> moved = new HashMap<>(point);
        moved.put(by, Tensors.shifted(point.get(by), element, step));
        return Interpreter.evaluate(scalar, moved).item();
    }
}
