package org.leibniz.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Something measured of Leibniz alone.
 *
 * @param most what it may be
 */
public record Check(String name, double value, String unit, double most) {
    private static final JsonFactory JSON = new JsonFactory();

    /** One line. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("check", name);
            json.writeNumberField("value", value);
            json.writeStringField("unit", unit);
            json.writeNumberField("most", most);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Whether a line is one of {@link #json}. */
    static boolean isCheck(String line) {
        return line.startsWith("{\"check\"");
    }

    static Check parse(String line) throws IOException {
        Answer fields = Answer.parse(line);
        return new Check(fields.text("check"), fields.number("value"), fields.text("unit"), fields.number("most"));
    }

    boolean holds() {
        return value <= most;
    }
}
