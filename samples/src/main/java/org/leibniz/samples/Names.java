package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Dataset;
import org.leibniz.io.KnownText;
import org.leibniz.io.Model;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Embedding;
import org.leibniz.nn.Gru;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Metrics;
import org.leibniz.nn.Schedule;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Progress;
import org.leibniz.train.Samples;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;

/** A GRU learns what names are like, letter by letter, and makes up new ones. */
final class Names implements Sample {
    /** The longest name has 15 letters; one place more is for its end. */
    private static final int STEPS = 16;

    /** The letters are 1 to 26; 0 is before the first and behind the last one. */
    private static final int SIGNS = 27;

    private static final int MADE = 1000;

    @Override
    public String title() {
        return "names with a GRU of 128";
    }

    @Override
    public List<Figure> run(double effort, Path pictures) throws IOException {
        Dim n = Dim.named("n");
        Symbol x = Symbol.index("x", Shape.of(n, Dim.of(STEPS)), Dim.of(SIGNS));
        Symbol t = Symbol.index("t", Shape.of(n, Dim.of(STEPS)), Dim.of(SIGNS));
        Symbol mask = Symbol.input("mask", Shape.of(n, Dim.of(STEPS)));
        Embedding letters = new Embedding("letters", SIGNS, 32);
        Gru gru = new Gru("gru", 32, 128);
        Dense out = new Dense("out", 128, SIGNS);
        // A recurrent layer has the time on its first axis.
        Expr h = gru.of(letters.of(x).transpose(1, 0, 2));
        Expr logits = out.of(h).transpose(1, 0, 2);
        Expr nats = Losses.crossEntropies(logits, t);
        // Over all letters of a batch, so that each counts the same; a name has about seven.
        Expr loss = Losses.weightedMean(nats, mask);

        List<String> names = KnownText.load("names").lines().toList();
        Dataset.Split split = samples(names).split(0.9, 1);
        Trained trained = new Training(loss)
                .data(split.first().cache(), x, t, mask)
                .test(split.second().cache(), x, t, mask)
                .metric("perplexity", Metrics.perplexity(loss))
                .initialize(letters, gru, out)
                .optimizer(new Adam(4e-3))
                .schedule(Schedule.cosine())
                .epochs(Sample.part(4, effort))
                .batch(128)
                .listener(new Progress())
                .run();

        Samples rest = new Samples().with(split.second(), x, t, mask);
        // Sums over all letters of the rest, not means of batches.
        double all = trained.measure(Ops.mean(nats.times(mask).sum(1)), rest)[0];
        double places = trained.measure(Ops.mean(mask.sum(1)), rest)[0];
        List<String> made;
        try (Model model = trained.model("p", Ops.softmax(logits))) {
            made = sample(model, 7);
        }
        System.out.println(String.join(" ", made.subList(0, 20)));
        Set<String> known = new HashSet<>(names);
        double fitting = (double) made.stream()
                        .filter(name -> name.length() >= 2 && name.length() <= 15)
                        .count()
                / MADE;
        double fresh =
                (double) made.stream().filter(name -> !known.contains(name)).count() / MADE;
        return List.of(
                Figure.atMost("nats a letter, names held back", all / places, 2.1),
                Figure.percent("of 1,000 made up: 2 to 15 letters", fitting, 0.95),
                Figure.percent("of 1,000 made up: new", fresh, 0.5));
    }

    /** Every name with what follows on each of its letters, and where there is one. */
    private static Dataset samples(List<String> names) {
        float[] x = new float[names.size() * STEPS];
        float[] t = new float[x.length];
        float[] mask = new float[x.length];
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            for (int k = 0; k <= name.length(); k++) {
                int at = i * STEPS + k;
                x[at] = k == 0 ? 0 : name.charAt(k - 1) - 'a' + 1;
                t[at] = k == name.length() ? 0 : name.charAt(k) - 'a' + 1;
                mask[at] = 1;
            }
        }
        return Dataset.of("x", x, STEPS).with("t", t, STEPS).with("mask", mask, STEPS);
    }

    /** Letters drawn by their probabilities, until the end of a name is drawn. */
    private static List<String> sample(Model model, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] letters = new float[MADE * STEPS];
        List<StringBuilder> names = new ArrayList<>();
        for (int i = 0; i < MADE; i++) names.add(new StringBuilder());
        boolean[] ended = new boolean[MADE];
        for (int k = 0; k < STEPS; k++) {
            float[] p = model.run(letters);
            for (int i = 0; i < MADE; i++) {
                int sign = drawn(p, (i * STEPS + k) * SIGNS, random.nextDouble());
                ended[i] |= sign == 0;
                if (ended[i]) continue;
                names.get(i).append((char) ('a' + sign - 1));
                if (k + 1 < STEPS) letters[i * STEPS + k + 1] = sign;
            }
        }
        return names.stream().map(StringBuilder::toString).toList();
    }

    private static int drawn(float[] p, int from, double chance) {
        double sum = 0;
        for (int sign = 0; sign < SIGNS; sign++) {
            sum += p[from + sign];
            if (chance < sum) return sign;
        }
        return SIGNS - 1;
    }
}
