package org.leibniz.expr;

import java.util.Optional;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** A scalar that never changes: an exact fraction, or one of the numbers that are none. */
public final class Constant extends Expr {
    private final Rational exact;
    private final double value;
    private final String word;

    private Constant(Rational exact, double value, String word) {
        this.exact = exact;
        this.value = value;
        this.word = word;
    }

    public static Constant of(Rational value) {
        return new Constant(value, value.toDouble(), null);
    }

    public static Constant of(long value) {
        return of(Rational.of(value));
    }

    /** The number; a double stands for its shortest decimal, so 0.1 is exactly 1/10. */
    public static Constant of(Number value) {
        double number = value.doubleValue();
        if (value instanceof Double && number == Math.PI) return pi();
        // Too large a BigDecimal or BigInteger is infinite as a double only.
        boolean finite = Double.isFinite(number) || !(value instanceof Double || value instanceof Float);
        if (finite) return of(Rational.parse(value.toString()));
        if (Double.isNaN(number)) return new Constant(null, number, "nan");
        return new Constant(null, number, number > 0 ? "infinity" : "-infinity");
    }

    public static Constant pi() {
        return new Constant(null, Math.PI, "pi");
    }

    /** Euler's number. */
    public static Constant e() {
        return new Constant(null, Math.E, "e");
    }

    public double value() {
        return value;
    }

    /** The exact value, if the number is a fraction. */
    public Optional<Rational> exact() {
        return Optional.ofNullable(exact);
    }

    /** What this number is, so that equal numbers are one node. */
    Object identity() {
        return exact != null ? exact : word;
    }

    @Override
    public Shape shape() {
        return Shape.scalar();
    }

    @Override
    public boolean isConstant() {
        return true;
    }

    Text print(Notation notation) {
        if (exact != null) return notation.number(exact);
        return value == Double.NEGATIVE_INFINITY ? notation.negate(notation.word("infinity")) : notation.word(word);
    }

    /** The number an expression stands for, if it is a constant or a constant repeated. */
    public static Optional<Constant> in(Expr e) {
        Expr inner = BroadcastTo.source(e);
        return inner instanceof Constant constant ? Optional.of(constant) : Optional.empty();
    }

    /** The fraction an expression stands for, if it is a constant fraction or one repeated. */
    public static Optional<Rational> exactIn(Expr e) {
        return in(e).flatMap(Constant::exact);
    }

    /** Whether the expression is this whole number everywhere. */
    public static boolean is(Expr e, long value) {
        return exactIn(e).filter(Rational.of(value)::equals).isPresent();
    }

    /** The number repeated to a shape. */
    public static Expr filled(Number value, Shape shape) {
        return of(value).broadcastTo(shape);
    }
}
