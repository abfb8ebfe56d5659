package org.leibniz.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.check.Cause;
import org.leibniz.check.Verdict;
import org.leibniz.explain.Explanation;
import org.leibniz.explain.Language;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** Writes the JSON of answers, each in one line. */
final class Answer {
    private Answer() {}

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static String object(String id, Body body) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = RequestReader.JSON
                .createGenerator(text)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER.mappedFeature())) {
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeRawValue(id);
            body.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** @param id as it stands in the request */
    static String of(String id, Differentiation result) throws IOException {
        Optional<List<Tensor>> values = result.values();
        return object(id, json -> {
            json.writeStringField("text", written(result, Notation.UNICODE));
            json.writeStringField("ascii", written(result, Notation.ASCII));
            json.writeStringField("latex", written(result, Notation.LATEX));
            json.writeFieldName("shape");
            int[] sizes = result.derivative().shape().sizes();
            json.writeArray(sizes, 0, sizes.length);
            json.writeFieldName("value");
            write(json, values.map(both -> both.get(0)));
            json.writeFieldName("derivative");
            write(json, values.map(both -> both.get(1)));
        });
    }

    /** @param id as it stands in the request */
    static String of(String id, Explanation explanation, Language language) throws IOException {
        return object(id, json -> {
            json.writeArrayFieldStart("steps");
            for (Explanation.Told step : explanation.told(language)) write(json, step);
            json.writeEndArray();
            json.writeArrayFieldStart("paths");
            for (List<String> path : explanation.paths()) json.writeArray(path.toArray(new String[0]), 0, path.size());
            json.writeEndArray();
            json.writeObjectFieldStart("result");
            json.writeStringField("text", explanation.result(Notation.UNICODE));
            json.writeStringField("ascii", explanation.result(Notation.ASCII));
            json.writeStringField("latex", explanation.result(Notation.LATEX));
            if (explanation.value() != null) {
                json.writeFieldName("value");
                write(json, explanation.value());
            }
            json.writeNumberField("verified", explanation.verified());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Explanation.Told step) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", step.rule());
        json.writeStringField("message", step.message());
        json.writeStringField("text", String.join("\n", step.text()));
        json.writeStringField("latex", String.join(" \\\\ ", step.latex()));
        json.writeArrayFieldStart("factors");
        for (Explanation.ToldFactor factor : step.factors()) {
            json.writeStartObject();
            json.writeStringField("name", factor.name());
            json.writeStringField("text", factor.text());
            if (factor.value() != null) {
                json.writeFieldName("value");
                write(json, factor.value());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** @param id as it stands in the request */
    static String of(String id, Verdict verdict) throws IOException {
        return object(id, json -> {
            json.writeStringField("verdict", verdict.kind().word());
            json.writeStringField("because", verdict.because());
            if (verdict.cause().isPresent()) write(json, verdict.cause().get());
            if (verdict.witness().isPresent()) write(json, verdict.witness().get());
            if (verdict.trouble().isPresent()) write(json, verdict.trouble().get());
        });
    }

    private static void write(JsonGenerator json, Cause cause) throws IOException {
        json.writeObjectFieldStart("cause");
        json.writeStringField("kind", cause.kind().word());
        if (cause.factor().isPresent())
            json.writeStringField("factor", cause.factor().get());
        if (cause.node().isPresent()) json.writeStringField("node", cause.node().get());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Verdict.Witness witness) throws IOException {
        json.writeObjectFieldStart("witness");
        json.writeObjectFieldStart("at");
        for (Map.Entry<String, Tensor> value : witness.at().entrySet()) {
            json.writeFieldName(value.getKey());
            write(json, value.getValue());
        }
        json.writeEndObject();
        json.writeFieldName("expected");
        write(json, witness.expected());
        json.writeFieldName("answer");
        write(json, witness.answer());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Verdict.Trouble trouble) throws IOException {
        json.writeNumberField("offset", trouble.offset());
        if (trouble.names().isEmpty()) return;
        json.writeArrayFieldStart("names");
        for (String name : trouble.names()) json.writeString(name);
        json.writeEndArray();
    }

    /** In one piece, unless it is clearly shorter with names for what is used several times. */
    static String written(Differentiation result, Notation notation) {
        return written(result.written(), result.names(), new Printer(notation, result.leaf(notation)));
    }

    /** @param names what must not be used for anything else */
    static String written(Expr e, Set<String> names, Printer printer) {
        Printer.Formula named = printer.print(e, names);
        if (named.definitions().isEmpty()) return named.toString();
        Printer.Formula whole = printer.inlining().print(e, names);
        return tokens(whole) * 9 <= tokens(named) * 10 ? whole.toString() : named.toString();
    }

    private static int tokens(Printer.Formula formula) {
        int tokens = formula.text().tokens();
        for (Text definition : formula.definitions().values()) tokens += 3 + definition.tokens();
        return tokens;
    }

    private static void write(JsonGenerator json, Optional<Tensor> tensor) throws IOException {
        if (tensor.isPresent()) write(json, tensor.get());
        else json.writeNull();
    }

    private static void write(JsonGenerator json, Tensor tensor) throws IOException {
        int[] strides = Tensor.strides(tensor.sizes());
        for (int at = 0; at < tensor.values().length; at++) {
            for (int axis = 0; axis < strides.length; axis++)
                if (at % (strides[axis] * tensor.sizes()[axis]) == 0) json.writeStartArray();
            double value = tensor.values()[at];
            if (Double.isFinite(value)) json.writeNumber(value);
            else json.writeString(Double.toString(value));
            for (int axis = 0; axis < strides.length; axis++)
                if ((at + 1) % (strides[axis] * tensor.sizes()[axis]) == 0) json.writeEndArray();
        }
    }

    static String of(String id, Failure failure) throws IOException {
        return object(id, json -> {
            json.writeObjectFieldStart("error");
            json.writeStringField("kind", failure.problem().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", failure.getMessage());
            if (failure.field() != null) json.writeStringField("field", failure.field());
            if (failure.offset().isPresent())
                json.writeNumberField("offset", failure.offset().getAsInt());
            json.writeEndObject();
        });
    }
}
