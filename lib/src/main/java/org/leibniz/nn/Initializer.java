package org.leibniz.nn;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.leibniz.shape.Shape;

/** How the values of a parameter begin. The same seed gives the same values on every platform. */
@FunctionalInterface
public interface Initializer {
    /** Fills the values of a parameter of a fixed shape, drawing from {@code random}. */
    void fill(float[] values, Shape shape, SplittableRandom random);

    static Initializer zeros() {
        return constant(0);
    }

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

    /** How a parameter begins of which nothing is said: weights by {@link #he()}, vectors and numbers with 0. */
    static Initializer usual() {
        return (values, shape, random) -> (shape.rank() < 2 ? zeros() : he()).fill(values, shape, random);
    }

    /** How many values meet in one value of the result: all but the last size of a weight. */
    private static double fanIn(Shape shape) {
        return shape.rank() == 0 ? 1 : (double) shape.elements() / fanOut(shape);
    }

    private static double fanOut(Shape shape) {
        return shape.rank() == 0 ? 1 : shape.dim(shape.rank() - 1).value();
    }

    // By Box and Muller with StrictMath, whose results do not depend on the processor.
    private static double gaussian(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
