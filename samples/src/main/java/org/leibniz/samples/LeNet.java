package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.KnownSet;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Conv2d;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Metrics;
import org.leibniz.nn.Schedule;
import org.leibniz.nn.Sequential;
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
        Sequential net = new Sequential(
                "net",
                new Conv2d("conv1", 1, 16, 5),
                Ops::relu,
                y -> Ops.maxPool(y, 2),
                new Conv2d("conv2", 16, 32, 5),
                Ops::relu,
                y -> Ops.maxPool(y, 2),
                Ops::flatten,
                new Dense("fc", 32 * 4 * 4, 128),
                Ops::relu,
                new Dense("out", 128, 10));
        Expr logits = net.of(x);

        KnownSet digits = KnownSet.load("mnist");
        Trained trained = new Training(Losses.softmaxCrossEntropy(logits, t))
                .data(digits.train(), x, t)
                .test(digits.test().orElseThrow(), x, t)
                .metric("accuracy", Metrics.accuracy(logits, t))
                .initialize(net)
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
