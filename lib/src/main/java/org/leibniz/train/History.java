package org.leibniz.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.leibniz.io.Csv;
import org.leibniz.plot.LineChart;

/** What became of the loss and the metrics. */
public final class History {
    /**
     * One pass through the data.
     *
     * @param number counted from 1
     * @param loss the mean over the training batches, while parameters changed
     * @param metrics as the loss, by name
     * @param validation loss (as {@code loss}) and metrics after the epoch on data that decides what is best; empty without
     * @param test the same on data that decides nothing; empty without
     * @param statistics of parameters by name; empty where nobody asked for them
     */
    public record Epoch(
            int number,
            double loss,
            Map<String, Double> metrics,
            Map<String, Double> validation,
            Map<String, Double> test,
            Map<String, ParameterStatistics> statistics,
            double seconds) {}

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

    /** The loss many times an epoch: pairs of the time, counted in epochs, and the mean since the time before. */
    public List<double[]> losses() {
        return losses.stream().map(double[]::clone).toList();
    }

    /** @throws IllegalStateException if no epoch is done */
    public Epoch last() {
        if (epochs.isEmpty()) throw new IllegalStateException("no epoch is done");
        return epochs.get(epochs.size() - 1);
    }

    /** A table with a line for each epoch: loss and metrics on the training, the validation and the test data. */
    public String csv() {
        Set<String> judged = new LinkedHashSet<>();
        Set<String> tested = new LinkedHashSet<>();
        Set<String> metrics = new LinkedHashSet<>();
        for (Epoch epoch : epochs) {
            metrics.addAll(epoch.metrics().keySet());
            judged.addAll(epoch.validation().keySet());
            tested.addAll(epoch.test().keySet());
        }
        List<String> names = new ArrayList<>(List.of("epoch", "loss"));
        names.addAll(metrics);
        judged.forEach(name -> names.add("validation " + name));
        tested.forEach(name -> names.add("test " + name));
        names.add("seconds");
        StringBuilder table = new StringBuilder(Csv.line(names)).append('\n');
        for (Epoch epoch : epochs) {
            List<String> row =
                    new ArrayList<>(List.of(Integer.toString(epoch.number()), Double.toString(epoch.loss())));
            metrics.forEach(name -> row.add(text(epoch.metrics(), name)));
            judged.forEach(name -> row.add(text(epoch.validation(), name)));
            tested.forEach(name -> row.add(text(epoch.test(), name)));
            row.add(Double.toString(epoch.seconds()));
            table.append(Csv.line(row)).append('\n');
        }
        return table.toString();
    }

    private static String text(Map<String, Double> values, String name) {
        Double value = values.get(name);
        return value == null ? "" : value.toString();
    }

    /** All of it as JSON, which {@link #of} reads. */
    public String json() {
        return HistoryText.write(this);
    }

    /**
     * Reads what {@link #json} has written.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static History of(String json) {
        return HistoryText.read(json);
    }

    /** Loss and metrics over the epochs as a picture in SVG. */
    public String svg() {
        List<LineChart> charts = new ArrayList<>();
        LineChart loss = new LineChart("loss", "epoch");
        loss.curve("training", column(0), column(1));
        addOthers(loss, "loss");
        charts.add(loss);
        for (String metric :
                epochs.isEmpty() ? List.<String>of() : last().metrics().keySet()) {
            LineChart chart = new LineChart(metric, "epoch");
            chart.curve("training", numbers(), values(epoch -> epoch.metrics().get(metric)));
            addOthers(chart, metric);
            charts.add(chart);
        }
        return LineChart.svg(charts);
    }

    private void addOthers(LineChart chart, String name) {
        add(chart, "validation", name, Epoch::validation);
        add(chart, "test", name, Epoch::test);
    }

    private void add(LineChart chart, String curve, String name, Function<Epoch, Map<String, Double>> results) {
        boolean known = !epochs.isEmpty() && results.apply(last()).containsKey(name);
        if (!known) return;
        chart.curve(curve, numbers(), values(epoch -> results.apply(epoch).getOrDefault(name, Double.NaN)));
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
