package org.leibniz.bench.worker;

/**
 * [m,k] times [k,n], where a factor may lie in memory transposed.
 *
 * @param transposedA whether the left factor is stored as [k,m]
 * @param transposedB whether the right factor is stored as [n,k]
 */
public record ProductShape(int m, int k, int n, boolean transposedA, boolean transposedB) {
    /** As it is written: {@code 64x784x128 NT}. */
    public static ProductShape parse(String text) {
        String[] parts = text.split("[x ]");
        if (parts.length != 4 || !parts[3].matches("[NT]{2}")) {
            throw new IllegalArgumentException("a product is written like 64x784x128 NT, not " + text);
        }
        return new ProductShape(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                parts[3].charAt(0) == 'T',
                parts[3].charAt(1) == 'T');
    }

    /** Multiplications and additions. */
    public double operations() {
        return 2.0 * m * k * n;
    }

    /**
     * A number in which every element of a product counts, most neighbours differently: Σ cᵢ ((i mod 7) − 3) / √(m k n).
     * For factors around 0 it is of the order of 1.
     */
    public double digest(float[] product) {
        double sum = 0;
        for (int i = 0; i < m * n; i++) sum += (double) product[i] * (i % 7 - 3);
        return sum / Math.sqrt((double) m * k * n);
    }

    @Override
    public String toString() {
        return m + "x" + k + "x" + n + " " + (transposedA ? 'T' : 'N') + (transposedB ? 'T' : 'N');
    }
}
