package org.leibniz.bench.leibniz;

/** Loops as one writes them who has no library. */
final class PlainLoops {
    private PlainLoops() {}

    /** Every element of the product as the sum it is defined by. */
    static void dots(float[] a, float[] b, float[] c, int m, int k, int n) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int p = 0; p < k; p++) sum += a[i * k + p] * b[p * n + j];
                c[i * n + j] = sum;
            }
        }
    }

    /** Rows of the product as sums of rows: all arrays are passed in their order, and the inner loop has no sum. */
    static void rows(float[] a, float[] b, float[] c, int m, int k, int n) {
        java.util.Arrays.fill(c, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                float factor = a[i * k + p];
                for (int j = 0; j < n; j++) c[i * n + j] += factor * b[p * n + j];
            }
        }
    }

    /**
     * The mean of tanh(ax + b)σ(x) + log1p(exp(x)) and its gradients, in one pass.
     *
     * @param slopes takes the gradient by x
     * @return mean, gradient by a, gradient by b
     */
    static double[] chain(float[] x, float[] slopes, float a, float b) {
        double sum = 0;
        double byA = 0;
        double byB = 0;
        float share = 1f / x.length;
        for (int i = 0; i < x.length; i++) {
            float t = (float) Math.tanh(a * x[i] + b);
            float e = (float) Math.exp(x[i]);
            float s = e / (1 + e);
            sum += t * s + (float) Math.log1p(e);
            float u = (1 - t * t) * s;
            slopes[i] = share * (a * u + t * s * (1 - s) + s);
            byA += u * x[i];
            byB += u;
        }
        return new double[] {sum / x.length, byA / x.length, byB / x.length};
    }
}
