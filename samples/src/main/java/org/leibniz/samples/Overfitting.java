package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Dataset;
import org.leibniz.io.KnownSet;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Dropout;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Penalties;
import org.leibniz.op.Ops;
import org.leibniz.plot.LineChart;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.History;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;

/** A network that is too large for 1,000 pictures, and four remedies. */
final class Overfitting implements Sample {
    private static final int PICTURES = 1000;
    private static final int EPOCHS = 40;

    private final Dim n = Dim.named("n");
    private final Symbol x = Symbol.input("x", Shape.of(n, Dim.of(784)));
    private final Symbol t = Symbol.index("t", Shape.of(n), Dim.of(10));

    private enum Remedy {
        NONE("plain"),
        L1("L1"),
        L2("L2"),
        DROPOUT("dropout"),
        EARLY("early stopping");

        private final String name;

        Remedy(String name) {
            this.name = name;
        }
    }

    @Override
    public String title() {
        return "overfitting: 784-256-128-10 on 1,000 pictures of Fashion-MNIST, " + EPOCHS + " epochs";
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        Dataset all = KnownSet.load("fashion-mnist").train().map("x", new int[] {784}, pixels -> pixels);
        Dataset train = all.range(0, PICTURES).cache();
        Dataset held = all.range(PICTURES, 4 * PICTURES).cache();
        LineChart chart = new LineChart("loss on 3,000 other pictures", "epoch");
        Map<Remedy, Double> losses = new LinkedHashMap<>();
        for (Remedy remedy : Remedy.values()) {
            History history = history(remedy, train, held, Sample.part(EPOCHS, effort));
            double[] numbers =
                    history.epochs().stream().mapToDouble(History.Epoch::number).toArray();
            // The cross-entropy alone: a penalty is no loss of the pictures.
            double[] curve = history.epochs().stream()
                    .mapToDouble(epoch -> epoch.validation().get("cross-entropy"))
                    .toArray();
            chart.curve(remedy.name, numbers, curve);
            losses.put(remedy, curve[curve.length - 1]);
        }
        Files.writeString(pictures.resolve("overfitting.svg"), chart.svg());
        List<Figure> figures = new ArrayList<>();
        double plain = losses.remove(Remedy.NONE);
        losses.forEach((remedy, loss) ->
                figures.add(Figure.below("final validation loss, " + remedy.name, loss, plain, "plain")));
        return figures;
    }

    private History history(Remedy remedy, Dataset train, Dataset held, int epochs) {
        Dense first = new Dense("first", 784, 256);
        Dense second = new Dense("second", 256, 128);
        Dense out = new Dense("out", 128, 10);
        Dropout drop1 = new Dropout("drop1", 0.5);
        Dropout drop2 = new Dropout("drop2", 0.5);
        boolean drops = remedy == Remedy.DROPOUT;
        Expr h1 = Ops.relu(first.of(x));
        Expr h2 = Ops.relu(second.of(drops ? drop1.of(h1) : h1));
        Expr logits = out.of(drops ? drop2.of(h2) : h2);
        Expr entropy = Losses.softmaxCrossEntropy(logits, t);
        Expr[] weights = Stream.of(first, second, out)
                .flatMap(layer -> layer.initial().keySet().stream())
                .filter(symbol -> symbol.shape().rank() == 2)
                .toArray(Expr[]::new);
        Expr loss = switch (remedy) {
            case L1 -> entropy.plus(Penalties.l1(weights).times(2e-4));
            case L2 -> entropy.plus(Penalties.l2(weights).times(2e-3));
            default -> entropy;
        };
        Training training = new Training(loss)
                .data(train, x, t)
                .validation(held, x, t)
                .metric("cross-entropy", entropy)
                .initialize(first, second, out)
                .initialize(drop1, drop2)
                .optimizer(new Adam(1e-3))
                .epochs(epochs)
                .batch(32);
        if (remedy == Remedy.EARLY) training.patience(3).keepBest();
        Trained trained = training.run();
        System.out.println(remedy.name + ": " + trained.history().last().validation());
        return trained.history();
    }
}
