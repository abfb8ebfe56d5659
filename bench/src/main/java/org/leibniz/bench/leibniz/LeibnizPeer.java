package org.leibniz.bench.leibniz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;
import org.leibniz.compile.Precision;
import org.leibniz.compile.WarmUp;
import org.leibniz.io.Model;

/** Leibniz as anybody would use it. */
public final class LeibnizPeer implements Peer {
    private final Precision precision;

    private LeibnizPeer(Precision precision) {
        this.precision = precision;
    }

    /** Computes a workload for the runner, see {@link Worker}. */
    public static void main(String[] arguments) throws IOException {
        Worker.run(of(precision(new Workload(Path.of(arguments[1]), 1))), arguments);
    }

    static LeibnizPeer of(Precision precision) {
        return new LeibnizPeer(precision);
    }

    static Precision precision(Workload work) {
        return work.text("precision", "float32").equals("float64") ? Precision.FLOAT64 : Precision.FLOAT32;
    }

    @Override
    public String version() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return "Java " + System.getProperty("java.version") + (vectors ? "" : " without vectors");
    }

    /** Code for vectors is compiled while the first steps are made by other code. */
    @Override
    public boolean isWarm() {
        return WarmUp.isIdle();
    }

    @Override
    public Task training(Workload work) throws IOException {
        return new TrainingTask(work);
    }

    @Override
    public Inference inference(Workload work) throws IOException {
        Network network = Network.of(work);
        Model model = Model.of(Map.of("logits", network.logits), network.values(work));
        return model::run;
    }

    @Override
    public Task elementwise(Workload work) throws IOException {
        return new ChainTask(work.file("x"), work.file("a"), work.file("b"));
    }

    @Override
    public Product product(ProductShape shape, float[] a, float[] b, int threads) {
        return new MatrixProduct(shape, a, b, precision);
    }
}
