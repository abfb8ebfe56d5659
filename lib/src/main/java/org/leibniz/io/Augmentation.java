package org.leibniz.io;

import java.util.SplittableRandom;

/** A change by chance that leaves the meaning of a sample as it is, so that it counts as a further sample. */
@FunctionalInterface
public interface Augmentation {
    /** The changed numbers in an array of the same sizes; the given array may be changed, too. */
    float[] apply(float[] values, int[] sizes, SplittableRandom random);

    /** This change, then another one. */
    default Augmentation then(Augmentation next) {
        return (values, sizes, random) -> next.apply(apply(values, sizes, random), sizes, random);
    }

    /** Mirrors every other picture [… , rows, columns] left to right. */
    static Augmentation flip() {
        return (values, sizes, random) -> {
            if (random.nextBoolean()) return values;
            int columns = Pictures.columns(sizes);
            float[] flipped = new float[values.length];
            for (int i = 0; i < values.length; i++) flipped[i] = values[i - i % columns + columns - 1 - i % columns];
            return flipped;
        };
    }

    /** Moves a picture [… , rows, columns] by up to so many places up, down, left or right; 0 comes in. */
    static Augmentation shift(int most) {
        return (values, sizes, random) -> {
            int down = random.nextInt(2 * most + 1) - most;
            int right = random.nextInt(2 * most + 1) - most;
            return Pictures.shifted(values, sizes, down, right);
        };
    }

    /** Adds to every number a normal one with mean 0 and the given standard deviation. */
    static Augmentation noise(double deviation) {
        return (values, sizes, random) -> {
            float[] noisy = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
                double normal = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
                noisy[i] = (float) (values[i] + deviation * normal);
            }
            return noisy;
        };
    }
}
