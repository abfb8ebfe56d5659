package org.leibniz.io;

/**
 * Makes every number of a field have mean 0 and variance 1 over the samples it was fitted on. Fit it on the training data
 * and apply it to all: what is known of other samples must not flow into training.
 */
public final class Standardization {
    private final String field;
    private final float[] mean;
    private final float[] deviation;

    private Standardization(String field, float[] mean, float[] deviation) {
        this.field = field;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** From the means and standard deviations of the training data. What does not vary is only shifted. */
    public static Standardization of(Dataset training, String field) {
        float[] values = training.array(field);
        int length = values.length / training.count();
        double[] sums = new double[length];
        for (int i = 0; i < values.length; i++) sums[i % length] += values[i];
        float[] mean = new float[length];
        for (int i = 0; i < length; i++) mean[i] = (float) (sums[i] / training.count());
        double[] squares = new double[length];
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - mean[i % length];
            squares[i % length] += distance * distance;
        }
        float[] deviation = new float[length];
        for (int i = 0; i < length; i++) {
            float root = (float) Math.sqrt(squares[i] / training.count());
            deviation[i] = root == 0 ? 1 : root;
        }
        return new Standardization(field, mean, deviation);
    }

    /** The same shift and scale for the samples of any set. */
    public Dataset apply(Dataset samples) {
        return samples.map(field, this::apply);
    }

    /** The same shift and scale for the numbers of one sample. */
    public float[] apply(float[] values) {
        if (values.length != mean.length) {
            throw new IllegalArgumentException(
                    field + " has " + values.length + " values, it was fitted on " + mean.length);
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) scaled[i] = (values[i] - mean[i]) / deviation[i];
        return scaled;
    }

    public float[] mean() {
        return mean.clone();
    }

    public float[] deviation() {
        return deviation.clone();
    }
}
