package org.leibniz.train;

import java.util.List;
import java.util.Map;
import org.leibniz.compile.Call;
import org.leibniz.compile.Parameters;
import org.leibniz.expr.Symbol;

/**
 * Finds out why a loss is no number. By the time this shows, parameters have been overwritten, so the steps since the
 * last copy are run again to the one that went wrong.
 */
final class Rescue {
    private final TrainingStep step;
    private final Feed feed;
    private final Call call;
    private final Parameters values;
    private final String size;
    private final Parameters copies;
    private int epoch;
    private int batch;

    Rescue(TrainingStep step, Feed feed, Call call, String size) {
        this.step = step;
        this.feed = feed;
        this.call = call;
        this.values = step.values();
        this.copies = values.copy();
        this.size = size;
    }

    /** Copies all values as they are before a step. */
    void keep(int nextEpoch, int nextBatch) {
        epoch = nextEpoch;
        batch = nextBatch;
        copies.set(values);
    }

    /**
     * What to throw for a loss that is not finite; the values are then those before the step that went wrong.
     *
     * @param output which of the outputs the loss is
     */
    NotFiniteException failure(int output, int failedEpoch, int failedBatch) {
        double loss = call.number(output);
        String found = "the loss is " + (Double.isNaN(loss) ? "NaN" : "infinite") + " in epoch " + failedEpoch
                + ", step " + (failedBatch + 1);
        values.set(copies);
        while (true) {
            copies.set(values);
            feed.load(epoch, batch);
            call.run();
            boolean wrong = !Double.isFinite(call.number(output)) || !allFinite();
            boolean last = epoch == failedEpoch && batch == failedBatch;
            if (wrong || last) break;
            batch++;
        }
        values.set(copies);
        feed.load(epoch, batch);
        return new NotFiniteException(found + cause(failedBatch));
    }

    private String cause(int failedBatch) {
        Map<Symbol, float[]> arrays = values.values(values.symbols());
        arrays.putAll(feed.arrays());
        List<NotFinite.Place> places = new NotFinite(step.roots(), arrays, size, feed.count()).places();
        StringBuilder text = new StringBuilder();
        for (NotFinite.Place place : places) {
            text.append(text.length() == 0 ? ": " : ", then ").append(place);
            if (place.hasSample(size)) {
                text.append(" (sample ").append(feed.sample(place.index()[0])).append(")");
            }
        }
        if (batch != failedBatch) text.append("; this happened in step ").append(batch + 1);
        return text.toString();
    }

    private boolean allFinite() {
        for (float[] array : values.values(values.symbols()).values()) {
            for (float value : array) if (!Float.isFinite(value)) return false;
        }
        return true;
    }
}
