package org.leibniz.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/** Runs the steps of a training. */
final class TrainingLoop implements Run {
    /** Steps between two copies of all values, from which a failure is looked for; copying is little work then. */
    private static final int STEPS_PER_COPY = 256;

    private static final int TEST_BATCH = 256;
    private static final int LOSSES_PER_EPOCH = 50;

    private final Training training;
    private final TrainingStep step;
    private final List<Expr> measured = new ArrayList<>();
    private final Map<Symbol, float[]> values = new LinkedHashMap<>();
    private final Batches batches;
    private final Call call;
    private final Measures measures;
    private final Measures recent;
    private final History history = new History();
    private final Rescue rescue;
    private int epoch;
    private int done;
    private long epochStart;

    TrainingLoop(Training training) {
        this.training = training;
        measured.add(training.loss());
        measured.addAll(training.metrics().values());
        List<Symbol> parameters = training.parameters();
        this.batches = new Batches(training.data(), training.batch(), training.seed(), training.shuffles());
        long steps = (long) training.epochs() * batches.count();
        this.step = new TrainingStep(
                measured, parameters, training.optimizer(), training.schedule(), training.clipping(), steps);
        for (Symbol symbol : training.trained()) values.put(symbol, initial(symbol));
        Map<Symbol, float[]> all = new LinkedHashMap<>(values);
        all.putAll(step.state());
        this.call = step.program().call();
        batches.bind(call);
        all.forEach((symbol, array) -> call.with(symbol, array, 0));
        this.measures = new Measures(measured.size());
        this.recent = new Measures(measured.size());
        this.rescue = new Rescue(step, batches, call, all, training.data().size());
    }

    private float[] initial(Symbol parameter) {
        float[] array = new float[Math.toIntExact(parameter.shape().elements())];
        // By name, so that a further parameter leaves the others as they were.
        long seed = training.seed() * 0x9E3779B97F4A7C15L + parameter.name().hashCode();
        training.initializer(parameter).fill(array, parameter.shape(), new SplittableRandom(seed));
        return array;
    }

    Trained run() {
        training.listeners().forEach(listener -> listener.begins(this));
        for (epoch = 1; epoch <= epochs(); epoch++) {
            runEpoch();
            training.listeners().forEach(listener -> listener.epochDone(this));
        }
        return new Trained(values, history);
    }

    private void runEpoch() {
        epochStart = System.nanoTime();
        measures.clear();
        recent.clear();
        int perNote = Math.max(1, steps() / LOSSES_PER_EPOCH);
        for (int batch = 0; batch < steps(); batch++) {
            if (batch % STEPS_PER_COPY == 0) rescue.keep(epoch, batch);
            batches.load(epoch, batch, call);
            call.run();
            if (!Double.isFinite(call.number(0))) throw rescue.failure(call.number(0), epoch, batch);
            measures.add(call, batches.size(batch));
            recent.add(call, batches.size(batch));
            done = batch + 1;
            if (done % perNote == 0 || done == steps()) {
                history.addLoss(epoch - 1 + (double) done / steps(), recent.mean(0));
                recent.clear();
            }
            for (Listener listener : training.listeners()) listener.stepDone(this);
        }
        double seconds = (System.nanoTime() - epochStart) / 1e9;
        Map<String, Double> results = named(measures);
        results.remove("loss");
        history.add(new History.Epoch(epoch, loss(), results, test(), seconds));
    }

    private Map<String, Double> test() {
        if (training.test().isEmpty()) return Map.of();
        Call evaluation = Program.compile(measured, Precision.FLOAT32).call();
        Batches portions = new Batches(training.test(), TEST_BATCH, 0, false);
        portions.bind(evaluation);
        values.forEach((symbol, array) -> evaluation.with(symbol, array, 0));
        Measures results = new Measures(measured.size());
        for (int batch = 0; batch < portions.count(); batch++) {
            portions.load(1, batch, evaluation);
            results.add(evaluation.run(), portions.size(batch));
        }
        return named(results);
    }

    private Map<String, Double> named(Measures results) {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("loss", results.mean(0));
        int index = 1;
        for (String name : training.metrics().keySet()) named.put(name, results.mean(index++));
        return named;
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
        return measures.mean(index + 1);
    }

    @Override
    public double samplesPerSecond() {
        return measures.samples() / ((System.nanoTime() - epochStart) / 1e9);
    }

    @Override
    public double secondsLeft() {
        double left = (double) (epochs() - epoch + 1) * training.data().count() - measures.samples();
        return left / samplesPerSecond();
    }

    @Override
    public History history() {
        return history;
    }
}
