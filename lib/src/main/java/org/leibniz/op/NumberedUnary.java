package org.leibniz.op;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Unary;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;

/** A function of one number that further numbers, written behind it in a call, belong to. */
abstract class NumberedUnary extends Unary {
    private final List<Rational> numbers;

    NumberedUnary(String name, List<Rational> numbers) {
        super(name);
        this.numbers = List.copyOf(numbers);
    }

    /** The fraction that a number is written as. */
    static Rational exact(String operation, Number number) {
        return Constant.of(number)
                .exact()
                .orElseThrow(() -> new IllegalArgumentException(operation + ": needs a fraction, got " + number));
    }

    final Rational number(int i) {
        return numbers.get(i);
    }

    @Override
    public final Text print(Apply y, List<Text> in, Notation notation) {
        List<Text> arguments = new ArrayList<>(in);
        numbers.forEach(number -> arguments.add(notation.number(number)));
        return notation.call(name(), arguments.toArray(Text[]::new));
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof NumberedUnary that && name().equals(that.name()) && numbers.equals(that.numbers);
    }

    @Override
    public final int hashCode() {
        return 31 * name().hashCode() + numbers.hashCode();
    }
}
