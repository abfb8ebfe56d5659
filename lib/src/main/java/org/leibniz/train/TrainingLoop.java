package org.leibniz.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.Call;
import org.leibniz.compile.Parameters;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Profile;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Batches;
import org.leibniz.nn.Metric;

/** Runs the steps of a training. */
final class TrainingLoop implements Run {
    /** Steps between two copies of all values, from which a failure is looked for; copying is little work then. */
    private static final int STEPS_PER_COPY = 256;

    private static final int LOSSES_PER_EPOCH = 50;

    final Training training;
    final TrainingStep step;
    final Batches batches;
    final Measures measures;
    final Measures recent;
    final Best best;
    private final List<Player> players;
    private final Evaluation evaluation;
    private final Samples data;
    private final Samples validation;
    private final Feed feed;
    private final @Nullable Profile profile;
    private final Call call;
    private final Rescue rescue;

    /** Where the losses of the players are among what is measured. */
    private final int[] losses;

    History history = new History();
    int epoch = 1;
    int done;
    double secondsBefore;
    private long epochStart;
    private long samplesBefore;
    private boolean stopped;

    TrainingLoop(Training training) {
        this.training = training;
        List<Expr> measured = training.measured();
        this.players = training.players();
        this.losses = players.stream()
                .mapToInt(player -> measured.indexOf(player.loss()))
                .toArray();
        Map.Entry<Samples, Samples> parts = training.parts();
        this.data = parts.getKey();
        this.validation = parts.getValue();
        Batches plain = new Batches(data.data(), training.batch(), training.seed(), training.shuffles());
        this.batches = training.prefetches() ? plain.prefetch() : plain;
        Map<Symbol, float[]> start = new LinkedHashMap<>();
        for (Symbol symbol : training.trained()) start.put(symbol, initial(symbol));
        long steps = (long) training.epochs() * batches.count();
        this.step = new TrainingStep(training, steps, start, Precision.FLOAT32);
        this.profile = training.hasProfile() ? step.program().profile() : null;
        this.call = step.call();
        this.feed = new Feed(data, batches, measured, call);
        this.measures = new Measures(step.outputs());
        this.recent = new Measures(measured.subList(0, 1));
        this.rescue = new Rescue(step, feed, call, data.size());
        this.evaluation = new Evaluation(measured, training.batch());
        this.best = new Best(training.watch());
    }

    private float[] initial(Symbol parameter) {
        float[] array = new float[Math.toIntExact(parameter.shape().elements())];
        // By name, so that a further parameter leaves the others as they were.
        long seed = training.seed() * 0x9E3779B97F4A7C15L + parameter.name().hashCode();
        training.initializer(parameter).fill(array, parameter.shape(), new SplittableRandom(seed));
        return array;
    }

    Trained run() {
        Saving saving = new Saving(this);
        saving.restore();
        try (Interruption interruption = new Interruption(saving::interrupted)) {
            training.listeners().forEach(listener -> listener.begins(this));
            while (epoch <= epochs() && !stopped && !isExhausted()) {
                runEpoch(interruption);
                saving.save();
                training.listeners().forEach(listener -> listener.epochDone(this));
                begin(epoch + 1, interruption);
            }
        } finally {
            if (profile != null) profile.close();
        }
        epoch = Math.min(epoch, epochs());
        boolean chosen = training.keepsBest() && best.epoch() > 0;
        return new Trained(
                Parameters.of(chosen ? best.values() : step.trained()),
                history,
                chosen ? best.epoch() : history.last().number(),
                profile);
    }

    private boolean isExhausted() {
        int judged = history.epochs().size();
        return judged > 0 && judged - best.epoch() >= training.patience();
    }

    private void begin(int next, Interruption interruption) {
        interruption.lock();
        epoch = next;
        done = 0;
        secondsBefore = 0;
        measures.clear();
        recent.clear();
        interruption.unlock();
    }

    private void runEpoch(Interruption interruption) {
        epochStart = System.nanoTime();
        samplesBefore = measures.samples();
        int perNote = Math.max(1, steps() / LOSSES_PER_EPOCH);
        rescue.keep(epoch, done);
        while (done < steps() && !stopped) {
            interruption.lock();
            if (done % STEPS_PER_COPY == 0) rescue.keep(epoch, done);
            runStep();
            if (done % perNote == 0 || done == steps()) {
                history.addLoss(epoch - 1 + (double) done / steps(), recent.mean(0));
                recent.clear();
            }
            interruption.unlock();
            for (Listener listener : training.listeners()) listener.stepDone(this);
        }
        interruption.lock();
        finishEpoch();
        interruption.unlock();
    }

    private void runStep() {
        feed.load(epoch, done);
        call.run();
        for (int loss : losses) {
            if (!Double.isFinite(call.number(loss))) throw rescue.failure(loss, epoch, done);
        }
        measures.add(call, feed.count());
        recent.add(call, feed.count());
        done++;
    }

    private void finishEpoch() {
        Map<String, Double> results = named(measures);
        results.remove("loss");
        Map<String, Double> judged = validation.isEmpty() ? Map.of() : measured(validation);
        Map<String, Double> tested = training.test().isEmpty() ? Map.of() : measured(training.test());
        history.add(new History.Epoch(epoch, loss(), results, judged, tested, statistics(), seconds()));
        Double watched = judged.get(training.watch().measure());
        if (watched == null) return;
        best.judge(epoch, watched, step.trained());
        training.plateau().ifPresent(plateau -> {
            int since = epoch - best.epoch();
            if (since > 0 && since % plateau.patience() == 0) step.slowDown(plateau.factor());
        });
    }

    private Map<String, Double> measured(Samples samples) {
        return named(evaluation.measure(samples, step.values()));
    }

    private Map<String, Double> named(Measures results) {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("loss", results.mean(0));
        int index = 1;
        for (Map.Entry<String, Metric> metric : training.metrics().entrySet()) {
            named.put(metric.getKey(), metric.getValue().value().applyAsDouble(results.means(index++)));
        }
        return named;
    }

    private Map<String, ParameterStatistics> statistics() {
        Map<String, ParameterStatistics> statistics = new LinkedHashMap<>();
        int at = step.measured().size();
        if (!training.hasStatistics()) return statistics;
        for (Player player : players) {
            for (Symbol parameter : player.parameters()) {
                statistics.put(
                        parameter.name(),
                        new ParameterStatistics(measures.mean(at), measures.mean(at + 1), measures.mean(at + 2)));
                at += 3;
            }
        }
        return statistics;
    }

    /** The seconds of the epoch so far. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - epochStart) / 1e9;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int epochs() {
        return training.epochs();
    }

    @Override
    public int step() {
        return done;
    }

    @Override
    public int steps() {
        return batches.count();
    }

    @Override
    public double loss() {
        return measures.mean(0);
    }

    @Override
    public List<String> metrics() {
        return List.copyOf(training.metrics().keySet());
    }

    @Override
    public double metric(int index) {
        Metric metric = new ArrayList<>(training.metrics().values()).get(index);
        return metric.value().applyAsDouble(measures.means(index + 1));
    }

    @Override
    public double samplesPerSecond() {
        return (measures.samples() - samplesBefore) / ((System.nanoTime() - epochStart) / 1e9);
    }

    @Override
    public double secondsLeft() {
        double left = (double) (epochs() - epoch + 1) * data.count() - measures.samples();
        return left / samplesPerSecond();
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public float[] values(Symbol parameter) {
        if (!training.trained().contains(parameter)) {
            throw new IllegalArgumentException(parameter.described() + " is not trained");
        }
        return step.values().values(parameter);
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
