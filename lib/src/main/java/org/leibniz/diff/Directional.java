package org.leibniz.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.ShapeException;
import org.leibniz.simplify.Simplifier;

/** Matrices of derivatives multiplied by a direction, found without the matrix, as expressions. */
public final class Directional {
    private Directional() {}

    /**
     * vᵀ·J for the Jacobian J of {@code y} by {@code x}: Σᵢ vᵢ ∂yᵢ/∂x, in the shape of {@code x}.
     *
     * @param v in the shape of {@code y}
     * @throws ShapeException if {@code v} has another shape
     */
    public static Expr vjp(Expr y, Expr x, Expr v) {
        return vjp(y, List.of(x), v).get(0);
    }

    /** As {@link #vjp(Expr, Expr, Expr)} by several, which share what they have in common. */
    public static List<Expr> vjp(Expr y, List<? extends Expr> xs, Expr v) {
        check("vjp", y, v);
        return Simplifier.simplify(Gradient.accumulate(y, v, xs));
    }

    /**
     * J·v for the Jacobian J of {@code y} by {@code x}: how {@code y} changes where {@code x} moves along {@code v}, in
     * the shape of {@code y}.
     *
     * @param v in the shape of {@code x}
     * @throws ShapeException if {@code v} has another shape
     */
    public static Expr jvp(Expr y, Expr x, Expr v) {
        return jvp(y, List.of(x), List.of(v));
    }

    /**
     * As {@link #jvp(Expr, Expr, Expr)} where several move at once: the sum of what each contributes.
     *
     * @param vs for each of {@code xs} its direction
     */
    public static Expr jvp(Expr y, List<? extends Expr> xs, List<? extends Expr> vs) {
        checkAll("jvp", xs, vs);
        // uᵀ·J is linear in u, so the derivative of (uᵀ·J)·v by u is J·v, whatever u is.
        Symbol u = Symbol.input("u", y.shape());
        Expr product = inner(Gradient.accumulate(y, u, xs), vs);
        Expr moved = Gradient.accumulate(product, Ops.constant(1), List.of(u)).get(0);
        return Simplifier.simplify(Substitution.in(moved, Map.of(u, Ops.zeros(y.shape()))));
    }

    /**
     * H·v for the matrix H of the second derivatives of a scalar by {@code x}, in the shape of {@code x}.
     *
     * @param v in the shape of {@code x}
     * @throws ShapeException if {@code f} is no scalar or {@code v} has another shape
     */
    public static Expr hvp(Expr f, Expr x, Expr v) {
        return hvp(f, List.of(x), List.of(v)).get(0);
    }

    /** As {@link #hvp(Expr, Expr, Expr)} for the second derivatives by several together. */
    public static List<Expr> hvp(Expr f, List<? extends Expr> xs, List<? extends Expr> vs) {
        checkAll("hvp", xs, vs);
        List<Expr> gradient = Gradient.of(f).by(xs);
        // The direction stays as it is, even where it depends on x itself.
        Map<Symbol, Expr> directions = new HashMap<>();
        List<Symbol> fixed = new ArrayList<>();
        for (Expr v : vs) {
            Symbol symbol = Symbol.input("v" + fixed.size() + "_", v.shape());
            fixed.add(symbol);
            directions.put(symbol, v);
        }
        List<Expr> second = Gradient.accumulate(inner(gradient, fixed), Ops.constant(1), xs);
        return Simplifier.simplify(Substitution.in(second, directions));
    }

    private static Expr inner(List<? extends Expr> left, List<? extends Expr> right) {
        Expr sum = left.get(0).times(right.get(0)).sum();
        for (int i = 1; i < left.size(); i++)
            sum = sum.plus(left.get(i).times(right.get(i)).sum());
        return sum;
    }

    private static void checkAll(String what, List<? extends Expr> xs, List<? extends Expr> vs) {
        if (xs.isEmpty() || xs.size() != vs.size()) {
            throw new IllegalArgumentException(
                    what + ": needs a direction for each variable, got " + xs.size() + " and " + vs.size());
        }
        for (int i = 0; i < xs.size(); i++) check(what, xs.get(i), vs.get(i));
    }

    private static void check(String what, Expr x, Expr v) {
        if (!x.shape().equals(v.shape())) {
            throw ShapeException.differ(what, x.described(), v.described(), "a direction has the shape it goes in");
        }
    }
}
