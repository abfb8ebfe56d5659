package org.leibniz.compile;

/** Multiply-adds of numbers in an array that fits the nearest cache; the virtual machine makes vectors of them if it can. */
final class ScalarMultiplyAdds implements MultiplyAdds {
    private static final int ELEMENTS = 1024;
    private static final int CHAIN = 8;

    private final Precision precision;

    ScalarMultiplyAdds(Precision precision) {
        this.precision = precision;
    }

    @Override
    public int operations() {
        return 2 * CHAIN * ELEMENTS;
    }

    @Override
    public double run(int turns) {
        Object array = precision.array(ELEMENTS);
        for (int turn = 0; turn < turns; turn++) {
            if (array instanceof float[] floats) sweep(floats, 0.5f, 1);
            else sweep((double[]) array, 0.5, 1);
        }
        return precision.get(array, 0);
    }

    private static void sweep(float[] x, float f, float g) {
        for (int i = 0; i < x.length; i++) {
            float y = Math.fma(Math.fma(Math.fma(Math.fma(x[i], f, g), f, g), f, g), f, g);
            x[i] = Math.fma(Math.fma(Math.fma(Math.fma(y, f, g), f, g), f, g), f, g);
        }
    }

    private static void sweep(double[] x, double f, double g) {
        for (int i = 0; i < x.length; i++) {
            double y = Math.fma(Math.fma(Math.fma(Math.fma(x[i], f, g), f, g), f, g), f, g);
            x[i] = Math.fma(Math.fma(Math.fma(Math.fma(y, f, g), f, g), f, g), f, g);
        }
    }
}
