package org.leibniz.bench.leibniz;

import java.io.IOException;
import java.util.List;
import org.leibniz.bench.worker.Workload;

/** Backpropagation by hand, in double precision, sample by sample. */
final class PlainPerceptron {
    private final Workload work;
    private final int[] layers;
    private final double[][] weights;
    private final double[][] biases;
    private final double[][][] moments = new double[4][][];
    private int steps;

    PlainPerceptron(Workload work) throws IOException {
        this.work = work;
        this.layers = work.layers();
        int count = layers.length - 1;
        List<float[]> parameters = work.parameters();
        weights = new double[count][];
        biases = new double[count][];
        for (int i = 0; i < count; i++) {
            weights[i] = wide(parameters.get(2 * i));
            biases[i] = wide(parameters.get(2 * i + 1));
        }
        // Of weights and biases first the mean gradients, then the mean squares.
        for (int i = 0; i < 4; i++) moments[i] = zeros(i % 2 == 0 ? weights : biases);
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) wide[i] = values[i];
        return wide;
    }

    private static double[][] zeros(double[][] like) {
        double[][] zeros = new double[like.length][];
        for (int i = 0; i < zeros.length; i++) zeros[i] = new double[like[i].length];
        return zeros;
    }

    double[] logits(int batch) throws IOException {
        int classes = layers[layers.length - 1];
        double[] logits = new double[work.batch() * classes];
        for (int sample = 0; sample < work.batch(); sample++) {
            double[][] signals = signals(work.inputs()[batch], sample);
            System.arraycopy(signals[layers.length - 1], 0, logits, sample * classes, classes);
        }
        return logits;
    }

    /** Inputs, hidden signals, logits of a sample. */
    private double[][] signals(float[] inputs, int sample) {
        double[][] signals = new double[layers.length][];
        signals[0] = new double[layers[0]];
        for (int i = 0; i < layers[0]; i++) signals[0][i] = inputs[sample * layers[0] + i];
        for (int layer = 1; layer < layers.length; layer++) {
            signals[layer] = new double[layers[layer]];
            for (int j = 0; j < layers[layer]; j++) {
                double z = biases[layer - 1][j];
                for (int i = 0; i < layers[layer - 1]; i++) {
                    z += signals[layer - 1][i] * weights[layer - 1][i * layers[layer] + j];
                }
                boolean hidden = layer < layers.length - 1;
                signals[layer][j] = !hidden ? z : work.activation().equals("relu") ? Math.max(0, z) : Math.tanh(z);
            }
        }
        return signals;
    }

    /** A step; the loss before it. */
    double step(int batch) throws IOException {
        int last = layers.length - 1;
        int classes = layers[last];
        double[][] byWeights = zeros(weights);
        double[][] byBiases = zeros(biases);
        double loss = 0;
        boolean binary = work.loss().equals("binary");
        // Softmax: the mean over samples; binary: over all numbers.
        double share = 1.0 / (binary ? work.batch() * classes : work.batch());
        for (int sample = 0; sample < work.batch(); sample++) {
            double[][] signals = signals(work.inputs()[batch], sample);
            double sum = 0;
            for (double z : signals[last]) sum += Math.exp(z);
            double[] slope = new double[classes];
            for (int j = 0; j < classes; j++) {
                double z = signals[last][j];
                double t = work.targets()[batch][sample * classes + j];
                double p = binary ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / sum;
                loss -= share * (binary ? t * Math.log(p) + (1 - t) * Math.log(1 - p) : t * Math.log(p));
                slope[j] = share * (p - t);
            }
            backward(signals, slope, byWeights, byBiases);
        }
        steps++;
        for (int layer = 0; layer < last; layer++) {
            update(weights[layer], byWeights[layer], moments[0][layer], moments[2][layer]);
            update(biases[layer], byBiases[layer], moments[1][layer], moments[3][layer]);
        }
        return loss;
    }

    private void backward(double[][] signals, double[] slope, double[][] byWeights, double[][] byBiases) {
        double[] above = slope;
        for (int layer = layers.length - 1; layer > 0; layer--) {
            double[] below = new double[layers[layer - 1]];
            for (int j = 0; j < above.length; j++) {
                byBiases[layer - 1][j] += above[j];
                for (int i = 0; i < below.length; i++) {
                    byWeights[layer - 1][i * above.length + j] += signals[layer - 1][i] * above[j];
                    below[i] += weights[layer - 1][i * above.length + j] * above[j];
                }
            }
            for (int i = 0; i < below.length; i++) {
                double h = signals[layer - 1][i];
                below[i] *= work.activation().equals("relu") ? (h > 0 ? 1 : 0) : 1 - h * h;
            }
            above = below;
        }
    }

    private void update(double[] values, double[] gradient, double[] mean, double[] square) {
        boolean adam = work.optimizer().equals("adam");
        for (int i = 0; i < values.length; i++) {
            if (!adam) {
                values[i] -= work.rate() * gradient[i];
                continue;
            }
            mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
            square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
            double corrected = mean[i] / (1 - Math.pow(0.9, steps));
            values[i] -= work.rate() * corrected / (Math.sqrt(square[i] / (1 - Math.pow(0.999, steps))) + 1e-8);
        }
    }
}
