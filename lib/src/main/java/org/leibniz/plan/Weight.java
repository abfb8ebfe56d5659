package org.leibniz.plan;

import java.util.List;
import org.leibniz.kernel.Lanes;
import org.leibniz.kernel.Lowering;

/** Counts the machine operations of a function, about; the operands are true where they are plain numbers. */
final class Weight implements Lanes<Boolean> {
    private static final int FUNCTION = 25;
    private static final int POWER = 80;

    private int operations;

    private Weight() {}

    static int of(Lowering.Pointwise function, List<Boolean> areNumbers) {
        Weight weight = new Weight();
        function.lane(weight, areNumbers);
        return weight.operations;
    }

    private Boolean count(int more) {
        operations += more;
        return false;
    }

    @Override
    public Boolean constant(double value) {
        return true;
    }

    @Override
    public Boolean add(Boolean a, Boolean b) {
        return count(1);
    }

    @Override
    public Boolean subtract(Boolean a, Boolean b) {
        return count(1);
    }

    @Override
    public Boolean multiply(Boolean a, Boolean b) {
        return count(1);
    }

    @Override
    public Boolean divide(Boolean a, Boolean b) {
        return count(1);
    }

    @Override
    public Boolean fma(Boolean a, Boolean b, Boolean c) {
        return count(1);
    }

    @Override
    public Boolean negate(Boolean a) {
        return count(1);
    }

    @Override
    public Boolean abs(Boolean a) {
        return count(1);
    }

    @Override
    public Boolean sqrt(Boolean a) {
        return count(1);
    }

    @Override
    public Boolean min(Boolean a, Boolean b) {
        return count(1);
    }

    @Override
    public Boolean max(Boolean a, Boolean b) {
        return count(1);
    }

    /** Most powers have a small whole number as their exponent. */
    @Override
    public Boolean power(Boolean base, Boolean exponent) {
        return count(exponent ? 2 : POWER);
    }

    @Override
    public Boolean exp(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean expm1(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean log(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean log1p(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean sin(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean cos(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean tan(Boolean a) {
        return count(2 * FUNCTION);
    }

    @Override
    public Boolean tanh(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean round(Boolean a) {
        return count(4);
    }

    @Override
    public Boolean atan(Boolean a) {
        return count(FUNCTION);
    }

    @Override
    public Boolean erf(Boolean a) {
        return count(3 * FUNCTION);
    }

    @Override
    public Boolean normal(Boolean a) {
        return count(3 * FUNCTION);
    }

    @Override
    public Boolean selectGreater(Boolean a, Boolean b, Boolean then, Boolean otherwise) {
        return count(2);
    }

    @Override
    public Boolean selectEqual(Boolean a, Boolean b, Boolean then, Boolean otherwise) {
        return count(2);
    }
}
