package org.leibniz.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;

/** Measured numbers as they are shown: rounded to a few significant digits. */
public final class Numbers {
    private static final MathContext SHOWN = new MathContext(5);

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

    public static String text(Tensor tensor, Notation notation) {
        return tensor.written(value -> text(value, notation).string());
    }
}
