package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Dataset;
import org.leibniz.io.KnownSet;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Metrics;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Progress;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;
import org.leibniz.train.Watch;

/** 784-256-128-10 with ReLU and Adam; of 15 epochs the one that reads a tenth of the training pictures best. */
final class AdamImages implements Sample {
    private final String set;
    private final double least;

    AdamImages(String set, double least) {
        this.set = set;
        this.least = least;
    }

    @Override
    public String title() {
        return "784-256-128-10 ReLU, Adam, best of 15 epochs by validation, " + set;
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        Dim n = Dim.named("n");
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(784)));
        Symbol t = Symbol.index("t", Shape.of(n), Dim.of(10));
        Dense first = new Dense("first", 784, 256);
        Dense second = new Dense("second", 256, 128);
        Dense out = new Dense("out", 128, 10);
        Expr logits = out.of(Ops.relu(second.of(Ops.relu(first.of(x)))));

        KnownSet images = KnownSet.load(set);
        Dataset train = images.train().map("x", new int[] {784}, pixels -> pixels);
        Dataset test = images.test().orElseThrow().map("x", new int[] {784}, pixels -> pixels);
        Trained trained = new Training(Losses.softmaxCrossEntropy(logits, t))
                .data(train.cache(), x, t)
                .validation(0.1)
                .test(test, x, t)
                .metric("accuracy", Metrics.accuracy(logits, t))
                .watch(Watch.largest("accuracy"))
                .keepBest()
                .initialize(first, second, out)
                .optimizer(new Adam(1e-3))
                .epochs(Sample.part(15, effort))
                .batch(128)
                .listener(new Progress())
                .run();
        Map<String, Double> best =
                trained.history().epochs().get(trained.epoch() - 1).test();
        return List.of(Figure.percent("test accuracy after epoch " + trained.epoch(), best.get("accuracy"), least));
    }
}
