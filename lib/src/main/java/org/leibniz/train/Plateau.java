package org.leibniz.train;

/**
 * When the watched measure has not become better for some epochs, the learning rate is multiplied by a factor.
 *
 * @param patience how many epochs
 */
public record Plateau(double factor, int patience) {
    public Plateau {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException(
                    "on a plateau the rate is multiplied by a factor between 0 and 1, not " + factor);
        }
        if (patience < 1) throw new IllegalArgumentException("a plateau lasts at least 1 epoch, not " + patience);
    }
}
