package org.leibniz.explain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Compares derivatives with central differences of the value itself, in double precision. */
final class GradientCheck {
    private static final double STEP = 1e-5;

    private final Expr value;
    private final Map<Symbol, Tensor> point;

    /** @param value a scalar */
    GradientCheck(Expr value, Map<Symbol, Tensor> point) {
        this.value = value;
        this.point = point;
    }

    /**
     * Checks every element of the derivatives by the given symbols, by all real ones where none is given.
     *
     * @return the largest difference found
     * @throws IllegalStateException if a difference is above the tolerance
     */
    double verify(List<Symbol> given, double tolerance) {
        Gradient gradient = Gradient.of(value);
        List<Symbol> by = given.isEmpty() ? real() : given;
        if (by.isEmpty()) throw new NotDifferentiableException("verifyGradient: there is no symbol to go by");
        List<Tensor> derivatives = Interpreter.evaluate(gradient.by(by), point);
        double worst = 0;
        for (int i = 0; i < by.size(); i++) {
            Symbol symbol = by.get(i);
            for (int at = 0; at < derivatives.get(i).values().length; at++) {
                double derivative = derivatives.get(i).values()[at];
                double slope = slope(symbol, at);
                double difference = relative(slope, derivative);
                if (!(difference <= tolerance)) {
                    throw new IllegalStateException("verifyGradient: by " + place(symbol, at) + " the derivative is "
                            + derivative + ", the value has the slope " + slope);
                }
                worst = Math.max(worst, difference);
            }
        }
        return worst;
    }

    private List<Symbol> real() {
        return Graph.of(value).symbols().stream()
                .filter(symbol -> !symbol.isIndex())
                .toList();
    }

    private String place(Symbol symbol, int at) {
        int[] sizes = point.get(symbol).sizes();
        int[] strides = Tensor.strides(sizes);
        int[] index = IntStream.range(0, sizes.length)
                .map(axis -> at / strides[axis] % sizes[axis])
                .toArray();
        return symbol.name() + (index.length == 0 ? "" : Arrays.toString(index).replace(" ", ""));
    }

    /** How fast the value changes with one element of a symbol, by the central difference of fourth order. */
    double slope(Symbol symbol, int element) {
        double step = STEP * Math.max(1, Math.abs(point.get(symbol).values()[element]));
        return slope(by -> moved(symbol, element, by), step);
    }

    /** Central differences of two steps, put together so that what they neglect begins with the fourth power of the step. */
    static double slope(DoubleUnaryOperator f, double step) {
        double wide = (f.applyAsDouble(step) - f.applyAsDouble(-step)) / (2 * step);
        double narrow = (f.applyAsDouble(step / 2) - f.applyAsDouble(-step / 2)) / step;
        return (4 * narrow - wide) / 3;
    }

    private double moved(Symbol symbol, int element, double by) {
        Tensor at = point.get(symbol);
        double[] shifted = at.values().clone();
        shifted[element] += by;
        Map<Symbol, Tensor> moved = new HashMap<>(point);
        moved.put(symbol, new Tensor(at.sizes(), shifted));
        return Interpreter.evaluate(value, moved).item();
    }

    /** The difference of two numbers relative to the larger one, absolute where both are below 1. */
    static double relative(double a, double b) {
        return Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }
}
