package org.leibniz.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.cli.Failure.Problem;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Names;

/** Reads the JSON of a request. */
final class RequestReader {
    /** What a line may hold is limited by its length alone. */
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Lines.MOST_BYTES)
                    .maxNumberLength(Lines.MOST_BYTES)
                    .maxNameLength(Lines.MOST_BYTES)
                    .build())
            .build();

    /** The fields that not every command has. */
    private static final Set<String> FURTHER = Set.of("sheet", "lang", "where", "domain", "facts", "answer");

    private final String line;
    private final JsonParser parser;
    private final Set<String> further;

    private List<String> definitions = List.of();
    private String formula;
    private final Map<String, List<Long>> shapes = new LinkedHashMap<>();
    private List<String> wrt;
    private Kind kind;
    private String sheet;
    private String language = "en";
    private final Map<String, String> where = new LinkedHashMap<>();
    private String domain = "";
    private List<String> facts = List.of();
    private String answer;
    private final Map<String, Tensor> values = new LinkedHashMap<>();

    private RequestReader(String line, JsonParser parser, Set<String> further) {
        this.further = further;
        this.line = line;
        this.parser = parser;
    }

    /** @throws Failure if the line is no request for a derivative */
    static Request read(String line) throws IOException {
        return read(line, Set.of());
    }

    /** @throws Failure if the line is no request for a derivation, which may have a whole sheet */
    static Request readExplain(String line) throws IOException {
        return read(line, Set.of("sheet", "lang"));
    }

    /** @throws Failure if the line is no request to check an answer */
    static Request readCheck(String line) throws IOException {
        Request request = read(line, Set.of("where", "domain", "facts", "answer"));
        if (request.submission().answer() == null) throw Failure.of(Problem.SYNTAX, "answer", "the answer is missing");
        return request;
    }

    private static Request read(String line, Set<String> further) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            return new RequestReader(line, parser, further).request();
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            int offset = line.codePointCount(0, (int) Math.max(0, Math.min(at, line.length())));
            throw Failure.inLine("the line is no JSON: " + firstPart(e.getOriginalMessage()), offset);
        }
    }

    // The rest tells of the parser's own line numbers.
    private static String firstPart(String message) {
        int end = message.indexOf(" (start marker");
        return end < 0 ? message : message.substring(0, end);
    }

    /** The id as it stands in the line; {@code null} if there is none before the line stops being JSON. */
    static String id(String line) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return "null";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("id");
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                if (id)
                    return line.substring(start, (int) parser.currentLocation().getCharOffset())
                            .strip();
            }
            return "null";
        } catch (JsonProcessingException e) {
            return "null";
        }
    }

    private Request request() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Failure.inLine("a line is one JSON object", 0);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) continue;
            boolean other = FURTHER.contains(field) && !further.contains(field);
            if (other) {
                parser.skipChildren();
                continue;
            }
            switch (field) {
                case "define" -> definitions = strings(field);
                case "expr" -> formula = string(field);
                case "declare" -> members(field, this::readShape);
                case "wrt" -> wrt = strings(field);
                case "kind" -> readKind();
                case "sheet" -> sheet = string(field);
                case "lang" -> language = string(field);
                case "where" -> members(field, (name, place) -> putOnce(where, name, string(place), place));
                case "domain" -> domain = string(field);
                case "facts" -> facts = strings(field);
                case "answer" -> answer = string(field);
                case "at" -> members(field, this::readValue);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            long end = parser.currentTokenLocation().getCharOffset();
            throw Failure.inLine("a line is one JSON object", line.codePointCount(0, (int) end));
        }
        Request.Submission submission = new Request.Submission(where, domain, facts, answer);
        if (sheet != null)
            return new Request(
                    definitions,
                    null,
                    shapes,
                    wrt == null ? List.of() : wrt,
                    kind,
                    sheet,
                    language,
                    values,
                    submission);
        if (formula == null) throw Failure.of(Problem.SYNTAX, "expr", "the formula is missing");
        if (wrt == null || wrt.isEmpty()) {
            throw Failure.of(Problem.SYNTAX, "wrt", "needs the names to differentiate by, such as [\"x\"]");
        }
        return new Request(definitions, formula, shapes, wrt, kind, null, language, values, submission);
    }

    private void need(JsonToken token, String field, String what) throws IOException {
        if (!parser.hasToken(token)) throw Failure.of(Problem.SYNTAX, field, "needs " + what);
    }

    private String string(String field) throws IOException {
        need(JsonToken.VALUE_STRING, field, "a text");
        return parser.getText();
    }

    private List<String> strings(String field) throws IOException {
        need(JsonToken.START_ARRAY, field, "an array of texts");
        List<String> strings = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) strings.add(string(field + "[" + strings.size() + "]"));
        return strings;
    }

    private void readKind() throws IOException {
        String word = string("kind");
        for (Kind known : Kind.values()) if (known.word().equals(word)) kind = known;
        if (kind == null) {
            throw Failure.of(Problem.SYNTAX, "kind", "needs partial, gradient, jacobian or hessian");
        }
    }

    /** Reads one member of an object, given its name as written. */
    private interface Member {
        void read(String name, String field) throws IOException;
    }

    private void members(String field, Member member) throws IOException {
        need(JsonToken.START_OBJECT, field, "an object with a member for every name");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name(name, field), field + "." + name);
        }
    }

    /** A name in its normal spelling. */
    static String name(String name, String field) {
        try {
            return Names.normalize(name);
        } catch (IllegalArgumentException e) {
            throw Failure.of(Problem.NAME, field, e.getMessage());
        }
    }

    private void readShape(String name, String field) throws IOException {
        need(JsonToken.START_ARRAY, field, "an array of sizes, such as [5,3]");
        List<Long> sizes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = field + "[" + sizes.size() + "]";
            // To JSON 3.0 is as whole as 3.
            boolean whole =
                    parser.currentToken().isNumeric() && parser.getDoubleValue() == Math.rint(parser.getDoubleValue());
            if (!whole) throw Failure.of(Problem.SYNTAX, place, "needs a whole number");
            boolean fits = parser.getDoubleValue() >= 1 && parser.getDoubleValue() <= Integer.MAX_VALUE;
            if (!fits) throw Failure.of(Problem.SHAPE, place, "a size is a whole number from 1 to 2147483647");
            sizes.add((long) parser.getDoubleValue());
        }
        putOnce(shapes, name, sizes, field);
    }

    private void readValue(String name, String field) throws IOException {
        putOnce(values, name, new TensorReader(parser, field).read(), field);
    }

    // JSON sees that w1 and w_1 are two keys, but not that they are one name.
    private static <V> void putOnce(Map<String, V> map, String name, V value, String field) {
        if (map.putIfAbsent(name, value) != null) {
            throw Failure.of(Problem.NAME, field, name + " is given twice");
        }
    }
}
