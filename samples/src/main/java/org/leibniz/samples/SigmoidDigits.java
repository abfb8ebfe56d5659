package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Dataset;
import org.leibniz.io.KnownSet;
import org.leibniz.nn.Dense;
import org.leibniz.nn.GradientDescent;
import org.leibniz.nn.Initializer;
import org.leibniz.nn.Metrics;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Progress;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;

/** The first network of every course: 784-100-10, sigmoids, squared error, plain stochastic gradient descent. */
final class SigmoidDigits implements Sample {
    @Override
    public String title() {
        return "784-100-10 sigmoid, plain SGD, squared error, 30 epochs, MNIST";
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        Dim n = Dim.named("n");
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(784)));
        Symbol t = Symbol.input("t", Shape.of(n, Dim.of(10)));
        Dense hidden = new Dense("hidden", 784, 100, Initializer.lecun());
        Dense out = new Dense("out", 100, 10, Initializer.lecun());
        Expr y = Ops.sigmoid(out.of(Ops.sigmoid(hidden.of(x))));
        Expr loss = Ops.mean(y.minus(t).squared().sum(1)).div(2);

        KnownSet digits = KnownSet.load("mnist");
        Trained trained = new Training(loss)
                .data(flat(digits.train()), x, t)
                .test(flat(digits.test().orElseThrow()), x, t)
                .metric("accuracy", Metrics.accuracy(y, t))
                .initialize(hidden, out)
                .optimizer(new GradientDescent(3))
                .epochs(Sample.part(30, effort))
                .batch(10)
                .listener(new Progress())
                .run();
        return List.of(
                Figure.percent("test accuracy", trained.history().last().test().get("accuracy"), 0.95));
    }

    /** Pictures as rows of pixels, digits as a 1 at their place. */
    private static Dataset flat(Dataset samples) {
        return samples.map("x", new int[] {784}, pixels -> pixels)
                .oneHot("t", 10)
                .cache();
    }
}
