package org.leibniz.nn;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** How the values of a parameter begin. The same seed gives the same values on every platform. */
@FunctionalInterface
public interface Initializer {
    /** Fills the values of a parameter of a fixed shape, drawing from {@code random}. */
    void fill(float[] values, Shape shape, SplittableRandom random);

    /** 0 everywhere. */
    static Initializer zeros() {
        return constant(0);
    }

    /** The same number everywhere. */
    static Initializer constant(double value) {
        return (values, shape, random) -> Arrays.fill(values, (float) value);
    }

    /** Normal with mean 0 and the given standard deviation. */
    static Initializer normal(double deviation) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) values[i] = (float) (deviation * gaussian(random));
        };
    }

    /** Even between −limit and limit. */
    static Initializer uniform(double limit) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) values[i] = (float) (limit * (2 * random.nextDouble() - 1));
        };
    }

    /** Normal with variance 2/(fan-in + fan-out) (Glorot and Bengio 2010), for tanh and sigmoid. */
    static Initializer xavier() {
        return (values, shape, random) ->
                normal(Math.sqrt(2.0 / (fanIn(shape) + fanOut(shape)))).fill(values, shape, random);
    }

    /** Normal with variance 2/fan-in (He et al. 2015), for ReLU. */
    static Initializer he() {
        return (values, shape, random) -> normal(Math.sqrt(2.0 / fanIn(shape))).fill(values, shape, random);
    }

    /** Even with the variance of {@link #xavier()}. */
    static Initializer xavierUniform() {
        return (values, shape, random) ->
                uniform(Math.sqrt(6.0 / (fanIn(shape) + fanOut(shape)))).fill(values, shape, random);
    }

    /** Normal with variance 1/fan-in (LeCun et al., "Efficient BackProp", 1998), for sigmoid, tanh and SELU. */
    static Initializer lecun() {
        return (values, shape, random) -> normal(Math.sqrt(1.0 / fanIn(shape))).fill(values, shape, random);
    }

    /** Even with the variance of {@link #he()}. */
    static Initializer heUniform() {
        return (values, shape, random) -> uniform(Math.sqrt(6.0 / fanIn(shape))).fill(values, shape, random);
    }

    /** Normal with mean 0 and the given standard deviation, but drawn again where it is more than two of them away. */
    static Initializer truncated(double deviation) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                double value = gaussian(random);
                while (Math.abs(value) > 2) value = gaussian(random);
                values[i] = (float) (deviation * value);
            }
        };
    }

    /**
     * Rows or columns, whichever are fewer, of length {@code gain} and at right angles (Saxe, McClelland and Ganguli 2014);
     * the columns are along the last axis.
     */
    static Initializer orthogonal(double gain) {
        return (values, shape, random) ->
                OrthogonalValues.fill(values, (int) lastSize(shape), gain, () -> gaussian(random));
    }

    /** How a parameter begins of which nothing is said: weights by {@link #he()}, vectors and numbers with 0. */
    static Initializer usual() {
        return (values, shape, random) -> (shape.rank() < 2 ? zeros() : he()).fill(values, shape, random);
    }

    /** As the layer or the network says that has declared the symbol; else {@link #usual()}, and 0 for a state. */
    static Initializer of(Symbol symbol) {
        return Beginnings.of(symbol);
    }

    /** How many values meet in one value of the result: of a matrix [in,out] in, of [out,in,size…] in·size…. */
    private static double fanIn(Shape shape) {
        double all = shape.elements();
        return shape.rank() > 2 ? all / shape.dim(0).value() : all / lastSize(shape);
    }

    /** In how many values of the result one value goes. */
    private static double fanOut(Shape shape) {
        return shape.rank() > 2 ? (double) shape.elements() / shape.dim(1).value() : lastSize(shape);
    }

    private static long lastSize(Shape shape) {
        return shape.rank() == 0 ? 1 : shape.dim(-1).value();
    }

    // By Box and Muller with StrictMath, whose results do not depend on the processor.
    private static double gaussian(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
