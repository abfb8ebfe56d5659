package org.leibniz.train;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A history as JSON; numbers keep all their bits. */
final class HistoryText {
    private static final JsonFactory JSON = new JsonFactory();

    private HistoryText() {}

    static String write(History history) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("epochs");
            for (History.Epoch epoch : history.epochs()) write(json, epoch);
            json.writeEndArray();
            json.writeArrayFieldStart("losses");
            for (double[] loss : history.losses()) json.writeArray(loss, 0, loss.length);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, History.Epoch epoch) throws IOException {
        json.writeStartObject();
        json.writeNumberField("epoch", epoch.number());
        json.writeNumberField("loss", epoch.loss());
        write(json, "metrics", epoch.metrics());
        write(json, "validation", epoch.validation());
        write(json, "test", epoch.test());
        json.writeObjectFieldStart("statistics");
        for (Map.Entry<String, ParameterStatistics> parameter :
                epoch.statistics().entrySet()) {
            ParameterStatistics statistics = parameter.getValue();
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("gradient", statistics.gradient());
            values.put("update", statistics.update());
            values.put("value", statistics.value());
            write(json, parameter.getKey(), values);
        }
        json.writeEndObject();
        json.writeNumberField("seconds", epoch.seconds());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Map<String, Double> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> value : values.entrySet())
            json.writeNumberField(value.getKey(), value.getValue());
        json.writeEndObject();
    }

    static History read(String text) {
        History history = new History();
        try (JsonParser json = JSON.createParser(text)) {
            need(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean epochs = json.currentName().equals("epochs");
                need(json.nextToken() == JsonToken.START_ARRAY);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    if (epochs) {
                        history.add(epoch(json));
                    } else {
                        need(json.currentToken() == JsonToken.START_ARRAY);
                        history.addLoss(number(json), number(json));
                        need(json.nextToken() == JsonToken.END_ARRAY);
                    }
                }
            }
        } catch (IOException | NumberFormatException wrong) {
            throw new IllegalArgumentException("this is no history: " + wrong.getMessage(), wrong);
        }
        return history;
    }

    private static History.Epoch epoch(JsonParser json) throws IOException {
        need(json.currentToken() == JsonToken.START_OBJECT);
        Map<String, Double> numbers = new LinkedHashMap<>();
        Map<String, Map<String, Double>> groups = new LinkedHashMap<>();
        Map<String, ParameterStatistics> statistics = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (name) {
                case "epoch", "loss", "seconds" -> numbers.put(name, number(json));
                case "statistics" -> {
                    need(json.nextToken() == JsonToken.START_OBJECT);
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String parameter = json.currentName();
                        Map<String, Double> values = group(json);
                        statistics.put(
                                parameter,
                                new ParameterStatistics(
                                        of(values, "gradient"), of(values, "update"), of(values, "value")));
                    }
                }
                default -> groups.put(name, group(json));
            }
        }
        return new History.Epoch(
                (int) of(numbers, "epoch"),
                of(numbers, "loss"),
                groups.getOrDefault("metrics", Map.of()),
                groups.getOrDefault("validation", Map.of()),
                groups.getOrDefault("test", Map.of()),
                statistics,
                of(numbers, "seconds"));
    }

    private static Map<String, Double> group(JsonParser json) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        need(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            values.put(name, number(json));
        }
        return values;
    }

    private static double of(Map<String, Double> values, String name) throws IOException {
        Double value = values.get(name);
        if (value == null) throw new IOException(name + " is missing");
        return value;
    }

    /** Also what is no number, which is written in quotation marks. */
    private static double number(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        need(token != null && token.isScalarValue());
        return Double.parseDouble(json.getText());
    }

    private static void need(boolean given) throws IOException {
        if (!given) throw new IOException("its form is another one");
    }
}
