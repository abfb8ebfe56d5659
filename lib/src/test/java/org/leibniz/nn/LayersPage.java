package org.leibniz.nn;

import static org.leibniz.expr.Symbols.symbol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.leibniz.SourceComments;
import org.leibniz.diff.Gradient;
import org.leibniz.diff.Pullback;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.op.Window;
import org.leibniz.op.Window.Padding;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Writes the page of layers, losses, optimizers and initial values: what the code says of them, and what they print. */
final class LayersPage {
    private static final Path NN = SourceComments.SOURCES.resolve("nn");
    private static final Dim N = Dim.named("n");

    private final StringBuilder page = new StringBuilder();

    private LayersPage() {}

    static String write() {
        LayersPage layers = new LayersPage();
        layers.page.append("""
                # Layers, losses, optimizers, initial values

                Written by the library: `mvn -pl lib test -Dtest=LayersPageTest -Dleibniz.write=true` writes this page anew.

                All of these are expressions, made of the functions in [ops.md](ops.md): the formulas and derivatives below are
                printed by the library. The classes are in `org.leibniz.nn`; the word in Kotlin is given where there is one, as in
                `val fc by dense(784, 10)`. Shapes are examples; n is the number of samples, a size with a name. A layer takes
                whatever shape it is said to, sequences [time,n,…] or batches [n,…].

                Functions without parameters need no class: `relu` and all other activations, `maxPool`, `avgPool`, `globalMaxPool`,
                `globalAvgPool`, `upsample`, `flatten`, `reshape` and `concat` are in [ops.md](ops.md) and go wherever a layer does.
                """);
        layers.layers();
        layers.losses();
        layers.pairs();
        layers.penalties();
        layers.optimizers();
        layers.schedules();
        layers.clippings();
        layers.initializers();
        return layers.page.toString();
    }

    // Layers ---------------------------------------------------------------------------------------------------------

    private void layers() {
        page.append("\n## Layers\n");
        layer("dense", new Dense("fc", 4, 3), "[n,4]");
        layer("conv1d", new Conv1d("c", 2, 3, 5), "[n,2,20]");
        layer("conv2d", new Conv2d("c", 1, 6, Window.of(5).padding(Padding.SAME)), "[n,1,28,28]");
        layer("", new ConvTranspose1d("c", 3, 2, Window.of(4).stride(2).padding(1)), "[n,3,10]");
        layer("convTranspose2d", new ConvTranspose2d("c", 3, 2, Window.of(2).stride(2)), "[n,3,7,7]");
        layer("batchNorm", new BatchNorm("b", 3), "[n,3]");
        layer("layerNorm", new LayerNorm("l", 5), "[n,5]");
        layer("instanceNorm", new InstanceNorm("i", 3), "[n,3,8,8]");
        layer("groupNorm", new GroupNorm("g", 4, 2), "[n,4,8,8]");
        layer("dropout", new Dropout("d", 0.5), "[n,5]");
        Embedding embedding = new Embedding("e", 20, 6);
        Symbol labels = Symbol.index("x", Shape.of(N, Dim.of(7)), Dim.of(20));
        heading("embedding", embedding);
        described(embedding.getClass());
        formula("y", embedding.of(labels), List.of(labels), parameters(embedding));
        recurrent("rnn", new Rnn("r", 3, 2));
        recurrent("lstm", new Lstm("r", 3, 2));
        Gru gru = new Gru("r", 3, 2);
        heading("gru", gru);
        described(gru.getClass());
        described("Gru", "COURSE");
        step(gru);
        page.append("\nWith `Gru.Form.TORCH`: ");
        described("Gru", "TORCH");
        step(new Gru("r", 3, 2, Gru.Form.TORCH));
        layer("bidirectional", new Bidirectional("both", new Rnn("f", 3, 2), new Rnn("b", 3, 2)), "[time,n,3]");
        page.append("\n### `Attention.scaledDotProduct`\n\n");
        described("Attention", "public static Expr scaledDotProduct\\(");
        List<Symbol> asked = List.of(symbol("q", "[n,4,8]"), symbol("k", "[n,5,8]"), symbol("v", "[n,5,6]"));
        formula("y", Attention.scaledDotProduct(asked.get(0), asked.get(1), asked.get(2)), asked, asked);
        layer("multiHeadAttention", new MultiHeadAttention("m", 8, 2), "[n,5,8]");
        layer("additiveAttention", new AdditiveAttention("a", 6, 6, 4), "[n,5,6]");
        layer("sequential", new Sequential("s", new Dense("fc1", 4, 3), Ops::relu, new Dense("fc2", 3, 2)), "[n,4]");
        layer("residual", new Residual("r", new Sequential("s", new Dense("fc", 4, 4), Ops::relu)), "[n,4]");
        layer("branches", new Branches("b", 1, new Dense("fc1", 4, 3), new Dense("fc2", 4, 2)), "[n,4]");
    }

    private void layer(String word, Layer layer, String shape) {
        heading(word, layer);
        described(layer.getClass());
        Symbol x = symbol("x", shape);
        List<Symbol> by = new ArrayList<>(List.of(x));
        by.addAll(parameters(layer));
        formula("y", layer.of(x), List.of(x), by);
    }

    private static List<Symbol> parameters(Layer layer) {
        return layer.initial().keySet().stream()
                .filter(symbol -> symbol.role() == Symbol.Role.PARAMETER)
                .toList();
    }

    private void recurrent(String word, Recurrent layer) {
        heading(word, layer);
        described(layer.getClass());
        step(layer);
    }

    private void step(Recurrent layer) {
        Symbol x = symbol("x", "[n,3]");
        List<Symbol> before =
                List.of(symbol("h", "[n,2]"), symbol("c", "[n,2]")).subList(0, layer.handed());
        List<Symbol> by = new ArrayList<>(List.of(x));
        by.addAll(before);
        by.addAll(parameters(layer));
        List<Symbol> operands = new ArrayList<>(List.of(x));
        operands.addAll(before);
        formula("a step", layer.step(before, x).get(0), operands, by);
    }

    private void heading(String word, Layer layer) {
        page.append("\n### `").append(layer.getClass().getSimpleName()).append("`");
        if (!word.isEmpty()) page.append(", in Kotlin `").append(word).append("`");
        page.append("\n\n");
    }

    private void described(Class<?> type) {
        described(type.getSimpleName(), "public (?:abstract |final )?(?:class|record|enum) ");
    }

    private void described(String file, String declaration) {
        String text = SourceComments.before(NN.resolve(file + ".java"), declaration)
                .orElseThrow(() -> new AssertionError(file + " has no comment before " + declaration));
        page.append(text).append("\n\n");
    }

    /** The formula, its shapes, and what the derivative of some number by it becomes for the operands. */
    private void formula(String name, Expr y, List<Symbol> operands, List<Symbol> by) {
        item("shapes", described(operands) + " → " + y.shape());
        List<Symbol> own =
                by.stream().filter(symbol -> !operands.contains(symbol)).toList();
        if (!own.isEmpty()) item("parameters", described(own));
        item(name, y);
        Pullback pullback = Pullback.of(y, Symbol.input("∂y", y.shape()));
        List<Expr> slopes = pullback.by(by);
        for (int i = 0; i < slopes.size(); i++) {
            item("∂" + by.get(i).name(), slopes.get(i));
        }
    }

    private static String described(List<Symbol> symbols) {
        return symbols.stream().map(Expr::described).collect(Collectors.joining(", "));
    }

    /** In full, with names for what is used twice. */
    private void item(String name, Expr formula) {
        item(name, new Printer().print(formula).toString());
    }

    private void item(String name, String text) {
        page.append("- ").append(name).append(": `").append(text).append("`\n");
    }

    // Losses ---------------------------------------------------------------------------------------------------------

    private final Symbol y = symbol("y", "[n,3]");
    private final Symbol t = symbol("t", "[n,3]");

    private void losses() {
        page.append("\n## Losses\n\nThose of `Losses`. ∂y is the derivative of the loss by y.\n");
        Symbol label = Symbol.index("label", Shape.of(N), Dim.of(3));
        Symbol z = symbol("z", "[n,3]");
        Symbol p = symbol("p", "[n,3]");
        Symbol q = symbol("q", "[n,3]");
        Symbol anchor = symbol("anchor", "[n,3]");
        Symbol boxes = symbol("y", "[n,4]");
        Symbol truth = symbol("t", "[n,4]");
        Symbol l = symbol("l", "[n]");
        Symbol w = symbol("w", "[n]");
        loss("meanSquaredError", Losses.meanSquaredError(y, t), y, t);
        loss("meanAbsoluteError", Losses.meanAbsoluteError(y, t), y, t);
        loss("huber", Losses.huber(y, t, 1), y, t);
        loss("softmaxCrossEntropy", Losses.softmaxCrossEntropy(z, t), z, t);
        page.append("\nOf labels:\n\n");
        number(Losses.softmaxCrossEntropy(z, label), z, label);
        loss("crossEntropies", Losses.crossEntropies(z, t), z, t);
        loss("smoothed", Losses.smoothed(t, 0.1), t);
        loss("weightedMean", Losses.weightedMean(l, w), l, w);
        loss("binaryCrossEntropy", Losses.binaryCrossEntropy(z, t), z, t);
        loss("focal", Losses.focal(z, t, 0.25, 2), z, t);
        loss("klDivergence", Losses.klDivergence(p, q), q, p);
        loss("hinge", Losses.hinge(y, t), y, t);
        loss("capsuleMargin", Losses.capsuleMargin(y, t), y, t);
        loss("cosineDistance", Losses.cosineDistance(p, q), p, q);
        loss("triplet", Losses.triplet(anchor, p, q, 1), anchor, p, q);
        loss("iou", Losses.iou(boxes, truth), boxes, truth);
        loss("giou", Losses.giou(boxes, truth), boxes, truth);
    }

    private void loss(String name, Expr loss, Symbol... operands) {
        page.append("\n### `").append(name).append("`\n\n");
        described("Losses", "public static Expr " + name + "\\(");
        number(loss, operands);
    }

    /** A number with its derivative by the first operand, or several numbers with what becomes of theirs. */
    private void number(Expr loss, Symbol... operands) {
        item("shapes", described(List.of(operands)) + " → " + loss.shape());
        item("as printed", loss);
        Symbol by = operands[0];
        Expr slope = loss.shape().isScalar()
                ? Gradient.of(loss).by(by)
                : Pullback.of(loss, Symbol.input("∂l", loss.shape()))
                        .by(List.of(by))
                        .get(0);
        item("∂" + by.name(), slope);
    }

    private void pairs() {
        page.append("\n## Pairs of losses\n\nThose of `GanLoss`, of what a critic says of real and of fake samples.\n");
        Symbol real = symbol("real", "[n]");
        Symbol fake = symbol("fake", "[n]");
        pair("minimax", GanLoss.minimax(real, fake), real, fake);
        pair("nonSaturating", GanLoss.nonSaturating(real, fake), real, fake);
        pair("leastSquares", GanLoss.leastSquares(real, fake), real, fake);
        pair("wasserstein", GanLoss.wasserstein(real, fake), real, fake);
    }

    private void pair(String name, GanLoss pair, Symbol real, Symbol fake) {
        page.append("\n### `").append(name).append("`\n\n");
        described("GanLoss", "public static GanLoss " + name + "\\(");
        item("critic", pair.critic());
        item("∂real", Gradient.of(pair.critic()).by(real));
        item("∂fake", Gradient.of(pair.critic()).by(fake));
        item("generator", pair.generator());
        item("∂fake", Gradient.of(pair.generator()).by(fake));
    }

    private void penalties() {
        page.append("\n## Penalties\n\nThose of `Penalties`.\n");
        Symbol w = Symbol.parameter("w", Shape.of(4, 3));
        Symbol h = symbol("h", "[n,5]");
        Symbol x = symbol("x", "[n,4]");
        penalty("l1", Penalties.l1(w), w);
        penalty("l2", Penalties.l2(w), w);
        penalty("elasticNet", Penalties.elasticNet(0.5, w), w);
        penalty("activity", Penalties.activity(h), h);
        Symbol v = Symbol.parameter("v", Shape.of(4));
        penalty("gradient", Penalties.gradient(Ops.tanh(x.dot(v)), x), v);
    }

    private void penalty(String name, Expr penalty, Symbol by) {
        page.append("\n### `").append(name).append("`\n\n");
        described("Penalties", "public static Expr " + name + "\\(");
        number(penalty, by);
    }

    // Training -------------------------------------------------------------------------------------------------------

    static List<Optimizer> everyOptimizer() {
        return List.of(
                new GradientDescent(0.1),
                new Momentum(0.1),
                new Nesterov(0.1),
                new AdaGrad(0.1),
                new Adadelta(),
                new RmsProp(0.1),
                new Adam(0.1),
                new AdamW(0.1, 0.01),
                new AdaMax(0.1),
                new NAdam(0.1),
                new AmsGrad(0.1),
                new RAdam(0.1));
    }

    private void optimizers() {
        page.append("""

                ## Optimizers

                What `formula()` prints for a parameter w with the gradient g in step t: each line uses the results of those above it,
                and whatever is kept begins at 0. Gradient descent is stochastic, in mini-batches or of all samples as the size of a
                batch says.
                """);
        for (Optimizer optimizer : everyOptimizer()) {
            Class<?> type = optimizer.getClass();
            page.append("\n### `").append(type.getSimpleName()).append("`\n\n");
            described(type);
            String settings = Arrays.stream(type.getRecordComponents())
                    .map(component -> "`" + component.getName() + "`")
                    .collect(Collectors.joining(", "));
            page.append("Settings: ").append(settings).append("\n\n");
            formula(optimizer);
        }
        page.append("\n`RmsProp`, centred and with momentum:\n\n");
        formula(new RmsProp(0.1, 0.9, 1e-8, 0.9, true));
        page.append("\n### For every optimizer\n\n");
        for (String method : List.of("weightDecay", "with", "freeze")) {
            String text = SourceComments.before(NN.resolve("Optimizer.java"), "default Optimizer " + method + "\\(")
                    .orElseThrow();
            page.append("- `").append(method).append("`: ").append(text).append("\n");
        }
        page.append("\nGradient descent with weight decay:\n\n");
        formula(new GradientDescent(0.1).weightDecay(0.1));
    }

    private void formula(Optimizer optimizer) {
        page.append("```\n").append(optimizer.formula()).append("\n```\n");
    }

    private void schedules() {
        page.append(
                "\n## Schedules\n\nWhat the learning rate of step t is multiplied by; of 100 steps where that matters.\n\n");
        schedule("constant", Schedule.constant());
        schedule("linear", Schedule.linear());
        schedule("steps", Schedule.steps(30, 0.1));
        schedule("exponential", Schedule.exponential(0.99));
        schedule("cosine", Schedule.cosine());
        schedule("warmUp", Schedule.warmUp(10, Schedule.cosine()));
        schedule("oneCycle", Schedule.oneCycle());
    }

    private void schedule(String name, Schedule schedule) {
        Symbol step = symbol("t", "[]");
        method("Schedule", name, schedule.factor(step, 100));
    }

    private void method(String type, String name, Expr formula) {
        String text = SourceComments.before(NN.resolve(type + ".java"), "static " + type + " " + name + "\\(")
                .orElseThrow();
        page.append("- `").append(name).append("`: ").append(text);
        page.append(" `").append(new Printer().print(formula)).append("`\n");
    }

    private void clippings() {
        page.append("\n## Clipping\n\nOf a gradient g, here with the limit 5.\n\n");
        Symbol g = symbol("g", "[3]");
        method("Clipping", "none", Clipping.none().clip(List.of(g)).get(0));
        method("Clipping", "value", Clipping.value(5).clip(List.of(g)).get(0));
        method("Clipping", "norm", Clipping.norm(5).clip(List.of(g)).get(0));
        Symbol h = symbol("h", "[2]");
        method(
                "Clipping",
                "globalNorm",
                Clipping.globalNorm(5).clip(List.of(g, h)).get(0));
    }

    private void initializers() {
        page.append("""

                ## Initial values

                Those of `Initializer`. The same seed gives the same values on every platform. What meets in a value of the result is
                the first size of weights [in,out] of a dense layer, and in·size… of the weights [out,in,size…] of a convolution.

                | name | values | first three of [4,3] for the seed 1 |
                |---|---|---|
                """);
        initializer("zeros", "zeros()", Initializer.zeros());
        initializer("constant", "constant(0.5)", Initializer.constant(0.5));
        initializer("normal", "normal(0.01)", Initializer.normal(0.01));
        initializer("uniform", "uniform(0.05)", Initializer.uniform(0.05));
        initializer("xavier", "xavier()", Initializer.xavier());
        initializer("xavierUniform", "xavierUniform()", Initializer.xavierUniform());
        initializer("he", "he()", Initializer.he());
        initializer("heUniform", "heUniform()", Initializer.heUniform());
        initializer("lecun", "lecun()", Initializer.lecun());
        initializer("truncated", "truncated(0.1)", Initializer.truncated(0.1));
        initializer("orthogonal", "orthogonal(1)", Initializer.orthogonal(1));
        initializer("usual", "usual()", Initializer.usual());
        String text = SourceComments.before(NN.resolve("Initializer.java"), "static Initializer of\\(")
                .orElseThrow();
        page.append("\n`of` (a symbol): ").append(text).append("\n");
    }

    private void initializer(String name, String call, Initializer initializer) {
        String text = SourceComments.before(NN.resolve("Initializer.java"), "static Initializer " + name + "\\(")
                .orElseThrow(() -> new AssertionError(name + " has no comment"));
        float[] values = new float[12];
        initializer.fill(values, Shape.of(4, 3), new SplittableRandom(1));
        page.append("| `").append(call).append("` | ").append(text).append(" | ");
        page.append(values[0])
                .append(", ")
                .append(values[1])
                .append(", ")
                .append(values[2])
                .append(" |\n");
    }
}
