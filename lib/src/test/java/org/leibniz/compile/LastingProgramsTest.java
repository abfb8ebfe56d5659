package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Programs that run for long, from many threads and in several processes. */
class LastingProgramsTest {
    /** Half of the smallest object. To look how much threads have allocated takes some memory, too. */
    private static final long SMALL = 8;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** A program with arrays for it: a step of training, or inference. */
    private static final class Job {
        final Perceptron net;
        final Call call;
        final Map<Symbol, float[]> arrays = new LinkedHashMap<>();

        Job(int inputs, int hidden, int classes, int samples, boolean trains) {
            net = new Perceptron(inputs, hidden, classes);
            Program program = trains
                    ? Program.compile(List.of(net.loss), net.descent(1e-6), Precision.FLOAT32)
                    : Program.compile(List.of(net.y), Precision.FLOAT32);
            call = program.call();
            net.point(samples, new Random(1)).forEach((symbol, tensor) -> arrays.put(symbol, floats(tensor)));
            for (Symbol symbol : program.inputs()) call.with(symbol, arrays.get(symbol));
        }

        /** Gives the inputs again, as training does with every batch. */
        void run() {
            call.with(net.x, arrays.get(net.x)).with(net.t, arrays.get(net.t)).run();
        }
    }

    private static float[] floats(Tensor tensor) {
        float[] floats = new float[tensor.values().length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) tensor.values()[i];
        return floats;
    }

    /** What all threads have allocated. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) sum += Math.max(0, bytes);
        return sum;
    }

    /**
     * Until the virtual machine has compiled vector code, a vector is an object; so it is given time. The compiler of
     * JDK 17 leaves some of them objects for good.
     */
    @ParameterizedTest
    @EnabledForJreRange(min = JRE.JAVA_21)
    @CsvSource({"784,128,10,64,true", "784,128,10,1,true", "784,128,10,1,false", "2,16,2,32,true"})
    void aStepAllocatesNothing(int inputs, int hidden, int classes, int samples, boolean trains) {
        Job job = new Job(inputs, hidden, classes, samples, trains);
        int steps = samples > 1 && inputs > 100 ? 100 : 1000;
        long end = System.nanoTime() + PATIENCE_NANOS;
        long bytes;
        allocated();
        long measuring = -allocated() + allocated();
        do {
            for (int i = 0; i < steps; i++) job.run();
            long before = allocated();
            for (int i = 0; i < steps; i++) job.run();
            bytes = allocated() - before - measuring;
        } while ((bytes >= SMALL * steps || !WarmUp.isIdle()) && System.nanoTime() < end);
        assertTrue(bytes < SMALL * steps, bytes + " bytes in " + steps + " steps");
    }

    @Test
    void aHundredThousandStepsNeedNoMemory() {
        Job job = new Job(4, 8, 3, 5, true);
        for (int i = 0; i < 20_000; i++) job.run();
        long grown = Long.MAX_VALUE;
        // What leaks does so every time; the buffers of vector code come once, when it replaces plain code.
        for (int time = 0; time < 3 && grown >= 1 << 20; time++) {
            long before = used();
            for (int i = 0; i < 100_000; i++) job.run();
            grown = used() - before;
        }
        assertTrue(grown < 1 << 20, grown + " bytes more than before");
        assertTrue(Double.isFinite(job.call.number(0)));
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            least = Math.min(least, heap.getUsed());
        }
        return least;
    }

    /** Sixteen threads that start while code is still plain and go on when vectors have replaced it. */
    @Test
    void sixteenThreadsComputeTheSameWithOneModel() throws InterruptedException {
        Perceptron net = new Perceptron(100, 64, 10);
        Program program = Program.compile(List.of(net.y), Precision.FLOAT32);
        Map<Symbol, float[]> arrays = new LinkedHashMap<>();
        net.point(20, new Random(2)).forEach((symbol, tensor) -> arrays.put(symbol, floats(tensor)));
        List<float[]> results = new ArrayList<>();
        List<Thread> threads = IntStream.range(0, 16)
                .mapToObj(i -> new Thread(() -> {
                    Call call = program.call();
                    for (Symbol symbol : program.inputs()) call.with(symbol, arrays.get(symbol));
                    for (int run = 0; run < 200; run++) {
                        float[] result = call.run().floats(0).clone();
                        synchronized (results) {
                            results.add(result);
                        }
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) thread.join();
        assertEquals(16 * 200, results.size());
        for (float[] result : results) assertArrayEquals(results.get(0), result);
    }

    @Test
    void anotherProcessComputesTheSameBits() throws IOException, InterruptedException {
        String here = TrainedBits.afterSomeSteps();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        // The order of sums follows from the size of vectors.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:MaxVectorSize"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Dleibniz.threads=" + WorkerPool.shared().threads(),
                "-cp",
                System.getProperty("java.class.path"),
                TrainedBits.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals(here, there.strip());
    }

    /** The parameters of a network after some steps of training, by all threads. */
    static final class TrainedBits {
        private TrainedBits() {}

        public static void main(String[] arguments) {
            System.out.println(afterSomeSteps());
        }

        static String afterSomeSteps() {
            Job job = new Job(300, 128, 10, 64, true);
            for (int i = 0; i < 60; i++) job.run();
            return job.net.parameters.stream()
                    .map(parameter -> parameter.name() + " " + Arrays.hashCode(job.arrays.get(parameter)))
                    .toList()
                    .toString();
        }
    }
}
