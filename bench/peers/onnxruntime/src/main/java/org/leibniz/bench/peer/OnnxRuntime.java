package org.leibniz.bench.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;

/** ONNX Runtime: inference with a model that is written here, tensors over buffers that are made once. */
public final class OnnxRuntime implements Peer {
    private static final int FLOAT = 1;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

    public static void main(String[] arguments) {
        Worker.run(new OnnxRuntime(), arguments);
    }

    @Override
    public String version() {
        return "ONNX Runtime " + environment.getVersion();
    }

    @Override
    public Inference inference(Workload work) throws Exception {
        int[] layers = work.layers();
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(work.threads());
        OrtSession session = environment.createSession(perceptron(layers, work.parameters()), options);
        FloatBuffer inputs = direct(work.batch() * layers[0]);
        FloatBuffer logits = direct(work.batch() * layers[layers.length - 1]);
        Map<String, OnnxTensor> given = Map.of("x", tensor(inputs, work.batch(), layers[0]));
        Map<String, OnnxTensor> wanted = Map.of("y", tensor(logits, work.batch(), layers[layers.length - 1]));
        float[] result = new float[logits.capacity()];
        return values -> {
            inputs.put(0, values);
            session.run(given, Set.of(), wanted).close();
            logits.get(0, result);
            return result;
        };
    }

    private OnnxTensor tensor(FloatBuffer numbers, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, numbers, shape);
    }

    private static FloatBuffer direct(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** A file of the format ONNX: per layer a Gemm, with Relu between two layers. */
    private static byte[] perceptron(int[] layers, List<float[]> parameters) {
        Message graph = new Message().text(2, "perceptron");
        String value = "x";
        for (int i = 1; i < layers.length; i++) {
            boolean last = i == layers.length - 1;
            String sum = last ? "y" : "u" + i;
            graph.message(1, node("Gemm", sum, value, "w" + i, "b" + i));
            graph.message(5, initial("w" + i, parameters.get(2 * i - 2), layers[i - 1], layers[i]));
            graph.message(5, initial("b" + i, parameters.get(2 * i - 1), layers[i]));
            value = "z" + i;
            if (!last) graph.message(1, node("Relu", value, sum));
        }
        graph.message(11, described("x", layers[0]));
        graph.message(12, described("y", layers[layers.length - 1]));
        Message operators = new Message().text(1, "").number(2, 21);
        return new Message()
                .number(1, 10)
                .message(7, graph)
                .message(8, operators)
                .bytes();
    }

    private static Message node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) node.text(1, input);
        return node.text(2, output).text(4, operator);
    }

    private static Message initial(String name, float[] values, int... shape) {
        Message tensor = new Message();
        for (int size : shape) tensor.number(1, size);
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor.number(2, FLOAT).text(8, name).field(9, raw.array());
    }

    /** A matrix with any number of rows. */
    private static Message described(String name, int columns) {
        Message shape =
                new Message().message(1, new Message().text(2, "n")).message(1, new Message().number(1, columns));
        Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
        return new Message().text(1, name).message(2, type);
    }

    /** A message of protocol buffers: numbered fields, one after the other. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            return variable(field << 3).variable(value);
        }

        Message text(int field, String text) {
            return field(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message message) {
            return field(field, message.bytes());
        }

        Message field(int field, byte[] content) {
            variable(field << 3 | 2).variable(content.length);
            bytes.writeBytes(content);
            return this;
        }

        /** Seven bits a byte, the lowest first; the eighth says that more follow. */
        private Message variable(long value) {
            for (; value >>> 7 != 0; value >>>= 7) bytes.write((int) (value & 127 | 128));
            bytes.write((int) value);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
