package org.leibniz.train;

import java.util.Arrays;
import java.util.List;
import org.leibniz.compile.Call;
import org.leibniz.expr.Expr;

/** Means of a program's outputs over many batches, each output being a mean over its batch. */
final class Measures {
    private final double[][] sums;
    private long samples;

    /** @param outputs of fixed shapes; a program may have more behind them */
    Measures(List<Expr> outputs) {
        sums = outputs.stream()
                .map(output -> new double[Math.toIntExact(output.shape().elements())])
                .toArray(double[][]::new);
    }

    void clear() {
        for (double[] sum : sums) Arrays.fill(sum, 0);
        samples = 0;
    }

    void add(Call call, int batchSize) {
        for (int i = 0; i < sums.length; i++) {
            float[] means = call.floats(i);
            for (int at = 0; at < sums[i].length; at++) sums[i][at] += (double) means[at] * batchSize;
        }
        samples += batchSize;
    }

    /** The mean of an output, element by element. */
    double[] means(int index) {
        return Arrays.stream(sums[index]).map(sum -> sum / samples).toArray();
    }

    /** The mean of an output that is a number. */
    double mean(int index) {
        return sums[index][0] / samples;
    }

    long samples() {
        return samples;
    }

    /** All that is known: the number of samples, then the sums. */
    double[] content() {
        double[] content =
                new double[1 + Arrays.stream(sums).mapToInt(sum -> sum.length).sum()];
        content[0] = samples;
        int at = 1;
        for (double[] sum : sums) {
            System.arraycopy(sum, 0, content, at, sum.length);
            at += sum.length;
        }
        return content;
    }

    /** Goes on from a content of as many measures. */
    void restore(double[] content) {
        if (content.length != content().length) throw new IllegalArgumentException("there were other metrics");
        samples = (long) content[0];
        int at = 1;
        for (double[] sum : sums) {
            System.arraycopy(content, at, sum, 0, sum.length);
            at += sum.length;
        }
    }
}
