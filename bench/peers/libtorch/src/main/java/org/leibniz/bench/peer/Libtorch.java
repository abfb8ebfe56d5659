package org.leibniz.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;

/** The C++ front end of PyTorch. A scope around every step frees its tensors at once, as they are freed in C++. */
public final class Libtorch implements Peer {
    private final String version;

    private Libtorch() throws IOException {
        version = "libtorch " + Loader.getVersion("org.bytedeco", "pytorch") + ", OpenBLAS "
                + Loader.getVersion("org.bytedeco", "openblas");
    }

    public static void main(String[] arguments) throws IOException {
        Worker.run(new Libtorch(), arguments);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Task training(Workload work) throws Exception {
        threads(work);
        List<Tensor> parameters = parameters(work);
        TensorVector learned = new TensorVector(parameters.toArray(Tensor[]::new));
        for (Tensor parameter : parameters) parameter.requires_grad_();
        // Decay rates and epsilon are 0.9, 0.999 and 1e-8 unless they are set.
        Optimizer optimizer = work.optimizer().equals("sgd")
                ? new SGD(learned, new SGDOptions(work.rate()))
                : new Adam(learned, new AdamOptions(work.rate()));
        boolean softmax = work.loss().equals("softmax");
        int[] layers = work.layers();
        int outputs = layers[layers.length - 1];
        float[][] given = work.inputs();
        float[][] wanted = work.targets();
        Tensor[] x = new Tensor[given.length];
        Tensor[] t = new Tensor[given.length];
        for (int batch = 0; batch < x.length; batch++) {
            x[batch] = Tensor.create(given[batch], work.batch(), layers[0]);
            Tensor targets = Tensor.create(wanted[batch], work.batch(), outputs);
            t[batch] = softmax ? targets.argmax(new LongOptional(1), false) : targets;
        }
        return new Task() {
            private float last;

            @Override
            public void step(int batch) {
                try (PointerScope scope = new PointerScope()) {
                    optimizer.zero_grad();
                    Tensor logits = perceptron(x[batch], parameters, work.activation());
                    Tensor loss = softmax
                            ? torch.cross_entropy_loss(logits, t[batch])
                            : torch.binary_cross_entropy_with_logits(logits, t[batch]);
                    loss.backward();
                    optimizer.step();
                    last = loss.item_float();
                }
            }

            @Override
            public double loss() {
                return last;
            }
        };
    }

    @Override
    public Inference inference(Workload work) throws Exception {
        threads(work);
        InferenceMode mode = new InferenceMode(true);
        List<Tensor> parameters = parameters(work);
        int[] layers = work.layers();
        FloatPointer given = new FloatPointer((long) work.batch() * layers[0]);
        Tensor x = torch.from_blob(given, work.batch(), layers[0]);
        float[] result = new float[work.batch() * layers[layers.length - 1]];
        return new Inference() {
            @Override
            public float[] run(float[] inputs) {
                try (PointerScope scope = new PointerScope()) {
                    given.put(inputs, 0, inputs.length);
                    perceptron(x, parameters, work.activation())
                            .data_ptr_float()
                            .get(result, 0, result.length);
                    return result;
                }
            }

            @Override
            public void close() {
                mode.close();
            }
        };
    }

    @Override
    public Task elementwise(Workload work) throws Exception {
        threads(work);
        float[] numbers = work.file("x");
        Tensor x = Tensor.create(numbers, numbers.length).requires_grad_();
        Tensor a = Tensor.create(work.file("a")).requires_grad_();
        Tensor b = Tensor.create(work.file("b")).requires_grad_();
        TensorVector symbols = new TensorVector(x, a, b);
        return new Task() {
            private float mean;
            private TensorVector gradients = new TensorVector();

            @Override
            public void step(int batch) {
                gradients.releaseReference();
                try (PointerScope scope = new PointerScope()) {
                    Tensor y =
                            a.mul(x).add(b).tanh().mul(x.sigmoid()).add(x.exp().log1p());
                    Tensor loss = y.mean();
                    gradients = torch.grad(new TensorVector(loss), symbols);
                    gradients.retainReference();
                    mean = loss.item_float();
                }
            }

            @Override
            public double loss() {
                return mean;
            }

            @Override
            public double check() {
                try (PointerScope scope = new PointerScope()) {
                    double sum = 0;
                    for (Tensor gradient : gradients.get()) {
                        sum += gradient.sum(new ScalarTypeOptional(torch.ScalarType.Double))
                                .item()
                                .toDouble();
                    }
                    return sum;
                }
            }
        };
    }

    private static void threads(Workload work) {
        torch.set_num_threads(work.threads());
        torch.set_num_interop_threads(1);
    }

    /** Weights and biases, each weight as [outputs, inputs]: how layers of PyTorch keep them. */
    private static List<Tensor> parameters(Workload work) throws Exception {
        int[] layers = work.layers();
        List<Tensor> parameters = new ArrayList<>();
        for (float[] values : work.parameters()) {
            int layer = parameters.size() / 2;
            parameters.add(
                    parameters.size() % 2 == 0
                            ? Tensor.create(values, layers[layer], layers[layer + 1])
                                    .t()
                                    .contiguous()
                            : Tensor.create(values));
        }
        return parameters;
    }

    private static Tensor perceptron(Tensor inputs, List<Tensor> parameters, String activation) {
        Tensor value = inputs;
        for (int i = 0; i < parameters.size(); i += 2) {
            if (i > 0) value = activation.equals("relu") ? torch.relu(value) : torch.tanh(value);
            value = torch.linear(value, parameters.get(i), parameters.get(i + 1));
        }
        return value;
    }
}
