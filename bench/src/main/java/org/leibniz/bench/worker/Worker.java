package org.leibniz.bench.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The process of a peer: makes a first step, warms up, and then times steps whenever the runner asks on the standard
 * input. Answers are lines of JSON on the standard output; what else is printed goes to the standard error.
 */
public final class Worker {
    /** Where time is the bound. */
    private static final int MOST_STEPS = 1 << 22;

    private static final double MOST_WARM_UP_SECONDS = 8;

    private final Peer peer;
    private final Workload work;
    private final PrintStream answers;
    private final BufferedReader questions =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private Worker(Peer peer, Workload work, PrintStream answers) {
        this.peer = peer;
        this.work = work;
        this.answers = answers;
    }

    /**
     * Computes a workload until the runner has seen enough, then ends the process.
     *
     * @param arguments the id of the workload, its folder, the number of threads
     */
    public static void run(Peer peer, String... arguments) {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        System.setOut(System.err);
        int status = 0;
        try {
            Workload work = new Workload(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            new Worker(peer, work, answers).work();
        } catch (UnsupportedOperationException e) {
            answers.println("{\"event\":\"cannot\",\"why\":\"" + quoted(String.valueOf(e.getMessage())) + "\"}");
        } catch (Throwable e) {
            e.printStackTrace();
            status = 1;
        }
        // Engines leave threads behind that would keep the process alive.
        Runtime.getRuntime().halt(status);
    }

    private void work() throws Exception {
        switch (work.kind()) {
            case "training" -> steps(peer.training(work));
            case "inference" -> steps(new InferenceTask(peer.inference(work), work));
            case "elementwise" -> steps(peer.elementwise(work));
            case "product" -> products();
            default -> throw new UnsupportedOperationException("no " + work.kind());
        }
    }

    private void steps(Task task) throws Exception {
        task.step(0);
        answer("first", "\"loss\":" + number(task.loss()));
        int compared = work.number("compare_after");
        int step = 1;
        while (step < compared) task.step(step++ % work.batches());
        double check = task.check();
        long start = System.nanoTime();
        while (isCold(step, System.nanoTime() - start)) task.step(step++ % work.batches());
        ready(step, check);
        for (String question = questions.readLine(); asks(question); question = questions.readLine()) {
            int[] next = {step};
            Times times = Times.of(work.number("steps"), 2, () -> task.step(next[0]++ % work.batches()));
            step = next[0];
            answer("round", times.fields());
        }
    }

    /** So many steps as the workload says, and until nothing is compiled beside them; never above 8 seconds. */
    private boolean isCold(int steps, long nanoseconds) {
        if (nanoseconds < warmUpSeconds() * 1e9) return true;
        return nanoseconds < MOST_WARM_UP_SECONDS * 1e9 && (steps < work.number("warm_up") || !peer.isWarm());
    }

    private double warmUpSeconds() {
        return Double.parseDouble(work.text("warm_up_seconds"));
    }

    /** The first shape is ready when the process is; every other one is prepared and warmed up when it is asked for. */
    private void products() throws Exception {
        List<ProductShape> shapes = work.products();
        float[] a = work.file("a");
        float[] b = work.file("b");
        ProductShape shape = shapes.get(0);
        Product product = peer.product(shape, a.clone(), b.clone(), work.threads());
        product.multiply();
        double digest = shape.digest(product.result());
        answer("first", "\"loss\":" + number(digest));
        Times.of(MOST_STEPS, warmUpSeconds(), product::multiply);
        ready(1, digest);
        for (String question = questions.readLine(); asks(question); question = questions.readLine()) {
            ProductShape asked = shapes.get(Integer.parseInt(question.substring("round ".length())));
            if (!asked.equals(shape)) {
                product.close();
                shape = asked;
                product = peer.product(shape, a.clone(), b.clone(), work.threads());
                product.multiply();
                digest = shape.digest(product.result());
                warmUp(product);
            }
            Times times = Times.of(MOST_STEPS, Double.parseDouble(work.text("round_seconds")), product::multiply);
            double gflops = shape.operations() / times.quantile(0.5) / 1e6;
            answer("round", times.fields() + ",\"gflops\":" + number(gflops) + ",\"loss\":" + number(digest));
        }
    }

    private void warmUp(Product product) throws Exception {
        double seconds = Double.parseDouble(work.text("shape_warm_up_seconds"));
        double spent = 0;
        do {
            Times.of(MOST_STEPS, seconds, product::multiply);
            spent += seconds;
        } while (!peer.isWarm() && spent < MOST_WARM_UP_SECONDS);
    }

    private static boolean asks(String question) {
        return question != null && question.startsWith("round");
    }

    private void ready(int steps, double loss) {
        answer(
                "ready",
                "\"steps\":" + steps + ",\"loss\":" + number(loss) + ",\"version\":\"" + quoted(peer.version()) + "\"");
    }

    private void answer(String event, String fields) {
        answers.println("{\"event\":\"" + event + "\"," + fields + "}");
    }

    /** JSON has no number that is not finite. */
    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static String quoted(String text) {
        String line = String.join(" ", text.lines().toList());
        return line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", " ");
    }
}
