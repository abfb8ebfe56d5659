package org.leibniz.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow: a graph that is built once, and a session that runs it. With its flags for XLA the same graph is compiled. */
public final class TensorFlow implements Peer {
    public static void main(String[] arguments) {
        Worker.run(new TensorFlow(), arguments);
    }

    @Override
    public String version() {
        return "TensorFlow " + org.tensorflow.TensorFlow.version();
    }

    @Override
    public Task training(Workload work) throws Exception {
        int[] layers = work.layers();
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Placeholder<TFloat32> inputs = placeholder(tf, work.batch(), layers[0]);
        Placeholder<TFloat32> targets = placeholder(tf, work.batch(), layers[layers.length - 1]);
        Session session = session(graph, work.threads());

        List<float[]> initial = work.parameters();
        List<Variable<TFloat32>> parameters = new ArrayList<>();
        for (int i = 0; i < initial.size(); i++) {
            Shape shape = i % 2 == 0 ? Shape.of(layers[i / 2], layers[i / 2 + 1]) : Shape.of(layers[i / 2 + 1]);
            parameters.add(variable(tf, session, tensor(shape, initial.get(i))));
        }
        Operand<TFloat32> logits = perceptron(tf, inputs, parameters, work.activation());
        Operand<TFloat32> losses = work.loss().equals("softmax")
                ? tf.nn.softmaxCrossEntropyWithLogits(logits, targets).loss()
                : tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, targets));
        Operand<TFloat32> loss = mean(tf, losses);
        Output<?>[] gradients = gradients(graph, loss, parameters);
        Op update = update(tf, session, work, parameters, gradients);

        TFloat32[] x = tensors(Shape.of(work.batch(), layers[0]), work.inputs());
        TFloat32[] t = tensors(Shape.of(work.batch(), layers[layers.length - 1]), work.targets());
        return new Task() {
            private float last;

            @Override
            public void step(int batch) {
                try (Result result = session.runner()
                        .feed(inputs, x[batch])
                        .feed(targets, t[batch])
                        .addTarget(update)
                        .fetch(loss)
                        .run()) {
                    last = ((TFloat32) result.get(0)).getFloat();
                }
            }

            @Override
            public double loss() {
                return last;
            }
        };
    }

    /** No parameter changes before all gradients are there, for a gradient may read it: the variable itself, not a copy. */
    private static Op update(
            Ops tf, Session session, Workload work, List<Variable<TFloat32>> parameters, Output<?>[] gradients) {
        List<Op> all = Stream.of(gradients).map(Op.class::cast).toList();
        Ops then = tf.withControlDependencies(all);
        Operand<TFloat32> rate = tf.constant((float) work.rate());
        List<Op> updates = new ArrayList<>();
        if (work.optimizer().equals("sgd")) {
            for (int i = 0; i < gradients.length; i++) {
                updates.add(then.train.applyGradientDescent(parameters.get(i), rate, gradient(gradients[i])));
            }
            return tf.withControlDependencies(updates).noOp();
        }
        Operand<TFloat32> decay1 = tf.constant(0.9f);
        Operand<TFloat32> decay2 = tf.constant(0.999f);
        Variable<TFloat32> power1 = variable(tf, session, TFloat32.scalarOf(0.9f));
        Variable<TFloat32> power2 = variable(tf, session, TFloat32.scalarOf(0.999f));
        // The op adds it to a root of the biased mean square.
        Operand<TFloat32> epsilon = tf.math.mul(tf.constant(1e-8f), tf.math.sqrt(tf.math.sub(tf.constant(1f), power2)));
        for (int i = 0; i < gradients.length; i++) {
            Variable<TFloat32> parameter = parameters.get(i);
            Variable<TFloat32> mean = variable(tf, session, zeros(parameter.shape()));
            Variable<TFloat32> square = variable(tf, session, zeros(parameter.shape()));
            updates.add(then.train.applyAdam(
                    parameter, mean, square, power1, power2, rate, decay1, decay2, epsilon, gradient(gradients[i])));
        }
        Ops last = tf.withControlDependencies(updates);
        return tf.withControlDependencies(
                        last.assign(power1, last.math.mul(power1, decay1)),
                        last.assign(power2, last.math.mul(power2, decay2)))
                .noOp();
    }

    @Override
    public Inference inference(Workload work) throws Exception {
        int[] layers = work.layers();
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Placeholder<TFloat32> inputs = placeholder(tf, work.batch(), layers[0]);
        List<Operand<TFloat32>> parameters = new ArrayList<>();
        List<float[]> values = work.parameters();
        for (int i = 0; i < values.size(); i++) {
            Shape shape = i % 2 == 0 ? Shape.of(layers[i / 2], layers[i / 2 + 1]) : Shape.of(layers[i / 2 + 1]);
            parameters.add(tf.constant(shape, DataBuffers.of(values.get(i))));
        }
        Operand<TFloat32> logits = perceptron(tf, inputs, parameters, work.activation());
        Session session = session(graph, work.threads());
        TFloat32 x = TFloat32.tensorOf(Shape.of(work.batch(), layers[0]));
        FloatDataBuffer given = x.asRawTensor().data().asFloats();
        float[] result = new float[work.batch() * layers[layers.length - 1]];
        return numbers -> {
            given.write(numbers);
            try (Result answer = session.runner().feed(inputs, x).fetch(logits).run()) {
                answer.get(0).asRawTensor().data().asFloats().read(result);
            }
            return result;
        };
    }

    @Override
    public Task elementwise(Workload work) throws Exception {
        float[] numbers = work.file("x");
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Placeholder<TFloat32> x = placeholder(tf, numbers.length);
        Placeholder<TFloat32> a = placeholder(tf);
        Placeholder<TFloat32> b = placeholder(tf);
        Operand<TFloat32> mean = mean(
                tf,
                tf.math.add(
                        tf.math.mul(tf.math.tanh(tf.math.add(tf.math.mul(a, x), b)), tf.math.sigmoid(x)),
                        tf.math.log1p(tf.math.exp(x))));
        Output<?>[] gradients = gradients(graph, mean, List.of(x, a, b));
        Session session = session(graph, work.threads());
        TFloat32 givenX = tensor(Shape.of(numbers.length), numbers);
        TFloat32 givenA = TFloat32.scalarOf(work.file("a")[0]);
        TFloat32 givenB = TFloat32.scalarOf(work.file("b")[0]);
        return new Task() {
            private Result last;

            @Override
            public void step(int batch) {
                if (last != null) last.close();
                last = session.runner()
                        .feed(x, givenX)
                        .feed(a, givenA)
                        .feed(b, givenB)
                        .fetch(mean)
                        .fetch(gradients[0])
                        .fetch(gradients[1])
                        .fetch(gradients[2])
                        .run();
            }

            @Override
            public double loss() {
                return ((TFloat32) last.get(0)).getFloat();
            }

            @Override
            public double check() {
                FloatDataBuffer byX = last.get(1).asRawTensor().data().asFloats();
                double sum = ((TFloat32) last.get(2)).getFloat() + ((TFloat32) last.get(3)).getFloat();
                for (long i = 0; i < byX.size(); i++) sum += byX.getFloat(i);
                return sum;
            }
        };
    }

    private static Operand<TFloat32> perceptron(
            Ops tf, Operand<TFloat32> inputs, List<? extends Operand<TFloat32>> parameters, String activation) {
        Operand<TFloat32> value = inputs;
        for (int i = 0; i < parameters.size(); i += 2) {
            if (i > 0) value = activation.equals("relu") ? tf.nn.relu(value) : tf.math.tanh(value);
            value = tf.nn.biasAdd(tf.linalg.matMul(value, parameters.get(i)), parameters.get(i + 1));
        }
        return value;
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
        int[] axes = new int[values.shape().numDimensions()];
        for (int axis = 0; axis < axes.length; axis++) axes[axis] = axis;
        return tf.math.mean(values, tf.constant(axes));
    }

    private static Output<?>[] gradients(Graph graph, Operand<TFloat32> of, List<? extends Operand<TFloat32>> by) {
        return graph.addGradients(
                of.asOutput(), by.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
    }

    @SuppressWarnings("unchecked")
    private static Operand<TFloat32> gradient(Output<?> output) {
        return (Output<TFloat32>) output;
    }

    private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }

    /** A variable that has its value already. */
    private static Variable<TFloat32> variable(Ops tf, Session session, TFloat32 value) {
        Variable<TFloat32> variable = tf.variable(value.shape(), TFloat32.class);
        Placeholder<TFloat32> given = tf.placeholder(TFloat32.class, Placeholder.shape(value.shape()));
        session.runner()
                .feed(given, value)
                .addTarget(tf.assign(variable, given))
                .run()
                .close();
        value.close();
        return variable;
    }

    private static TFloat32[] tensors(Shape shape, float[][] batches) {
        TFloat32[] tensors = new TFloat32[batches.length];
        for (int batch = 0; batch < tensors.length; batch++) tensors[batch] = tensor(shape, batches[batch]);
        return tensors;
    }

    private static TFloat32 tensor(Shape shape, float[] values) {
        return TFloat32.tensorOf(shape, DataBuffers.of(values));
    }

    private static TFloat32 zeros(Shape shape) {
        return tensor(shape, new float[(int) shape.size()]);
    }

    private static Session session(Graph graph, int threads) {
        ConfigProto options = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .build();
        return new Session(graph, options);
    }
}
