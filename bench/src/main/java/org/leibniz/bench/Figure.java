package org.leibniz.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a peer reached on a workload. A number that has no meaning is NaN.
 *
 * @param workload its id, for products with the shape
 * @param ms the median of the rounds' medians, in milliseconds a step
 * @param min the shortest step
 * @param p90 the median of the times that nine steps of ten did not pass
 * @param rss the most resident memory, in megabytes
 * @param firstStep seconds from the start of the process until a step was made
 * @param loss0 before the first step, of products the digest
 * @param loss1 after the number of steps that the workload says
 * @param quiet whether nothing else was using the processors
 * @param circumstances date, machine, Java and command, to be read
 */
record Figure(
        String workload,
        String peer,
        int threads,
        double ms,
        double min,
        double p90,
        double gflops,
        double rss,
        double firstStep,
        double loss0,
        double loss1,
        String version,
        boolean quiet,
        Circumstances circumstances) {
    private static final JsonFactory JSON = new JsonFactory();

    /** When, on what and how it was measured. */
    record Circumstances(String date, String machine, String java, String command) {}

    /** What rounds came to. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** One line. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("workload", workload);
            json.writeStringField("peer", peer);
            json.writeNumberField("threads", threads);
            number(json, "ms", ms);
            number(json, "min", min);
            number(json, "p90", p90);
            number(json, "gflops", gflops);
            number(json, "rss_mb", rss);
            number(json, "first_step_s", firstStep);
            number(json, "loss0", loss0);
            number(json, "loss1", loss1);
            json.writeStringField("version", version);
            json.writeBooleanField("quiet", quiet);
            json.writeStringField("date", circumstances.date());
            json.writeStringField("machine", circumstances.machine());
            json.writeStringField("java", circumstances.java());
            json.writeStringField("command", circumstances.command());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    /** Reads what {@link #json} has written. */
    static Figure parse(String line) throws IOException {
        Answer fields = Answer.parse(line);
        return new Figure(
                fields.text("workload"),
                fields.text("peer"),
                (int) fields.number("threads"),
                fields.number("ms"),
                fields.number("min"),
                fields.number("p90"),
                fields.number("gflops"),
                fields.number("rss_mb"),
                fields.number("first_step_s"),
                fields.number("loss0"),
                fields.number("loss1"),
                fields.text("version"),
                fields.text("quiet").equals("true"),
                new Circumstances(
                        fields.text("date"), fields.text("machine"), fields.text("java"), fields.text("command")));
    }
}
