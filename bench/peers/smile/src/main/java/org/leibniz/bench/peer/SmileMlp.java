package org.leibniz.bench.peer;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.classification.MLP;
import smile.math.TimeFunction;
import smile.math.matrix.Matrix;

/** Smile's perceptron. It computes in double precision, one sample after the other. */
public final class SmileMlp implements Peer {
    public static void main(String[] arguments) {
        Worker.run(new SmileMlp(), arguments);
    }

    @Override
    public String version() {
        return "Smile " + MLP.class.getPackage().getImplementationVersion();
    }

    @Override
    public Task training(Workload work) throws Exception {
        if (!work.optimizer().equals("sgd")) throw new UnsupportedOperationException("no " + work.optimizer());
        boolean softmax = work.loss().equals("softmax");
        OutputFunction output = softmax ? OutputFunction.SOFTMAX : OutputFunction.SIGMOID;
        Network network = new Network(layers(work, output, Cost.LIKELIHOOD));
        network.setLearningRate(TimeFunction.constant(work.rate()));
        float[][] given = work.inputs();
        float[][] wanted = work.targets();
        double[][][] x = new double[given.length][][];
        int[][] t = new int[given.length][];
        for (int batch = 0; batch < x.length; batch++) {
            x[batch] = rows(given[batch], work.batch());
            t[batch] = labels(rows(wanted[batch], work.batch()));
        }
        return new Task() {
            @Override
            public void step(int batch) {
                network.learn(x[batch], t[batch]);
            }

            @Override
            public double loss() {
                return network.loss;
            }
        };
    }

    @Override
    public Inference inference(Workload work) throws Exception {
        MLP network = new MLP(layers(work, OutputFunction.LINEAR, Cost.MEAN_SQUARED_ERROR));
        int[] layers = work.layers();
        int outputs = layers[layers.length - 1];
        double[] sample = new double[layers[0]];
        double[] logits = new double[outputs];
        float[] result = new float[work.batch() * outputs];
        return inputs -> {
            for (int row = 0; row < work.batch(); row++) {
                for (int i = 0; i < sample.length; i++) sample[i] = inputs[row * sample.length + i];
                network.predict(sample, logits);
                for (int i = 0; i < outputs; i++) result[row * outputs + i] = (float) logits[i];
            }
            return result;
        };
    }

    private static double[][] rows(float[] values, int count) {
        double[][] rows = new double[count][values.length / count];
        for (int i = 0; i < values.length; i++) rows[i / rows[0].length][i % rows[0].length] = values[i];
        return rows;
    }

    /** The class of every row, one-hot or a single 0 or 1. */
    private static int[] labels(double[][] targets) {
        int[] labels = new int[targets.length];
        for (int row = 0; row < labels.length; row++) {
            double[] target = targets[row];
            for (int i = 0; i < target.length; i++) {
                if (target[i] == 1) labels[row] = target.length == 1 ? 1 : i;
            }
        }
        return labels;
    }

    private static LayerBuilder[] layers(Workload work, OutputFunction output, Cost cost) throws Exception {
        ActivationFunction activation = work.activation().equals("relu") ? ActivationFunction.rectifier() : new Tanh();
        int[] sizes = work.layers();
        List<float[]> parameters = work.parameters();
        List<LayerBuilder> layers = new ArrayList<>(List.of(Layer.input(sizes[0])));
        for (int i = 1; i < sizes.length; i++) {
            float[] weights = parameters.get(2 * i - 2);
            float[] biases = parameters.get(2 * i - 1);
            boolean last = i == sizes.length - 1;
            layers.add(new LayerBuilder(sizes[i], 0) {
                @Override
                public Layer build(int inputs) {
                    return last
                            ? new Output(neurons, inputs, output, cost, weights, biases)
                            : new Hidden(neurons, inputs, activation, weights, biases);
                }
            });
        }
        return layers.toArray(LayerBuilder[]::new);
    }

    /** Adds up the loss, which Smile itself never computes. */
    private static final class Network extends MLP {
        private double loss;
        private int[] labels = {};
        private int sample;

        Network(LayerBuilder... layers) {
            super(layers);
        }

        void learn(double[][] inputs, int[] labels) {
            this.labels = labels;
            loss = 0;
            sample = 0;
            if (inputs.length == 1) update(inputs[0], labels[0]);
            else update(inputs, labels);
            loss /= inputs.length;
        }

        @Override
        protected void propagate(double[] input, boolean training) {
            super.propagate(input, training);
            double[] likelihoods = output.output();
            int label = labels[sample++];
            double chosen =
                    likelihoods.length > 1 ? likelihoods[label] : label == 1 ? likelihoods[0] : 1 - likelihoods[0];
            loss -= Math.log(chosen);
        }
    }

    /** Smile's own has (1 - y)² for a derivative where 1 - y² is meant. */
    private static final class Tanh implements ActivationFunction {
        @Override
        public String name() {
            return "TANH";
        }

        @Override
        public void f(double[] x) {
            for (int i = 0; i < x.length; i++) x[i] = Math.tanh(x[i]);
        }

        @Override
        public void g(double[] gradient, double[] y) {
            for (int i = 0; i < y.length; i++) gradient[i] *= 1 - y[i] * y[i];
        }
    }

    private static final class Hidden extends HiddenLayer {
        Hidden(int outputs, int inputs, ActivationFunction activation, float[] weights, float[] biases) {
            super(outputs, inputs, 0, activation);
            set(weight, bias, weights, biases);
        }
    }

    private static final class Output extends OutputLayer {
        Output(int outputs, int inputs, OutputFunction activation, Cost cost, float[] weights, float[] biases) {
            super(outputs, inputs, activation, cost);
            set(weight, bias, weights, biases);
        }
    }

    /** The weights come as [inputs, outputs] and are kept the other way round. */
    private static void set(Matrix weight, double[] bias, float[] weights, float[] biases) {
        for (int i = 0; i < weights.length; i++) weight.set(i % bias.length, i / bias.length, weights[i]);
        for (int i = 0; i < bias.length; i++) bias[i] = biases[i];
    }
}
