package org.leibniz.bench.peer;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;

/** The Deep Java Library over PyTorch. What a step allocates belongs to a manager that closes with the step. */
public final class Djl implements Peer {
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = engine.newBaseManager();

    public static void main(String[] arguments) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", arguments[2]);
        Worker.run(new Djl(), arguments);
    }

    @Override
    public String version() {
        return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion();
    }

    @Override
    public Task training(Workload work) throws Exception {
        boolean softmax = work.loss().equals("softmax");
        Loss losses = softmax ? new SoftmaxCrossEntropyLoss() : new SigmoidBinaryCrossEntropyLoss("loss", 1, false);
        Tracker rate = Tracker.fixed((float) work.rate());
        Optimizer optimizer = work.optimizer().equals("sgd")
                ? Optimizer.sgd().setLearningRateTracker(rate).build()
                : Optimizer.adam().optLearningRateTracker(rate).build();
        int[] layers = work.layers();
        Model model = Model.newInstance("perceptron", "PyTorch");
        model.setBlock(perceptron(work));
        Trainer trainer = model.newTrainer(
                new DefaultTrainingConfig(losses).optOptimizer(optimizer).optDevices(new Device[] {manager.getDevice()
                }));
        trainer.initialize(new Shape(work.batch(), layers[0]));
        fill(model.getBlock(), work);

        float[][] given = work.inputs();
        float[][] wanted = work.targets();
        NDArray[] x = new NDArray[given.length];
        NDArray[] t = new NDArray[given.length];
        for (int batch = 0; batch < x.length; batch++) {
            x[batch] = manager.create(given[batch], new Shape(work.batch(), layers[0]));
            NDArray targets = manager.create(wanted[batch], new Shape(work.batch(), layers[layers.length - 1]));
            t[batch] = softmax ? targets.argMax(1) : targets;
        }
        return new Task() {
            private float last;

            @Override
            public void step(int batch) {
                try (NDManager step = manager.newSubManager()) {
                    step.tempAttachAll(x[batch], t[batch]);
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        NDList logits = trainer.forward(new NDList(x[batch]));
                        NDArray loss = losses.evaluate(new NDList(t[batch]), logits);
                        collector.backward(loss);
                        last = loss.getFloat();
                    }
                    trainer.step();
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
        Block block = perceptron(work);
        Shape shape = new Shape(work.batch(), work.layers()[0]);
        block.initialize(manager, DataType.FLOAT32, shape);
        fill(block, work);
        ParameterStore parameters = new ParameterStore(manager, false);
        return inputs -> {
            try (NDManager call = manager.newSubManager()) {
                NDList given = new NDList(call.create(inputs, shape));
                return block.forward(parameters, given, false)
                        .singletonOrThrow()
                        .toFloatArray();
            }
        };
    }

    @Override
    public Task elementwise(Workload work) throws Exception {
        NDArray x = manager.create(work.file("x"));
        NDArray a = manager.create(work.file("a")[0]);
        NDArray b = manager.create(work.file("b")[0]);
        List<NDArray> symbols = List.of(x, a, b);
        for (NDArray symbol : symbols) symbol.setRequiresGradient(true);
        return new Task() {
            private float mean;

            @Override
            public void step(int batch) {
                try (NDManager step = manager.newSubManager();
                        GradientCollector collector = engine.newGradientCollector()) {
                    collector.zeroGradients();
                    step.tempAttachAll(x, a, b);
                    NDArray gate = Activation.sigmoid(x);
                    NDArray y = a.mul(x).add(b).tanh().mul(gate).add(Activation.softPlus(x));
                    NDArray loss = y.mean();
                    collector.backward(loss);
                    mean = loss.getFloat();
                }
            }

            @Override
            public double loss() {
                return mean;
            }

            @Override
            public double check() {
                double sum = 0;
                for (NDArray symbol : symbols) {
                    for (float value : symbol.getGradient().toFloatArray()) sum += value;
                }
                return sum;
            }
        };
    }

    private static Block perceptron(Workload work) {
        SequentialBlock block = new SequentialBlock();
        int[] layers = work.layers();
        for (int i = 1; i < layers.length; i++) {
            if (i > 1) block.add(work.activation().equals("relu") ? Activation.reluBlock() : Activation.tanhBlock());
            block.add(Linear.builder().setUnits(layers[i]).build());
        }
        return block;
    }

    /** A layer keeps its weights as [outputs, inputs]. */
    private void fill(Block block, Workload work) throws Exception {
        int[] layers = work.layers();
        List<float[]> values = work.parameters();
        for (int i = 0; i < values.size(); i++) {
            NDArray parameter = block.getParameters().valueAt(i).getArray();
            try (NDManager step = manager.newSubManager()) {
                NDArray value = step.create(values.get(i));
                if (i % 2 == 0)
                    value = value.reshape(layers[i / 2], layers[i / 2 + 1]).transpose();
                parameter.set(value.toFloatArray());
            }
        }
    }
}
