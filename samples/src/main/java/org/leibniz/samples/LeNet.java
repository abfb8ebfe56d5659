package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.KnownSet;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Initializer;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Metrics;
import org.leibniz.nn.Schedule;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Progress;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;

/** Two convolutions with pooling and two dense layers, as LeNet-5 (LeCun et al. 1998) with the functions of today. */
final class LeNet implements Sample {
    @Override
    public String title() {
        return "LeNet-style CNN, 5 epochs, MNIST";
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        Dim n = Dim.named("n");
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(1), Dim.of(28), Dim.of(28)));
        Symbol t = Symbol.index("t", Shape.of(n), Dim.of(10));
        Symbol w1 = Symbol.parameter("w1", Shape.of(16, 1, 5, 5));
        Symbol b1 = Symbol.parameter("b1", Shape.of(16, 1, 1));
        Symbol w2 = Symbol.parameter("w2", Shape.of(32, 16, 5, 5));
        Symbol b2 = Symbol.parameter("b2", Shape.of(32, 1, 1));
        Dense fc = new Dense("fc", 32 * 4 * 4, 128);
        Dense out = new Dense("out", 128, 10);
        Expr p1 = Ops.maxPool(Ops.relu(Ops.conv2d(x, w1).plus(b1)), 2);
        Expr p2 = Ops.maxPool(Ops.relu(Ops.conv2d(p1, w2).plus(b2)), 2);
        Expr flat = Ops.reshape(p2, Shape.of(n, Dim.of(32 * 4 * 4)));
        Expr logits = out.of(Ops.relu(fc.of(flat)));

        KnownSet digits = KnownSet.load("mnist");
        Trained trained = new Training(Losses.softmaxCrossEntropy(logits, t))
                .data(digits.train(), x, t)
                .test(digits.test().orElseThrow(), x, t)
                .metric("accuracy", Metrics.accuracy(logits, t))
                .initialize(fc, out)
                .initialize(b1, Initializer.zeros())
                .initialize(b2, Initializer.zeros())
                .optimizer(new Adam(2e-3))
                .schedule(Schedule.cosine())
                .epochs(Sample.part(5, effort))
                .batch(64)
                .listener(new Progress())
                .run();
        return List.of(
                Figure.percent("test accuracy", trained.history().last().test().get("accuracy"), 0.989));
    }
}
