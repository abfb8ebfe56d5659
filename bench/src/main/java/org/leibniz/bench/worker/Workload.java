package org.leibniz.bench.worker;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A workload as the runner wrote it into a folder: sizes, rates and counts as properties, numbers as float32. */
public final class Workload {
    private final Path folder;
    private final int threads;
    private final Properties properties = new Properties();

    /** Reads the properties; the numbers are read when they are asked for. */
    public Workload(Path folder, int threads) throws IOException {
        this.folder = folder;
        this.threads = threads;
        try (Reader reader = Files.newBufferedReader(folder.resolve("workload.properties"))) {
            properties.load(reader);
        }
    }

    /** A property by its name. */
    public String text(String name) {
        String value = properties.getProperty(name);
        if (value == null) throw new IllegalArgumentException(folder + ": the workload does not say " + name);
        return value;
    }

    /** A property by its name, or what it is where the workload does not say. */
    public String text(String name, String otherwise) {
        return properties.getProperty(name, otherwise);
    }

    /** A property that is a whole number. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** How many threads the peer may compute with, its caller among them. */
    public int threads() {
        return threads;
    }

    /** {@code W1}, … */
    public String id() {
        return text("id");
    }

    /** {@code training}, {@code inference}, {@code elementwise} or {@code product}. */
    public String kind() {
        return text("kind");
    }

    /** What is trained or asked: {@code mlp}. */
    public String model() {
        return text("model");
    }

    /** Of a perceptron the sizes of its layers, the inputs first: 784, 128, 10. */
    public int[] layers() {
        return Stream.of(text("layers").split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** After every layer but the last: {@code relu} or {@code tanh}. */
    public String activation() {
        return text("activation");
    }

    /** {@code softmax} or {@code binary}: cross-entropy of logits with targets, the mean over the samples. */
    public String loss() {
        return text("loss");
    }

    /** {@code sgd} or {@code adam}, the latter with decay rates 0.9 and 0.999 and 1e-8 added to the root. */
    public String optimizer() {
        return text("optimizer");
    }

    /** The learning rate. */
    public double rate() {
        return Double.parseDouble(text("rate"));
    }

    /** Samples in a batch. */
    public int batch() {
        return number("batch");
    }

    /** How many different batches there are; they are used one after the other, again and again. */
    public int batches() {
        return number("batches");
    }

    /** Inputs of every batch, [batch, inputs] row by row. */
    public float[][] inputs() throws IOException {
        return all("x");
    }

    /** Targets of every batch, [batch, outputs] row by row, one-hot if there are several outputs. */
    public float[][] targets() throws IOException {
        return all("t");
    }

    /** The initial parameters in the order of the layers: weights [inputs, outputs] row by row, then biases [outputs]. */
    public List<float[]> parameters() throws IOException {
        List<float[]> parameters = new ArrayList<>();
        for (String name : text("parameters").split(",")) parameters.add(file(name));
        return parameters;
    }

    /** The shapes of products. */
    public List<ProductShape> products() {
        return Stream.of(text("products").split(",")).map(ProductShape::parse).toList();
    }

    private float[][] all(String name) throws IOException {
        float[][] values = new float[batches()][];
        for (int batch = 0; batch < values.length; batch++) values[batch] = file(name + batch);
        return values;
    }

    /** The numbers of the file of that name, without its {@code .bin}. */
    public float[] file(String name) throws IOException {
        return file(name, Integer.MAX_VALUE);
    }

    /** At most so many first numbers of a file. */
    public float[] file(String name, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(name + ".bin"))) {
            float[] values = new float[(int) Math.min(most, channel.size() / Float.BYTES)];
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < values.length; ) {
                int count = Math.min(values.length - at, buffer.capacity() / Float.BYTES);
                buffer.clear().limit(count * Float.BYTES);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer) < 0) throw new IOException(folder + ": " + name + " ends early");
                }
                buffer.flip();
                buffer.asFloatBuffer().get(values, at, count);
                at += count;
            }
            return values;
        }
    }
}
