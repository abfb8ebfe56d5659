package org.leibniz.train;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.Precision;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Dataset;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Clipping;
import org.leibniz.nn.Initializer;
import org.leibniz.nn.Layer;
import org.leibniz.nn.Metric;
import org.leibniz.nn.Optimizer;
import org.leibniz.nn.Schedule;
import org.leibniz.op.Phases;
import org.leibniz.shape.ShapeException;

/**
 * What is to be trained, and how. All parameters that the loss depends on change, batch by batch:
 *
 * <pre>{@code
 * Trained trained = new Training(loss)
 *         .data(x, images).data(t, labels)
 *         .optimizer(new Adam(1e-3)).epochs(5).batch(64)
 *         .run();
 * }</pre>
 *
 * <p>The same seed, data, machine and number of threads give the same bits.
 */
public final class Training {
    private final Expr loss;
    private final Samples data = new Samples();
    private final Samples validation = new Samples();
    private final Samples test = new Samples();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final List<Player> others = new ArrayList<>();
    private final Map<Symbol, Initializer> initializers = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private Optimizer optimizer = new Adam(1e-3);
    private Schedule schedule = Schedule.constant();
    private Clipping clipping = Clipping.none();
    private int epochs = 1;
    private int batch = 32;
    private long seed = 1;
    private boolean shuffle = true;
    private boolean prefetch;
    private boolean statistics;
    private boolean profile;
    private double validationShare;
    private Watch watch = Watch.smallest("loss");
    private boolean keepBest;
    private int patience = Integer.MAX_VALUE;
    private @Nullable Plateau plateau;
    private @Nullable Path checkpoint;
    private @Nullable Path resumed;

    /** @throws ShapeException if the loss is no scalar */
    public Training(Expr loss) {
        if (!loss.shape().isScalar()) throw ShapeException.needed("training", "a scalar", loss.described());
        this.loss = loss;
    }

    /** Gives an input its values for all samples; see {@link Samples#with}. */
    public Training data(Symbol input, float[] values) {
        data.with(input, values);
        return this;
    }

    /** Gives inputs the fields of a set; see {@link Samples#with(Dataset, Symbol...)}. */
    public Training data(Dataset samples, Symbol... inputs) {
        data.with(samples, inputs);
        return this;
    }

    /** Gives an input its values for samples that are not trained on, but decide when to stop and what is best. */
    public Training validation(Symbol input, float[] values) {
        validation.with(input, values);
        return this;
    }

    /** As {@link #validation(Symbol, float[])}. */
    public Training validation(Dataset samples, Symbol... inputs) {
        validation.with(samples, inputs);
        return this;
    }

    /** Takes a share of the data, drawn by the seed, for validation; it is not trained on. */
    public Training validation(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share for validation is between 0 and 1, not " + share);
        }
        validationShare = share;
        return this;
    }

    /** Gives an input its values for samples that are not trained on; loss and metrics are told after each epoch. */
    public Training test(Symbol input, float[] values) {
        test.with(input, values);
        return this;
    }

    /** As {@link #test(Symbol, float[])}. */
    public Training test(Dataset samples, Symbol... inputs) {
        test.with(samples, inputs);
        return this;
    }

    /** The next batch is read by another thread while a step runs: for samples that are read from files or changed. */
    public Training prefetch() {
        prefetch = true;
        return this;
    }

    /**
     * Lets some parameters make another loss small, as the generator of a GAN does: a step computes both gradients from
     * the old values, then changes all parameters. The other loss is measured, too.
     *
     * @param parameters those of the other player; all others follow the first loss
     */
    public Training against(String name, Expr otherLoss, Symbol... parameters) {
        metric(name, otherLoss);
        others.add(new Player(otherLoss, List.of(parameters)));
        return this;
    }

    /** As {@link #against(String, Expr, Symbol...)}, with the parameters of layers, which begin as the layers say. */
    public Training against(String name, Expr otherLoss, Layer... layers) {
        initialize(layers);
        return against(
                name,
                otherLoss,
                Arrays.stream(layers)
                        .flatMap(layer -> layer.initial().keySet().stream())
                        .filter(symbol -> symbol.role() == Symbol.Role.PARAMETER)
                        .toArray(Symbol[]::new));
    }

    /** By what an epoch is judged: the smallest validation loss, unless this says otherwise. */
    public Training watch(Watch measure) {
        watch = Objects.requireNonNull(measure);
        return this;
    }

    /** In the end the parameters are those after the epoch that was best on the validation samples. */
    public Training keepBest() {
        keepBest = true;
        return this;
    }

    /** Ends training when so many epochs have not become better on the validation samples than the best one. */
    public Training patience(int epochsWithoutGain) {
        patience = positive("patience", epochsWithoutGain);
        return this;
    }

    /** Makes the learning rate smaller where the validation samples do not become better. */
    public Training plateau(double factor, int epochsWithoutGain) {
        plateau = new Plateau(factor, epochsWithoutGain);
        return this;
    }

    /** Watches how long each kernel of a step takes; see {@link Trained#profile}. */
    public Training profile() {
        profile = true;
        return this;
    }

    /** Tells of every parameter how large its gradient and its steps are; see {@link History.Epoch#statistics}. */
    public Training statistics() {
        statistics = true;
        return this;
    }

    /**
     * Writes all that is needed to go on: after every epoch, and when the process is asked to end, as by Ctrl-C. See
     * {@link #resume}.
     */
    public Training checkpoint(Path file) {
        checkpoint = Objects.requireNonNull(file);
        return this;
    }

    /**
     * Goes on from a checkpoint. The results have the same bits as those of a training that was never interrupted,
     * provided that everything else is said as it was; only epochs may be added.
     */
    public Training resume(Path file) {
        resumed = Objects.requireNonNull(file);
        return this;
    }

    public Training optimizer(Optimizer optimizer) {
        this.optimizer = Objects.requireNonNull(optimizer);
        return this;
    }

    /** How the learning rate changes from step to step; it does not, unless this says so. */
    public Training schedule(Schedule schedule) {
        this.schedule = Objects.requireNonNull(schedule);
        return this;
    }

    /** How gradients that are too large are made smaller; they are not, unless this says so. */
    public Training clipping(Clipping clipping) {
        this.clipping = Objects.requireNonNull(clipping);
        return this;
    }

    /** How often all samples are used. */
    public Training epochs(int epochs) {
        this.epochs = positive("epochs", epochs);
        return this;
    }

    /** The number of samples in a step; the last step of an epoch may have fewer. */
    public Training batch(int batch) {
        this.batch = positive("batch", batch);
        return this;
    }

    private static int positive(String what, int value) {
        if (value < 1) throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        return value;
    }

    /** What initial values and the order of samples follow from. */
    public Training seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Whether each epoch has another order; it has, unless this says no. */
    public Training shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return this;
    }

    /** How a parameter or a state begins; {@link Initializer#of} where nothing is said. */
    public Training initialize(Symbol parameter, Initializer initializer) {
        initializers.put(parameter, initializer);
        return this;
    }

    /** How the parameters and states of layers begin. */
    public Training initialize(Layer... layers) {
        for (Layer layer : layers) initializers.putAll(layer.initial());
        return this;
    }

    /** Measures a scalar that is a mean over the samples, too. */
    public Training metric(String name, Expr metric) {
        if (!metric.shape().isScalar()) throw ShapeException.needed("metric " + name, "a scalar", metric.described());
        return metric(name, Metric.of(metric));
    }

    /** Measures what follows from a mean over the samples, such as precision from a confusion matrix. */
    public Training metric(String name, Metric metric) {
        if (!metric.mean().shape().isFixed()) {
            throw ShapeException.needed(
                    "metric " + name, "a fixed shape", metric.mean().described());
        }
        metrics.put(name, metric);
        return this;
    }

    public Training listener(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Trains.
     *
     * @throws IllegalArgumentException if there are no samples or no parameters, or an input has no values
     * @throws NotFiniteException if the loss is no number any more
     * @throws UncheckedIOException if the checkpoint cannot be read or written, or is one of something else
     */
    public Trained run() {
        if (players().stream().allMatch(player -> player.parameters().isEmpty()))
            throw new IllegalArgumentException("the loss depends on no parameter");
        check("data", data);
        if (!validation.isEmpty()) check("validation", validation);
        if (!test.isEmpty()) check("test", test);
        boolean judged = keepBest || patience < Integer.MAX_VALUE || plateau != null;
        if (judged && validation.isEmpty() && validationShare == 0) {
            throw new IllegalArgumentException(
                    "which epoch is best shows on validation samples, and there are none: see validation(…)");
        }
        if (judged && !watch.measure().equals("loss") && !metrics.containsKey(watch.measure())) {
            throw new IllegalArgumentException(
                    "there is no measure " + watch.measure() + " to watch, only loss and " + metrics.keySet());
        }
        if (validationShare > 0 && !validation.isEmpty()) {
            throw new IllegalArgumentException("validation needs samples or a share of the data, not both");
        }
        return new TrainingLoop(this).run();
    }

    /**
     * One step, to be run by hand on batches that the caller gives it; of the settings count those that say what a step
     * computes. For a {@linkplain #schedule schedule}, there are as many steps as epochs.
     *
     * @param values the values of parameters and states before the first step; they are copied
     * @throws IllegalArgumentException if one has no values, or another number of them than it needs
     */
    public TrainingStep step(Map<Symbol, float[]> values) {
        return step(values, Precision.FLOAT32);
    }

    /** As {@link #step(Map)}, computed in some precision. */
    public TrainingStep step(Map<Symbol, float[]> values, Precision precision) {
        return new TrainingStep(this, epochs, values, precision);
    }

    private void check(String what, Samples samples) {
        if (samples.isEmpty()) throw new IllegalArgumentException(what + ": there are no samples");
        for (Symbol symbol : Graph.of(measured()).symbols()) {
            boolean missing =
                    symbol.role() == Symbol.Role.INPUT && !samples.symbols().contains(symbol);
            if (missing) throw new IllegalArgumentException(what + " has no values for " + symbol.described());
        }
    }

    /** The loss, then what is measured besides. */
    List<Expr> measured() {
        List<Expr> all = new ArrayList<>(List.of(loss));
        metrics.values().forEach(metric -> all.add(metric.mean()));
        return all;
    }

    /** Who changes what; every parameter follows one loss. */
    List<Player> players() {
        List<Player> players = new ArrayList<>();
        Set<Symbol> taken = new HashSet<>();
        for (Player player : others) {
            List<Symbol> own = parameters(player.loss());
            for (Symbol parameter : player.parameters()) {
                if (!taken.add(parameter)) throw new IllegalArgumentException(parameter + " follows two losses");
                if (!own.contains(parameter)) {
                    throw new IllegalArgumentException(
                            "the loss that " + parameter.described() + " should follow does not depend on it");
                }
            }
            players.add(player);
        }
        List<Symbol> rest = new ArrayList<>(parameters(loss));
        rest.removeAll(taken);
        players.add(0, new Player(loss, rest));
        return players;
    }

    private static List<Symbol> parameters(Expr loss) {
        return Graph.of(Phases.training(List.of(loss))).symbols().stream()
                .filter(symbol -> symbol.role() == Symbol.Role.PARAMETER)
                .toList();
    }

    /** All that training gives values: the parameters and the states of the loss and the metrics. */
    List<Symbol> trained() {
        return Graph.of(measured()).symbols().stream()
                .filter(symbol -> symbol.role() != Symbol.Role.INPUT)
                .toList();
    }

    /** What is trained on, and what decides: the samples that were given, or parts of the data. */
    Map.Entry<Samples, Samples> parts() {
        if (validationShare == 0) return Map.entry(data, validation);
        Dataset.Split split = data.data().split(1 - validationShare, seed);
        return Map.entry(data.of(split.first()), data.of(split.second()));
    }

    Samples test() {
        return test;
    }

    Map<String, Metric> metrics() {
        return metrics;
    }

    Watch watch() {
        return watch;
    }

    boolean keepsBest() {
        return keepBest;
    }

    int patience() {
        return patience;
    }

    Optional<Plateau> plateau() {
        return Optional.ofNullable(plateau);
    }

    boolean hasProfile() {
        return profile;
    }

    boolean hasStatistics() {
        return statistics;
    }

    Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    Optional<Path> resumed() {
        return Optional.ofNullable(resumed);
    }

    boolean prefetches() {
        return prefetch;
    }

    Initializer initializer(Symbol parameter) {
        return initializers.getOrDefault(parameter, Initializer.of(parameter));
    }

    List<Listener> listeners() {
        return listeners;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    Schedule schedule() {
        return schedule;
    }

    Clipping clipping() {
        return clipping;
    }

    int epochs() {
        return epochs;
    }

    int batch() {
        return batch;
    }

    long seed() {
        return seed;
    }

    boolean shuffles() {
        return shuffle;
    }
}
