package org.leibniz.kernel;

/**
 * Arithmetic on lanes of type {@code L}. An elementwise op is written once over this interface; what a lane is (one
 * number, a vector register, a variable of generated code) is the business of whoever implements it.
 */
public interface Lanes<L> {
    L constant(double value);

    L add(L a, L b);

    L subtract(L a, L b);

    L multiply(L a, L b);

    L divide(L a, L b);

    /** a·b + c, rounded once. */
    L fma(L a, L b, L c);

    L negate(L a);

    L abs(L a);

    L sqrt(L a);

    L min(L a, L b);

    L max(L a, L b);

    L power(L base, L exponent);

    L exp(L a);

    /** e^a − 1, exact for small a. */
    L expm1(L a);

    L log(L a);

    /** log(1 + a), exact for small a. */
    L log1p(L a);

    L sin(L a);

    L cos(L a);

    L tan(L a);

    L tanh(L a);

    /** 1 / (1 + e^−a). */
    default L sigmoid(L a) {
        // Far below 0, e^−a overflows before e^a vanishes.
        L tail = exp(negate(abs(a)));
        L one = constant(1);
        return divide(selectGreater(constant(0), a, tail, one), add(one, tail));
    }

    /** log(1 + e^a), without overflow. */
    default L softplus(L a) {
        return add(max(a, constant(0)), log1p(exp(negate(abs(a)))));
    }

    /** The nearest whole number, of two equally near ones the even one. */
    L round(L a);

    L atan(L a);

    /** The error function. */
    L erf(L a);

    /** The probability that a number with a standard normal distribution is smaller. */
    L normal(L a);

    /** {@code then} where a &gt; b, {@code otherwise} elsewhere, also where a or b is NaN. */
    L selectGreater(L a, L b, L then, L otherwise);

    /** {@code then} where a = b, {@code otherwise} elsewhere, also where a or b is NaN. */
    L selectEqual(L a, L b, L then, L otherwise);
}
