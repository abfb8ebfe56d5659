package org.leibniz.bench;

import static org.leibniz.bench.WorkloadSpec.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All workloads, as data. A new kind of network is a row here, and what computes it in each peer. */
final class Workloads {
    private static final String SQUARES = "128 256 512 1024 2048";

    /** Products of the networks: layers forward and by their weights, one sample, the cells of a recurrent network. */
    private static final String SKINNY =
            "64x784x128 784x64x128 1x784x128 64x128x10 256x784x1024 32x128x512 1600x65x512";

    private Workloads() {}

    static final List<WorkloadSpec> ALL = all();

    private static List<WorkloadSpec> all() {
        WorkloadSpec w1 = new WorkloadSpec(
                "W1",
                "training step of a perceptron 784-128-10, batch 64: ReLU, softmax cross-entropy, SGD",
                training(64, 784, 128, 10),
                parse(
                        "kind=training",
                        "model=mlp",
                        "layers=784,128,10",
                        "parameters=w1,b1,w2,b2",
                        "activation=relu",
                        "loss=softmax",
                        "optimizer=sgd",
                        "rate=0.1",
                        "batch=64",
                        "batches=8",
                        "compare_after=100",
                        "warm_up_seconds=2",
                        "warm_up=400",
                        "steps=1000"),
                Makers::classes);
        WorkloadSpec w1i = w1.as(
                "W1i",
                "inference of the perceptron 784-128-10, batch 64, array to array",
                forward(64, 784, 128, 10),
                "kind=inference",
                "compare_after=8");
        WorkloadSpec w2 = w1.as(
                "W2",
                "training step of the perceptron 784-128-10, batch 1",
                training(1, 784, 128, 10),
                "rate=0.01",
                "batch=1",
                "warm_up=2000",
                "steps=4000");
        WorkloadSpec w2i = w1i.as(
                "W2i",
                "inference of the perceptron 784-128-10, batch 1, array to array",
                forward(1, 784, 128, 10),
                "batch=1",
                "warm_up=3000",
                "steps=6000");
        WorkloadSpec w3 = w1.as(
                "W3",
                "training step of a perceptron 784-1024-1024-10, batch 256: Adam",
                training(256, 784, 1024, 1024, 10),
                "layers=784,1024,1024,10",
                "parameters=w1,b1,w2,b2,w3,b3",
                "optimizer=adam",
                "rate=0.001",
                "batch=256",
                "compare_after=10",
                "warm_up=10",
                "steps=40");
        WorkloadSpec w7 = new WorkloadSpec(
                "W7",
                "mean of tanh(ax + b)σ(x) + log1p(exp(x)) over 10 million values, and its gradients by x, a, b",
                0,
                parse(
                        "kind=elementwise",
                        "elements=10000000",
                        "batches=1",
                        "compare_after=1",
                        "warm_up_seconds=2",
                        "warm_up=3",
                        "steps=11"),
                Makers::chain);
        WorkloadSpec w8 = w1.as(
                        "W8",
                        "training step of a perceptron 2-16-16-1 on two moons, batch 32: tanh, binary cross-entropy, SGD",
                        training(32, 2, 16, 16, 1),
                        "layers=2,16,16,1",
                        "parameters=w1,b1,w2,b2,w3,b3",
                        "activation=tanh",
                        "loss=binary",
                        "batch=32",
                        "compare_after=1000",
                        "warm_up=5000",
                        "steps=10000")
                .from(Makers::moons);
        WorkloadSpec gemm = new WorkloadSpec(
                "gemm",
                "matrix products in single precision, transposed factors and all",
                0,
                parse(
                        "kind=product",
                        "products=" + products(),
                        "warm_up_seconds=3",
                        "shape_warm_up_seconds=0.4",
                        "round_seconds=0.12"),
                Makers::factors);
        List<WorkloadSpec> all = new ArrayList<>(List.of(w1, w1i, w2, w2i, w3, w7, w8, gemm));
        all.add(w3.as("W3-64", "W3 in double precision", w3.operations(), "precision=float64", "narrow=W3"));
        all.add(gemm.as("gemm64", "matrix products in double precision", 0, "precision=float64", "narrow=gemm"));
        return List.copyOf(all);
    }

    static Map<String, WorkloadSpec> byId() {
        return ALL.stream().collect(Collectors.toMap(WorkloadSpec::id, workload -> workload));
    }

    private static String products() {
        Stream<String> squares = Stream.of(SQUARES.split(" ")).map(n -> n + "x" + n + "x" + n);
        return Stream.concat(squares, Stream.of(SKINNY.split(" ")))
                .flatMap(sizes -> Stream.of("NN", "NT", "TN", "TT").map(how -> sizes + " " + how))
                .collect(Collectors.joining(","));
    }

    private static double forward(int batch, int... layers) {
        double sum = 0;
        for (int i = 1; i < layers.length; i++) sum += 2.0 * batch * layers[i - 1] * layers[i];
        return sum;
    }

    /** Forward, by the weights, and by the inputs of every layer but the first. */
    private static double training(int batch, int... layers) {
        return 3 * forward(batch, layers) - 2.0 * batch * layers[0] * layers[1];
    }
}
