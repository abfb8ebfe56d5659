package org.leibniz.compile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a {@link Profile}. */
final class ProfileText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> HEAD = List.of("time", "share", "rate", "of peak", "no.", "kernel");
    private static final int LONGEST_FORMULA = 72;

    private ProfileText() {}

    static String table(Profile profile) {
        StringBuilder text = new StringBuilder();
        List<Profile.Step> steps = profile.steps();
        if (steps.isEmpty()) return "the program has not run since it is watched\n";
        for (Profile.Step step : steps) {
            if (!text.isEmpty()) text.append('\n');
            write(profile, step, text);
        }
        if (!WarmUp.isIdle()) text.append("Some vector code is still being compiled; later steps are faster.\n");
        return text.toString();
    }

    private static void write(Profile profile, Profile.Step step, StringBuilder text) {
        Program program = profile.program();
        text.append(sizes(step.sizes()))
                .append(time(step.milliseconds()))
                .append(" a step in ")
                .append(format("%,d", step.runs()))
                .append(step.runs() == 1 ? " run, " : " runs, ")
                .append(program.precision().toString().toLowerCase(Locale.ROOT))
                .append(", ")
                .append(program.backend().kernels().name())
                .append(" kernels, ")
                .append(program.threads())
                .append(program.threads() == 1 ? " thread" : " threads")
                .append(format(" with a peak of %.0f GFLOP/s%n", profile.peakGigaflops()));
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (Profile.Row row : step.rows()) lines.add(cells(row));
        int last = HEAD.size() - 1;
        int[] widths = new int[last];
        for (List<String> line : lines) {
            for (int i = 0; i < last; i++)
                widths[i] = Math.max(widths[i], line.get(i).length());
        }
        for (List<String> line : lines) {
            for (int i = 0; i < last; i++) {
                text.append(" ".repeat(widths[i] - line.get(i).length()))
                        .append(line.get(i))
                        .append("  ");
            }
            text.append(line.get(last)).append('\n');
        }
    }

    private static String sizes(Map<String, Long> sizes) {
        return sizes.isEmpty()
                ? ""
                : sizes.entrySet().stream()
                        .map(size -> size.getKey() + " = " + size.getValue())
                        .collect(Collectors.joining(", ", "", ": "));
    }

    private static String time(double milliseconds) {
        return milliseconds < 1 ? format("%.1f µs", milliseconds * 1e3) : format("%.2f ms", milliseconds);
    }

    private static List<String> cells(Profile.Row row) {
        boolean known = row.milliseconds() > 0;
        String rate = row.moves() ? format("%.1f GB/s", row.gigabytes()) : format("%.1f GFLOP/s", row.gigaflops());
        return List.of(
                time(row.milliseconds()),
                format("%.1f %%", 100 * row.share()),
                known ? rate : "",
                known ? format("%.0f %%", 100 * row.peakShare()) : "",
                "  ".repeat(row.depth()) + row.number(),
                "  ".repeat(row.depth()) + described(row));
    }

    private static String described(Profile.Row row) {
        String formulas = String.join(", ", row.formulas());
        if (formulas.length() > LONGEST_FORMULA) formulas = formulas.substring(0, LONGEST_FORMULA - 1) + "…";
        String to = String.join(", ", row.leadsTo());
        boolean said = row.leadsTo().stream()
                .anyMatch(name -> row.formulas().stream().anyMatch(formula -> formula.startsWith(name + " = ")));
        String times = row.runs() == 1 ? "" : format(", %.0f times", row.runs());
        return formulas + (to.isEmpty() || said ? "" : " → " + to) + "   " + row.kind() + times;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static String json(Profile profile) {
        StringWriter text = new StringWriter();
        Program program = profile.program();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("precision", program.precision().toString().toLowerCase(Locale.ROOT));
            json.writeStringField("kernels", program.backend().kernels().name());
            json.writeNumberField("threads", program.threads());
            json.writeNumberField("peak_gflops", profile.peakGigaflops());
            json.writeBooleanField("warm", WarmUp.isIdle());
            json.writeArrayFieldStart("steps");
            for (Profile.Step step : profile.steps()) write(json, step);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Profile.Step step) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("sizes");
        for (Map.Entry<String, Long> size : step.sizes().entrySet())
            json.writeNumberField(size.getKey(), size.getValue());
        json.writeEndObject();
        json.writeNumberField("runs", step.runs());
        json.writeNumberField("ms", step.milliseconds());
        json.writeArrayFieldStart("rows");
        for (Profile.Row row : step.rows()) write(json, row);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Profile.Row row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("kernel", row.number());
        json.writeNumberField("depth", row.depth());
        json.writeStringField("kind", row.kind());
        write(json, "formulas", row.formulas());
        write(json, "leads_to", row.leadsTo());
        json.writeNumberField("runs", row.runs());
        json.writeNumberField("ms", row.milliseconds());
        json.writeNumberField("share", row.share());
        json.writeNumberField("gflops", row.gigaflops());
        json.writeNumberField("gbs", row.gigabytes());
        json.writeNumberField("peak_share", row.peakShare());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }
}
