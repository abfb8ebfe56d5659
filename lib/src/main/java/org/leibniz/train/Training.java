package org.leibniz.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Clipping;
import org.leibniz.nn.Initializer;
import org.leibniz.nn.Layer;
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
    private final Samples test = new Samples();
    private final Map<String, Expr> metrics = new LinkedHashMap<>();
    private final Map<Symbol, Initializer> initializers = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private Optimizer optimizer = new Adam(1e-3);
    private Schedule schedule = Schedule.constant();
    private Clipping clipping = Clipping.none();
    private int epochs = 1;
    private int batch = 32;
    private long seed = 1;
    private boolean shuffle = true;

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

    /** Gives an input its values for samples that are not trained on; loss and metrics are told after each epoch. */
    public Training test(Symbol input, float[] values) {
        test.with(input, values);
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
     */
    public Trained run() {
        if (parameters().isEmpty()) throw new IllegalArgumentException("the loss depends on no parameter");
        check("data", data);
        if (!test.isEmpty()) check("test", test);
        return new TrainingLoop(this).run();
    }

    private void check(String what, Samples samples) {
        List<Expr> needed = new ArrayList<>(metrics.values());
        needed.add(loss);
        for (Symbol symbol : Graph.of(needed).symbols()) {
            boolean missing =
                    symbol.role() == Symbol.Role.INPUT && !samples.symbols().contains(symbol);
            if (missing) throw new IllegalArgumentException(what + " has no values for " + symbol.described());
        }
    }

    /** What a gradient changes. */
    List<Symbol> parameters() {
        return Graph.of(Phases.training(List.of(loss))).symbols().stream()
                .filter(symbol -> symbol.role() == Symbol.Role.PARAMETER)
                .toList();
    }

    /** All that training gives values: the parameters and the states of the loss and the metrics. */
    List<Symbol> trained() {
        List<Expr> all = new ArrayList<>(List.of(loss));
        all.addAll(metrics.values());
        return Graph.of(all).symbols().stream()
                .filter(symbol -> symbol.role() != Symbol.Role.INPUT)
                .toList();
    }

    Expr loss() {
        return loss;
    }

    Samples data() {
        return data;
    }

    Samples test() {
        return test;
    }

    Map<String, Expr> metrics() {
        return metrics;
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
