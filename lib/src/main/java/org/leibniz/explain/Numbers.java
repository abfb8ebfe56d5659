package org.leibniz.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.StringJoiner;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;

/** Measured numbers as they are shown: rounded to a few significant digits. */
public final class Numbers {
    private static final MathContext SHOWN = new MathContext(5);

    private static final int MOST_SHOWN = 24;

    private Numbers() {}

    public static Text text(double value, Notation notation) {
        if (Double.isNaN(value)) return notation.word("nan");
        if (Double.isInfinite(value)) {
            Text infinity = notation.word("infinity");
            return value > 0 ? infinity : notation.negate(infinity);
        }
        BigDecimal rounded = new BigDecimal(value).round(SHOWN);
        return notation.decimal(Rational.parse(rounded.toString()));
    }

    /** As {@link #text(double, Notation)}, of an array; of a long one only the beginning. */
    public static String brief(Tensor tensor, Notation notation) {
        return notation == Notation.MATHML
                ? notation.literal(shortened(tensor, Notation.UNICODE)).string()
                : shortened(tensor, notation);
    }

    private static String shortened(Tensor tensor, Notation notation) {
        if (tensor.values().length <= MOST_SHOWN) return text(tensor, notation);
        StringJoiner shown = new StringJoiner(", ", "[", ", …]");
        for (int i = 0; i < MOST_SHOWN; i++)
            shown.add(text(tensor.values()[i], notation).string());
        return shown.toString();
    }

    public static String text(Tensor tensor, Notation notation) {
        return tensor.written(value -> text(value, notation).string());
    }
}
