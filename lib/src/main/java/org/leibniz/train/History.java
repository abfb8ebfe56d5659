package org.leibniz.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.leibniz.plot.LineChart;

/** What became of the loss and the metrics. */
public final class History {
    /**
     * One pass through the data.
     *
     * @param number counted from 1
     * @param loss the mean over the training batches, while parameters changed
     * @param metrics as the loss, by name
     * @param test loss (as {@code loss}) and metrics after the epoch on data that was not trained on; empty without
     */
    public record Epoch(
            int number, double loss, Map<String, Double> metrics, Map<String, Double> test, double seconds) {}

    private final List<Epoch> epochs = new ArrayList<>();
    private final List<double[]> losses = new ArrayList<>();

    void add(Epoch epoch) {
        epochs.add(epoch);
    }

    /** Notes the mean loss since the last note, at a time counted in epochs. */
    void addLoss(double time, double loss) {
        losses.add(new double[] {time, loss});
    }

    public List<Epoch> epochs() {
        return List.copyOf(epochs);
    }

    /** @throws IllegalStateException if no epoch is done */
    public Epoch last() {
        if (epochs.isEmpty()) throw new IllegalStateException("no epoch is done");
        return epochs.get(epochs.size() - 1);
    }

    /** Loss and metrics over the epochs as a picture in SVG. */
    public String svg() {
        List<LineChart> charts = new ArrayList<>();
        LineChart loss = new LineChart("loss", "epoch");
        loss.curve("training", column(0), column(1));
        addTest(loss, "loss");
        charts.add(loss);
        for (String metric :
                epochs.isEmpty() ? List.<String>of() : last().metrics().keySet()) {
            LineChart chart = new LineChart(metric, "epoch");
            chart.curve("training", numbers(), values(epoch -> epoch.metrics().get(metric)));
            addTest(chart, metric);
            charts.add(chart);
        }
        return LineChart.svg(charts);
    }

    private void addTest(LineChart chart, String name) {
        boolean tested = !epochs.isEmpty() && last().test().containsKey(name);
        if (tested) chart.curve("test", numbers(), values(epoch -> epoch.test().get(name)));
    }

    private double[] column(int index) {
        return losses.stream().mapToDouble(loss -> loss[index]).toArray();
    }

    private double[] numbers() {
        return values(Epoch::number);
    }

    private double[] values(ToDoubleFunction<Epoch> value) {
        return epochs.stream().mapToDouble(value).toArray();
    }
}
