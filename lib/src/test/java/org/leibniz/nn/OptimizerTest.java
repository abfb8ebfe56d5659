package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.leibniz.notation.Notation;

class OptimizerTest {
    @Test
    void formulas() {
        assertEquals("w ← w − ηg", new GradientDescent(0.1).formula());
        assertEquals("v ← μv + g\nw ← w − ηv", new Momentum(0.1).formula());
        assertEquals(
                "m ← β₁ m + (1 − β₁)g\nv ← β₂ v + (1 − β₂)g²\nw ← w − η(m/(1 − β₁^t)/(√(v/(1 − β₂^t)) + ε))",
                new Adam(0.001).formula());
        assertEquals("w <- w - η*g", new GradientDescent(0.1).formula(Notation.ASCII));
        assertEquals("w \\leftarrow w - \\eta g", new GradientDescent(0.1).formula(Notation.LATEX));
    }

    /** Steps of Adam as Kingma and Ba write them, by hand. */
    @Test
    void adamIsTheAlgorithmOfItsPaper() {
        double m = 0;
        double v = 0;
        double w = 0.7;
        Runner runner = new Runner(new Adam(0.01), w);
        double[] gradients = {0.5, -2, 0.1, 0, 3};
        for (int t = 1; t <= gradients.length; t++) {
            double g = gradients[t - 1];
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            w -= 0.01 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
            assertEquals(w, runner.step(g), 1e-14);
        }
    }

    @Test
    void momentumKeepsAPartOfItsSpeed() {
        Runner runner = new Runner(new Momentum(0.1, 0.5), 1);
        assertEquals(1 - 0.1 * 2, runner.step(2), 1e-15);
        assertEquals(0.8 - 0.1 * (0.5 * 2 + 4), runner.step(4), 1e-15);
    }
}
