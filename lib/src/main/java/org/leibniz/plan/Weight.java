package org.leibniz.plan;

import java.util.List;
import java.util.OptionalDouble;
import org.leibniz.kernel.BinaryFormat;
import org.leibniz.kernel.Lowering;
import org.leibniz.kernel.MachineLanes;

/**
 * Counts the machine operations of a function: of doubles, which need more than floats. A lane is the number that it
 * holds, if that is known.
 */
final class Weight implements MachineLanes<OptionalDouble> {
    private static final int POWER = 80;

    private int operations;

    private Weight() {}

    /** @param operands the numbers among them */
    static int of(Lowering.Pointwise function, List<OptionalDouble> operands) {
        Weight weight = new Weight();
        function.lane(weight, operands);
        return weight.operations;
    }

    private OptionalDouble count(int more) {
        operations += more;
        return OptionalDouble.empty();
    }

    @Override
    public BinaryFormat format() {
        return BinaryFormat.FLOAT64;
    }

    @Override
    public OptionalDouble known(OptionalDouble a) {
        return a;
    }

    @Override
    public OptionalDouble constant(double value) {
        return OptionalDouble.of(value);
    }

    @Override
    public OptionalDouble add(OptionalDouble a, OptionalDouble b) {
        return count(1);
    }

    @Override
    public OptionalDouble subtract(OptionalDouble a, OptionalDouble b) {
        return count(1);
    }

    @Override
    public OptionalDouble multiply(OptionalDouble a, OptionalDouble b) {
        return count(1);
    }

    @Override
    public OptionalDouble divide(OptionalDouble a, OptionalDouble b) {
        return count(1);
    }

    @Override
    public OptionalDouble fma(OptionalDouble a, OptionalDouble b, OptionalDouble c) {
        return count(1);
    }

    @Override
    public OptionalDouble negate(OptionalDouble a) {
        return count(1);
    }

    @Override
    public OptionalDouble abs(OptionalDouble a) {
        return count(1);
    }

    @Override
    public OptionalDouble sqrt(OptionalDouble a) {
        return count(1);
    }

    @Override
    public OptionalDouble min(OptionalDouble a, OptionalDouble b) {
        return count(1);
    }

    @Override
    public OptionalDouble max(OptionalDouble a, OptionalDouble b) {
        return count(1);
    }

    @Override
    public OptionalDouble generalPower(OptionalDouble base, OptionalDouble exponent) {
        return count(POWER);
    }

    @Override
    public OptionalDouble addBits(OptionalDouble a, long bits) {
        return count(1);
    }

    @Override
    public OptionalDouble andBits(OptionalDouble a, long bits) {
        return count(1);
    }

    @Override
    public OptionalDouble orBits(OptionalDouble a, long bits) {
        return count(1);
    }

    @Override
    public OptionalDouble exclusiveOr(OptionalDouble a, OptionalDouble b) {
        return count(1);
    }

    @Override
    public OptionalDouble shiftLeft(OptionalDouble a, int by) {
        return count(1);
    }

    @Override
    public OptionalDouble shiftRight(OptionalDouble a, int by) {
        return count(1);
    }

    @Override
    public OptionalDouble selectGreater(OptionalDouble a, OptionalDouble b, OptionalDouble then, OptionalDouble other) {
        return count(2);
    }

    @Override
    public OptionalDouble selectEqual(OptionalDouble a, OptionalDouble b, OptionalDouble then, OptionalDouble other) {
        return count(2);
    }
}
