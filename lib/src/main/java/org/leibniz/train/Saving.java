package org.leibniz.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leibniz.compile.Parameters;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Checkpoint;
import org.leibniz.io.DataFileException;

/** Writes where a training stands, and puts another one there. */
final class Saving {
    private static final String BEST = "best ";

    private final TrainingLoop loop;

    Saving(TrainingLoop loop) {
        this.loop = loop;
    }

    private Parameters all() {
        return loop.step.values();
    }

    private Map<String, Expr> outputs() {
        Map<String, Expr> outputs = new LinkedHashMap<>();
        for (Expr measured : loop.step.measured()) {
            outputs.put(outputs.isEmpty() ? "loss" : "metric" + outputs.size(), measured);
        }
        return outputs;
    }

    /** What must be as it was, or the order of samples would be another one. */
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("seed", Long.toString(loop.training.seed()));
        settings.put("samples", Integer.toString(loop.batches.samples().count()));
        settings.put("batch", Integer.toString(loop.training.batch()));
        settings.put("shuffle", Boolean.toString(loop.training.shuffles()));
        return settings;
    }

    /** Writes the checkpoint, if there should be one. */
    void save() {
        loop.training.checkpoint().ifPresent(this::save);
    }

    /** Writes the checkpoint and says so. */
    void interrupted() {
        loop.training.checkpoint().ifPresent(file -> {
            save(file);
            loop.training.listeners().forEach(listener -> listener.interrupted(loop, file));
        });
    }

    private void save(Path file) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numbers.put("place", new double[] {loop.epoch, loop.done, loop.seconds()});
        numbers.put("measures", loop.measures.content());
        numbers.put("recent", loop.recent.content());
        numbers.put("best", new double[] {loop.best.epoch(), loop.best.measure()});
        loop.best.values().forEach((symbol, array) -> numbers.put(BEST + symbol.name(), doubles(array)));
        Map<String, String> notes = new LinkedHashMap<>(settings());
        notes.put("history", loop.history.json());
        try {
            new Checkpoint(all().values(all().symbols()), numbers, notes).save(file, outputs());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts the training where the checkpoint says that it was. */
    void restore() {
        loop.training.resumed().ifPresent(file -> {
            try {
                restore(file, Checkpoint.load(file, outputs(), all().symbols()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private void restore(Path file, Checkpoint checkpoint) throws IOException {
        for (Map.Entry<String, String> setting : settings().entrySet()) {
            String there = checkpoint.notes().get(setting.getKey());
            if (!setting.getValue().equals(there)) {
                throw new DataFileException(
                        file,
                        "the training cannot go on: " + setting.getKey() + " was " + there + ", now it is "
                                + setting.getValue());
            }
        }
        checkpoint.values().forEach(all()::set);
        try {
            double[] place = numbers(checkpoint, "place", 3);
            loop.epoch = (int) place[0];
            loop.done = (int) place[1];
            loop.secondsBefore = place[2];
            loop.measures.restore(numbers(checkpoint, "measures", -1));
            loop.recent.restore(numbers(checkpoint, "recent", -1));
            Map<Symbol, float[]> best = new LinkedHashMap<>();
            for (Symbol symbol : loop.training.trained()) {
                double[] values = checkpoint.numbers().get(BEST + symbol.name());
                if (values != null) best.put(symbol, floats(values));
            }
            double[] judged = numbers(checkpoint, "best", 2);
            loop.best.restore((int) judged[0], judged[1], best);
            loop.history = History.of(checkpoint.notes().getOrDefault("history", ""));
        } catch (IllegalArgumentException damaged) {
            throw new DataFileException(file, "the training cannot go on: " + damaged.getMessage(), damaged);
        }
        // What was saved at the end of an epoch goes on with the next one.
        boolean ended = loop.history.epochs().size() >= loop.epoch;
        if (!ended) return;
        loop.epoch++;
        loop.done = 0;
        loop.secondsBefore = 0;
        loop.measures.clear();
        loop.recent.clear();
    }

    private static double[] numbers(Checkpoint checkpoint, String name, int count) {
        double[] numbers = checkpoint.numbers().get(name);
        if (numbers == null || count >= 0 && numbers.length != count) {
            throw new IllegalArgumentException("there are no such numbers as " + name);
        }
        return numbers;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) doubles[i] = values[i];
        return doubles;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) floats[i] = (float) values[i];
        return floats;
    }
}
