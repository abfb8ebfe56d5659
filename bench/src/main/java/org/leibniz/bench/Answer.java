package org.leibniz.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A flat object of JSON: what a peer answers, or a figure. */
record Answer(Map<String, String> fields) {
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws IOException if the line is no object of numbers and texts */
    static Answer parse(String line) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new IOException("no object: " + line);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) throw new IOException("no number or text at " + name + ": " + line);
                if (value != JsonToken.VALUE_NULL) fields.put(name, parser.getText());
            }
        }
        return new Answer(fields);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** A number, NaN if there is none. */
    double number(String name) {
        return Double.parseDouble(fields.getOrDefault(name, "NaN"));
    }
}
