package org.leibniz.explain;

import java.util.List;
import java.util.Map;
import org.leibniz.diff.Directional;
import org.leibniz.diff.Gradient;
import org.leibniz.diff.Hessian;
import org.leibniz.diff.Jacobian;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** The words of differentiation, the same as in Kotlin. Import them statically. */
public final class Derivatives {
    private static final double GRADIENT_TOLERANCE = 1e-6;

    private Derivatives() {}

    /** ∂y/∂x: in the shape of {@code x} for a scalar {@code y}, else the Jacobian, the axes of {@code y} coming first. */
    public static Expr d(Expr y, Expr x) {
        return y.shape().isScalar() ? gradient(y, x) : jacobian(y, x);
    }

    /** The derivatives of {@code y} by several. */
    public static List<Expr> d(Expr y, List<? extends Expr> xs) {
        return y.shape().isScalar()
                ? gradient(y, xs)
                : xs.stream().map(x -> jacobian(y, x)).toList();
    }

    /** The derivative of a scalar, in the shape of {@code x}. */
    public static Expr gradient(Expr y, Expr x) {
        return Gradient.of(y).by(x);
    }

    /** The derivatives of a scalar by several, which share what they have in common. */
    public static List<Expr> gradient(Expr y, List<? extends Expr> xs) {
        return Gradient.of(y).by(xs);
    }

    /** All derivatives of elements of {@code y} by elements of {@code x}; the axes of {@code y} come first. */
    public static Expr jacobian(Expr y, Expr x) {
        return Jacobian.of(y).by(x);
    }

    /** The second derivatives of a scalar. */
    public static Expr hessian(Expr y, Expr x) {
        return Hessian.of(y).by(x);
    }

    /** The mixed second derivatives of a scalar, the axes of {@code first} coming first. */
    public static Expr hessian(Expr y, Expr first, Expr second) {
        return Hessian.of(y).by(first, second);
    }

    /** vᵀ·J for the Jacobian J of {@code y} by {@code x}; {@code v} has the shape of {@code y}, the result that of {@code x}. */
    public static Expr vjp(Expr y, Expr x, Expr v) {
        return Directional.vjp(y, x, v);
    }

    /** J·v for the Jacobian J of {@code y} by {@code x}; {@code v} has the shape of {@code x}, the result that of {@code y}. */
    public static Expr jvp(Expr y, Expr x, Expr v) {
        return Directional.jvp(y, x, v);
    }

    /** H·v for the second derivatives H of a scalar by {@code x}; {@code v} and the result have the shape of {@code x}. */
    public static Expr hvp(Expr f, Expr x, Expr v) {
        return Directional.hvp(f, x, v);
    }

    /**
     * Compares every element of the derivatives of a scalar with central differences of the scalar itself, which tells
     * whether an op that somebody has declared has the right derivative.
     *
     * @param by what to go by; all real symbols where none is given
     * @return the largest difference, relative to the larger side or absolute where both are below 1
     * @throws IllegalStateException if a difference is above 1e-6; the message has the place and both numbers
     */
    public static double verifyGradient(Expr f, Map<Symbol, Tensor> at, Symbol... by) {
        return new GradientCheck(f, at).verify(List.of(by), GRADIENT_TOLERANCE);
    }

    /** How ∂y/∂x comes about. */
    public static Derivation chainRule(Expr y, Expr x) {
        return Derivation.of(y, x);
    }

    /** The value at these inputs. */
    public static Tensor at(Expr e, Map<Symbol, Tensor> inputs) {
        return Interpreter.evaluate(e, inputs);
    }

    /** The values of several expressions, what they have in common being computed once. */
    public static List<Tensor> at(List<? extends Expr> expressions, Map<Symbol, Tensor> inputs) {
        return Interpreter.evaluate(expressions, inputs);
    }
}
