package org.leibniz.kernel;

/** Lanes of one double each. */
public final class ScalarLanes implements Lanes<Double> {
    public static final ScalarLanes INSTANCE = new ScalarLanes();

    private ScalarLanes() {}

    @Override
    public Double constant(double value) {
        return value;
    }

    @Override
    public Double add(Double a, Double b) {
        return a + b;
    }

    @Override
    public Double subtract(Double a, Double b) {
        return a - b;
    }

    @Override
    public Double multiply(Double a, Double b) {
        return a * b;
    }

    @Override
    public Double divide(Double a, Double b) {
        return a / b;
    }

    @Override
    public Double fma(Double a, Double b, Double c) {
        return Math.fma(a, b, c);
    }

    @Override
    public Double negate(Double a) {
        return -a;
    }

    @Override
    public Double abs(Double a) {
        return Math.abs(a);
    }

    @Override
    public Double sqrt(Double a) {
        return Math.sqrt(a);
    }

    @Override
    public Double min(Double a, Double b) {
        return Math.min(a, b);
    }

    @Override
    public Double max(Double a, Double b) {
        return Math.max(a, b);
    }

    @Override
    public Double power(Double base, Double exponent) {
        return Math.pow(base, exponent);
    }

    @Override
    public Double exp(Double a) {
        return Math.exp(a);
    }

    @Override
    public Double expm1(Double a) {
        return Math.expm1(a);
    }

    @Override
    public Double log(Double a) {
        return Math.log(a);
    }

    @Override
    public Double log1p(Double a) {
        return Math.log1p(a);
    }

    @Override
    public Double sin(Double a) {
        return Math.sin(a);
    }

    @Override
    public Double cos(Double a) {
        return Math.cos(a);
    }

    @Override
    public Double tan(Double a) {
        return Math.tan(a);
    }

    @Override
    public Double tanh(Double a) {
        return Math.tanh(a);
    }

    @Override
    public Double round(Double a) {
        return Math.rint(a);
    }

    @Override
    public Double atan(Double a) {
        return Math.atan(a);
    }

    @Override
    public Double erf(Double a) {
        return ErrorFunctions.erf(a);
    }

    @Override
    public Double normal(Double a) {
        return ErrorFunctions.normal(a);
    }

    @Override
    public Double selectGreater(Double a, Double b, Double then, Double otherwise) {
        return a.doubleValue() > b.doubleValue() ? then : otherwise;
    }

    @Override
    public Double selectEqual(Double a, Double b, Double then, Double otherwise) {
        return a.doubleValue() == b.doubleValue() ? then : otherwise;
    }
}
