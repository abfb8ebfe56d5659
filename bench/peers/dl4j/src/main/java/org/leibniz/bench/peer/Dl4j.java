package org.leibniz.bench.peer;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j: networks as it has them, and what is no network as a graph of its SameDiff. */
public final class Dl4j implements Peer {
    public static void main(String[] arguments) {
        Worker.run(new Dl4j(), arguments);
    }

    @Override
    public String version() {
        return "Deeplearning4j 1.0.0-M2.1, " + Nd4j.getBackend().getClass().getSimpleName();
    }

    @Override
    public Task training(Workload work) throws Exception {
        boolean softmax = work.loss().equals("softmax");
        MultiLayerNetwork network = softmax
                ? perceptron(work, Activation.SOFTMAX, LossFunction.MCXENT)
                : perceptron(work, Activation.SIGMOID, LossFunction.XENT);
        int[] layers = work.layers();
        INDArray[] x = matrices(work.inputs(), work.batch(), layers[0]);
        INDArray[] t = matrices(work.targets(), work.batch(), layers[layers.length - 1]);
        return new Task() {
            @Override
            public void step(int batch) {
                network.fit(x[batch], t[batch]);
            }

            @Override
            public double loss() {
                return network.score();
            }
        };
    }

    @Override
    public Inference inference(Workload work) throws Exception {
        MultiLayerNetwork network = perceptron(work, Activation.IDENTITY, LossFunction.MSE);
        int[] layers = work.layers();
        INDArray x = Nd4j.create(work.batch(), layers[0]);
        float[] result = new float[work.batch() * layers[layers.length - 1]];
        return inputs -> {
            x.data().setData(inputs);
            network.output(x).data().asNioFloat().get(0, result);
            return result;
        };
    }

    @Override
    public Task elementwise(Workload work) throws Exception {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.var("x", Nd4j.createFromArray(work.file("x")));
        SDVariable a = graph.var("a", Nd4j.scalar(work.file("a")[0]));
        SDVariable b = graph.var("b", Nd4j.scalar(work.file("b")[0]));
        SDVariable gate = graph.nn().sigmoid(x);
        SDVariable sum = graph.math()
                .tanh(a.mul(x).add(b))
                .mul(gate)
                .add(graph.math().log1p(graph.math().exp(x)));
        SDVariable mean = sum.mean();
        mean.markAsLoss();
        List<String> symbols = List.of("x", "a", "b");
        return new Task() {
            private Map<String, INDArray> values = Map.of();
            private Map<String, INDArray> gradients = Map.of();

            @Override
            public void step(int batch) {
                var all = graph.calculateGradientsAndOutputs(Map.of(), List.of(mean.name()), symbols);
                values = all.getOutputs();
                gradients = all.getGradients();
            }

            @Override
            public double loss() {
                return values.get(mean.name()).getDouble(0);
            }

            @Override
            public double check() {
                double sum = 0;
                for (INDArray gradient : gradients.values()) {
                    for (float value : gradient.data().asFloat()) sum += value;
                }
                return sum;
            }
        };
    }

    private static MultiLayerNetwork perceptron(Workload work, Activation output, LossFunction loss) throws Exception {
        int[] layers = work.layers();
        boolean adam = work.optimizer().equals("adam");
        NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
                .updater(adam ? new Adam(work.rate()) : new Sgd(work.rate()))
                .list();
        for (int i = 1; i < layers.length; i++) {
            builder.layer(
                    i == layers.length - 1
                            ? new OutputLayer.Builder(loss)
                                    .nIn(layers[i - 1])
                                    .nOut(layers[i])
                                    .activation(output)
                                    .build()
                            : new DenseLayer.Builder()
                                    .nIn(layers[i - 1])
                                    .nOut(layers[i])
                                    .activation(work.activation().equals("relu") ? Activation.RELU : Activation.TANH)
                                    .build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
        network.init();
        List<float[]> parameters = work.parameters();
        for (int i = 1; i < layers.length; i++) {
            network.setParam(i - 1 + "_W", matrix(parameters.get(2 * i - 2), layers[i - 1], layers[i]));
            network.setParam(i - 1 + "_b", matrix(parameters.get(2 * i - 1), 1, layers[i]));
        }
        return network;
    }

    private static INDArray[] matrices(float[][] batches, int rows, int columns) {
        INDArray[] matrices = new INDArray[batches.length];
        for (int batch = 0; batch < matrices.length; batch++) matrices[batch] = matrix(batches[batch], rows, columns);
        return matrices;
    }

    private static INDArray matrix(float[] values, int rows, int columns) {
        return Nd4j.create(values, new int[] {rows, columns});
    }
}
