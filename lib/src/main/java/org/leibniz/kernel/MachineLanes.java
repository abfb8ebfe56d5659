package org.leibniz.kernel;

import java.util.OptionalDouble;

/**
 * Lanes of a machine: IEEE numbers of one {@link BinaryFormat}, with what processors offer beside arithmetic. The
 * functions are composed of these, once for all machines, so every machine gives the same bits.
 *
 * <p>Operations on bits take a lane for the integer of equal width that has the same bits.
 */
public interface MachineLanes<L> extends Lanes<L> {
    BinaryFormat format();

    /** The number, if the lane is a constant. */
    OptionalDouble known(L a);

    L addBits(L a, long bits);

    L andBits(L a, long bits);

    L orBits(L a, long bits);

    L exclusiveOr(L a, L b);

    /** The bits moved towards the most significant one, zeros coming in. */
    L shiftLeft(L a, int by);

    /** The bits moved towards the least significant one, zeros coming in. */
    L shiftRight(L a, int by);

    /** base^exponent as {@link Math#pow} gives it, for powers without a shorter way. */
    L generalPower(L base, L exponent);

    /** a·b + c for constants b and c. */
    default L fma(L a, double b, double c) {
        return fma(a, constant(b), constant(c));
    }

    @Override
    default L power(L base, L exponent) {
        return Powers.power(this, base, exponent);
    }

    @Override
    default L exp(L a) {
        return Exponentials.exp(this, a);
    }

    @Override
    default L expm1(L a) {
        return Exponentials.expm1(this, a);
    }

    @Override
    default L tanh(L a) {
        return Exponentials.tanh(this, a);
    }

    @Override
    default L sigmoid(L a) {
        return Exponentials.sigmoid(this, a);
    }

    @Override
    default L softplus(L a) {
        return Exponentials.softplus(this, a);
    }

    @Override
    default L log(L a) {
        return Logarithms.log(this, a);
    }

    @Override
    default L log1p(L a) {
        return Logarithms.log1p(this, a);
    }

    @Override
    default L sin(L a) {
        return Angles.sin(this, a);
    }

    @Override
    default L cos(L a) {
        return Angles.cos(this, a);
    }

    @Override
    default L tan(L a) {
        return Angles.tan(this, a);
    }

    @Override
    default L round(L a) {
        return Rounding.round(this, a);
    }

    @Override
    default L atan(L a) {
        return ArcTangents.atan(this, a);
    }

    @Override
    default L erf(L a) {
        return ErrorFunctions.erf(this, a);
    }

    @Override
    default L normal(L a) {
        return ErrorFunctions.normal(this, a);
    }
}
