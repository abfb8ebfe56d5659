package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.io.Dataset;
import org.leibniz.io.KnownSet;
import org.leibniz.io.Standardization;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Metrics;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;

/** Small networks for small tables, judged by tenfold cross-validation; every fold is scaled by its own training part. */
final class Tables implements Sample {
    private static final int FOLDS = 10;

    @Override
    public String title() {
        return "iris, wine, WDBC and housing by tenfold cross-validation";
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (String name : List.of("iris", "wine", "wdbc")) {
            KnownSet set = KnownSet.load(name);
            double right = 0;
            int folds = Sample.part(FOLDS, effort);
            int samples = 0;
            for (Dataset.Split fold : set.train().folds(FOLDS, 1, "t").subList(0, folds)) {
                right += classify(fold, set.classes().size(), effort)
                        * fold.second().count();
                samples += fold.second().count();
            }
            figures.add(Figure.percent(name + ", accuracy", right / samples, 0.95));
        }
        housing(figures, effort);
        return figures;
    }

    private static double classify(Dataset.Split fold, int classes, double effort) {
        Dim n = Dim.named("n");
        int features = fold.first().fields().get(0).length();
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(features)));
        Symbol t = Symbol.index("t", Shape.of(n), Dim.of(classes));
        Dense hidden = new Dense("hidden", features, 16);
        Dense out = new Dense("out", 16, classes);
        Expr logits = out.of(Ops.tanh(hidden.of(x)));
        Standardization scale = Standardization.of(fold.first(), "x");
        Trained trained = new Training(Losses.softmaxCrossEntropy(logits, t))
                .data(scale.apply(fold.first()).cache(), x, t)
                .test(scale.apply(fold.second()), x, t)
                .metric("accuracy", Metrics.accuracy(logits, t))
                .initialize(hidden, out)
                .optimizer(new Adam(0.01).weightDecay(1e-3))
                .epochs(Sample.part(60, effort))
                .batch(16)
                .run();
        return trained.history().last().test().get("accuracy");
    }

    private static void housing(List<Figure> figures, double effort) throws IOException {
        Dataset houses = KnownSet.load("housing").train();
        double linear = 0;
        double network = 0;
        int samples = 0;
        for (Dataset.Split fold : houses.folds(FOLDS, 1).subList(0, Sample.part(FOLDS, effort))) {
            Standardization scale = Standardization.of(fold.first(), "x");
            Dataset train = scale.apply(fold.first()).cache();
            Dataset test = scale.apply(fold.second()).cache();
            linear += linear(train, test) * test.count();
            network += network(train, test, effort) * test.count();
            samples += test.count();
        }
        figures.add(Figure.below(
                "housing, root of the mean squared error in 1000 $",
                Math.sqrt(network / samples),
                Math.sqrt(linear / samples),
                "a linear model"));
    }

    /** The mean squared error of least squares: w = (AᵀA)⁻¹Aᵀt, where A is x with a column of ones. */
    private static double linear(Dataset train, Dataset test) {
        int features = train.fields().get(0).length();
        Symbol a = Symbol.input("A", Shape.of(train.count(), features + 1));
        Symbol t = Symbol.input("t", Shape.of(train.count()));
        Expr w = Ops.solve(a.t().dot(a), a.t().dot(t));
        Tensor weights = Program.compile(List.of(w), Precision.FLOAT64)
                .evaluate(Map.of(a, rows(train, features), t, Tensor.vector(doubles(train.array("t")))))
                .get(0);
        double[] rows = rows(test, features).values();
        double error = 0;
        for (int i = 0; i < test.count(); i++) {
            double y = 0;
            for (int k = 0; k <= features; k++) y += rows[i * (features + 1) + k] * weights.values()[k];
            error += Math.pow(y - test.sample(i, "t")[0], 2);
        }
        return error / test.count();
    }

    private static Tensor rows(Dataset samples, int features) {
        double[] rows = new double[samples.count() * (features + 1)];
        for (int i = 0; i < samples.count(); i++) {
            float[] x = samples.sample(i, "x");
            for (int k = 0; k < features; k++) rows[i * (features + 1) + k] = x[k];
            rows[i * (features + 1) + features] = 1;
        }
        return new Tensor(new int[] {samples.count(), features + 1}, rows);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) doubles[i] = values[i];
        return doubles;
    }

    private static double network(Dataset train, Dataset test, double effort) {
        Dim n = Dim.named("n");
        int features = train.fields().get(0).length();
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(features)));
        Symbol t = Symbol.input("t", Shape.of(n));
        Dense hidden = new Dense("hidden", features, 32);
        Dense out = new Dense("out", 32, 1);
        // House prices in tens of thousands, so that they are of the size of what a new network says.
        Expr y = out.of(Ops.relu(hidden.of(x))).sum(1).times(10);
        Trained trained = new Training(Losses.meanSquaredError(y, t))
                .data(train, x, t)
                .test(test, x, t)
                .initialize(hidden, out)
                .optimizer(new Adam(0.003))
                .epochs(Sample.part(150, effort))
                .batch(16)
                .run();
        return trained.history().last().test().get("loss");
    }
}
