package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.KnownSet;
import org.leibniz.nn.Initializer;
import org.leibniz.op.Ops;
import org.leibniz.plot.Histograms;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** What ten layers make of pictures before anything is learned, for weights and functions of different kinds. */
final class InitialValues implements Sample {
    private static final int LAYERS = 10;
    private static final int WIDTH = 100;
    private static final int PICTURES = 200;

    @Override
    public String title() {
        return "what ten layers make of MNIST before learning: 5 initial values × 3 functions";
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        float[] images = KnownSet.load("mnist").train().range(0, PICTURES).array("x");
        Map<String, Initializer> initializers = new LinkedHashMap<>();
        initializers.put("zero", Initializer.zeros());
        initializers.put("N(0, 0.01)", Initializer.normal(0.01));
        initializers.put("N(0, 1)", Initializer.normal(1));
        initializers.put("Xavier", Initializer.xavier());
        initializers.put("He", Initializer.he());
        Map<String, UnaryOperator<Expr>> functions = new LinkedHashMap<>();
        functions.put("sigmoid", Ops::sigmoid);
        functions.put("tanh", Ops::tanh);
        functions.put("ReLU", Ops::relu);

        Histograms table = new Histograms("Values of 10 layers of 100 units before learning, for " + PICTURES
                + " pictures of MNIST; right of each the standard deviation in layer 10");
        int cells = 0;
        for (Map.Entry<String, UnaryOperator<Expr>> function : functions.entrySet()) {
            for (Map.Entry<String, Initializer> begin : initializers.entrySet()) {
                List<float[]> layers = layers(images, function.getValue(), begin.getValue());
                table.row(function.getKey() + ", " + begin.getKey(), layers);
                cells += layers.size();
            }
        }
        Files.writeString(pictures.resolve("initial-values.svg"), table.svg());
        return List.of(new Figure("histograms in one picture", Integer.toString(cells), "150", cells == 150));
    }

    private static List<float[]> layers(float[] images, UnaryOperator<Expr> function, Initializer begin) {
        Symbol x = Symbol.input("x", Shape.of(Dim.named("n"), Dim.of(784)));
        Map<Symbol, float[]> weights = new LinkedHashMap<>();
        List<Expr> results = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        Expr h = x;
        for (int i = 1; i <= LAYERS; i++) {
            Symbol w = Symbol.parameter("w" + i, Shape.of(i == 1 ? 784 : WIDTH, WIDTH));
            float[] values = new float[(int) w.shape().elements()];
            begin.fill(values, w.shape(), random);
            weights.put(w, values);
            h = function.apply(h.dot(w));
            results.add(h);
        }
        Call call = Program.compile(results, Precision.FLOAT32).call().with(x, images);
        weights.forEach(call::with);
        call.run();
        List<float[]> layers = new ArrayList<>();
        for (int i = 0; i < LAYERS; i++) layers.add(call.floats(i).clone());
        return layers;
    }
}
