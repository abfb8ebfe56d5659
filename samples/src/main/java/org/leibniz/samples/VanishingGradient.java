package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Dataset;
import org.leibniz.io.KnownSet;
import org.leibniz.nn.BatchNorm;
import org.leibniz.nn.Dense;
import org.leibniz.nn.GradientDescent;
import org.leibniz.nn.Initializer;
import org.leibniz.nn.Layer;
import org.leibniz.nn.Losses;
import org.leibniz.op.Ops;
import org.leibniz.plot.LineChart;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;

/** Ten layers of sigmoids, whose first layers hardly get a gradient, and what helps. */
final class VanishingGradient implements Sample {
    private static final int LAYERS = 10;
    private static final int WIDTH = 100;
    private static final int PICTURES = 1000;

    private final Dim n = Dim.named("n");
    private final Symbol x = Symbol.input("x", Shape.of(n, Dim.of(784)));
    private final Symbol t = Symbol.index("t", Shape.of(n), Dim.of(10));

    /** What follows on the sum of a layer. */
    private enum Net {
        SIGMOID("sigmoid, N(0, 1/N)", "sigmoid"),
        RELU("ReLU + He", "ReLU"),
        BATCH_NORM("batch norm", "batch norm"),
        RESIDUAL("residual", "residual");

        private final String name;
        private final String word;

        Net(String name, String word) {
            this.name = name;
            this.word = word;
        }
    }

    @Override
    public String title() {
        return "vanishing gradient: ∂L/∂w of the last of 10 layers over that of the first";
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        Dataset digits = KnownSet.load("mnist")
                .train()
                .range(0, PICTURES)
                .map("x", new int[] {784}, pixels -> pixels)
                .cache();
        LineChart chart = new LineChart("mean |∂L/∂w| of a layer, log₁₀", "layer");
        List<Figure> figures = new ArrayList<>();
        double[] numbers = IntStream.rangeClosed(1, LAYERS).mapToDouble(i -> i).toArray();
        for (Net net : Net.values()) {
            double[] gradients = gradients(net, digits);
            double ratio = gradients[LAYERS - 1] / gradients[0];
            figures.add(
                    net == Net.SIGMOID
                            ? Figure.atLeast("last/first, " + net.name, ratio, 50)
                            : Figure.atMost("last/first, " + net.name, ratio, 10));
            double[] logs = IntStream.range(0, LAYERS)
                    .mapToDouble(i -> Math.log10(gradients[i]))
                    .toArray();
            chart.curve(net.word, numbers, logs);
        }
        Files.writeString(pictures.resolve("vanishing-gradient.svg"), chart.svg());
        return figures;
    }

    /** The mean size of the gradient of each layer's weights before the first step. */
    private double[] gradients(Net net, Dataset digits) {
        Initializer begin = net == Net.RELU ? Initializer.he() : Initializer.lecun();
        List<Layer> layers = new ArrayList<>();
        Expr h = x;
        for (int i = 1; i <= LAYERS; i++) {
            Dense dense = new Dense("layer" + i, i == 1 ? 784 : WIDTH, WIDTH, begin);
            layers.add(dense);
            UnaryOperator<Expr> function = net == Net.RELU ? Ops::relu : Ops::sigmoid;
            Expr z = dense.of(h);
            if (net == Net.BATCH_NORM) {
                BatchNorm norm = new BatchNorm("norm" + i, WIDTH);
                layers.add(norm);
                z = norm.of(z);
            }
            Expr y = function.apply(z);
            h = net == Net.RESIDUAL && i > 1 ? h.plus(y) : y;
        }
        Dense out = new Dense("out", WIDTH, 10, begin);
        layers.add(out);
        Trained trained = new Training(Losses.softmaxCrossEntropy(out.of(h), t))
                .data(digits, x, t)
                .initialize(layers.toArray(Layer[]::new))
                .optimizer(new GradientDescent(0))
                .batch(PICTURES)
                .statistics()
                .run();
        return IntStream.rangeClosed(1, LAYERS)
                .mapToDouble(i -> trained.history()
                        .last()
                        .statistics()
                        .get("layer" + i + "_w")
                        .gradient())
                .toArray();
    }
}
