package org.leibniz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests by the line. */
class BatchTest {
    private static final String DEFAULTS = "\"declare\":{\"x\":[2],\"A\":[2,3],\"S\":[2,2]}";

    private static List<String> answers(byte[] lines) {
        return answers(lines, Derive::answer);
    }

    private static List<String> answers(byte[] lines, LineTask.Responder responder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Batch batch = new Batch(new ByteArrayInputStream(lines), print(out), responder)) {
            batch.run();
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static PrintStream print(ByteArrayOutputStream out) {
        return new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    private static String answer(String line) {
        List<String> answers = answers((line + "\n").getBytes(StandardCharsets.UTF_8));
        assertEquals(1, answers.size());
        return answers.get(0);
    }

    private static void assertAnswers(String expected, String request) {
        assertEquals(expected, answer(request));
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> text + " lacks " + part);
    }

    @Test
    void theExamplesOfTheDocumentationHold() throws IOException {
        List<String> examples = examples("../docs/derive-jsonl.md");
        assertTrue(examples.size() > 20, "found only " + examples.size());
        for (int i = 0; i < examples.size(); i += 2) assertAnswers(examples.get(i + 1), examples.get(i));
    }

    @Test
    void theExamplesOfCheckedAnswersHold() throws IOException {
        List<String> examples = examples("../docs/check-jsonl.md");
        assertTrue(examples.size() > 20, "found only " + examples.size());
        StringBuilder requests = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < examples.size(); i += 2) {
            requests.append(examples.get(i)).append('\n');
            expected.add(examples.get(i + 1));
        }
        byte[] lines = requests.toString().getBytes(StandardCharsets.UTF_8);
        assertEquals(String.join("\n", expected), String.join("\n", answers(lines, CheckRequest::answer)));
    }

    @Test
    void theExamplesOfExplanationsHold() throws IOException {
        List<String> examples = examples("../docs/worksheets.md");
        assertTrue(examples.size() >= 14, "found only " + examples.size());
        for (int i = 0; i < examples.size(); i += 2) {
            byte[] line = (examples.get(i) + "\n").getBytes(StandardCharsets.UTF_8);
            assertEquals(List.of(examples.get(i + 1)), answers(line, ExplainRequest::answer));
        }
    }

    private static List<String> examples(String document) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(document));
        List<String> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("```")) inside = line.equals("```jsonl");
            else if (inside) examples.add(line);
        }
        return examples;
    }

    @Test
    void everyLineIsAnsweredInOrder() {
        String lines = """
                {"id":1,"expr":"x","wrt":["x"]}
                nonsense

                {"id":{"a":[1.10,1e400,"ä\\u00e4"]},"expr":"x","wrt":["x"]}
                {"expr":"x","wrt":["x"]}
                {"id":"last","expr":"x","wrt":["x"]}""";
        List<String> answers = answers(lines.getBytes(StandardCharsets.UTF_8));
        assertEquals(6, answers.size());
        assertContains("{\"id\":1,\"text\":\"1\"", answers.get(0));
        assertContains("{\"id\":null,\"error\":{\"kind\":\"syntax\"", answers.get(1));
        assertContains("{\"id\":null,\"error\":{\"kind\":\"syntax\"", answers.get(2));
        assertContains("{\"id\":{\"a\":[1.10,1e400,\"ä\\u00e4\"]},\"text\":\"1\"", answers.get(3));
        assertContains("{\"id\":null,\"text\":\"1\"", answers.get(4));
        assertContains("{\"id\":\"last\",\"text\":\"1\"", answers.get(5));
    }

    @Test
    void anAnswerDoesNotWaitForTheNextLine() throws Exception {
        PipedOutputStream requests = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(1 << 16);
        PrintStream out = new PrintStream(new PipedOutputStream(answers), false, StandardCharsets.UTF_8);
        PipedInputStream in = new PipedInputStream(requests);
        Thread batch = new Thread(() -> new Batch(in, out, Derive::answer).run());
        batch.setDaemon(true);
        batch.start();
        requests.write("{\"id\":1,\"expr\":\"x\",\"wrt\":[\"x\"]}\n".getBytes(StandardCharsets.UTF_8));
        requests.flush();
        assertEquals('{', answers.read());
        requests.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "expr":"x*","wrt":["x"]                              | syntax | expr      | 2
        "expr":"𝛼+$","wrt":["x"]                             | syntax | expr      | 2
        "expr":5,"wrt":["x"]                                 | syntax | expr      |
        "wrt":["x"]                                          | syntax | expr      |
        "expr":"x"                                           | syntax | wrt       |
        "expr":"x","wrt":[]                                  | syntax | wrt       |
        "expr":"x","wrt":[1]                                 | syntax | wrt[0]    |
        "expr":"x","wrt":["x"],"kind":"grad"                 | syntax | kind      |
        "expr":"x'*x","wrt":["x","x","x"],"kind":"hessian"   | syntax | wrt       |
        "expr":"x","wrt":["x"],"at":{"x":"1"}                | syntax | at.x      |
        "expr":"x","wrt":["x"],"define":["y"]                | syntax | define[0] | 1
        "expr":"x","wrt":["x"],"define":["y=1","z=2+"]       | syntax | define[1] | 4
        "expr":"foo(x)","wrt":["x"]                          | name   | expr      | 0
        "expr":"x'*x","wrt":["q"]                            | name   | wrt[0]    |
        "expr":"x'*x","wrt":["2"]                            | name   | wrt[0]    |
        "expr":"y","wrt":["y"],"define":["y=1","y=2"]        | name   | define[1] | 0
        "expr":"y","wrt":["y"],"define":["y=z","z=y"]        | name   | define[0] | 0
        "expr":"y","wrt":["y"],"define":["x=1"]              | name   | declare.x |
        "expr":"y","wrt":["y"],"define":["y=1"],"at":{"y":1} | name   | at.y      |
        "expr":"w1","wrt":["w1"],"at":{"w1":1,"w_1":2}       | name   | at.w_1    |
        "expr":"A*x","wrt":["x"],"kind":"jacobian"           | shape  | expr      | 1
        "expr":"x","wrt":["x"]                               | shape  | expr      |
        "expr":"I","wrt":["x"],"kind":"jacobian"             | shape  | expr      | 0
        "expr":"x'*x","wrt":["x"],"kind":"partial"           | shape  | wrt       |
        "expr":"x'*x","wrt":["x"],"at":{"x":[1,2,3]}         | shape  | at.x      |
        "expr":"x'*x","wrt":["x"],"at":{"x":[[1,2],[3]]}     | shape  | at.x[1]   |
        "expr":"x'*x","wrt":["x"],"at":{"x":[]}              | shape  | at.x      |
        "expr":"x'*x/0","wrt":["x"]                          | domain | expr      |
        "expr":"y","wrt":["y"],"at":{"y":1e999}              | domain | at.y      |
        "expr":"sum(inv(S))","wrt":["S"],"at":{"S":[[1,1],[1,1]]} | domain |     |
        """)
    void errors(String members, String kind, String field, String offset) {
        String answer = answer("{\"id\":1," + members + (members.contains("\"declare\"") ? "}" : "," + DEFAULTS + "}"));
        assertContains("{\"id\":1,\"error\":{\"kind\":\"" + kind + "\",\"message\":\"", answer);
        String place = (field == null ? "\"" : "\",\"field\":\"" + field + "\"")
                + (offset == null ? "" : ",\"offset\":" + offset) + "}}";
        assertTrue(answer.endsWith(place), () -> answer + " does not end with " + place);
    }

    @Test
    void shapesAreChecked() {
        assertContains(
                "\"field\":\"declare.y[1]\"", answer("{\"expr\":\"y\",\"wrt\":[\"y\"],\"declare\":{\"y\":[2,0]}}"));
        assertContains("\"kind\":\"shape\"", answer("{\"expr\":\"y\",\"wrt\":[\"y\"],\"declare\":{\"y\":[2,0]}}"));
    }

    @Test
    void onlyItsLengthLimitsALine() {
        String id = "[".repeat(100_000) + "]".repeat(100_000);
        assertContains(
                "{\"id\":" + id + ",\"text\":\"1\"", answer("{\"id\":" + id + ",\"expr\":\"x\",\"wrt\":[\"x\"]}"));
        String long2 = "2." + "0".repeat(5_000);
        assertContains(
                "\"shape\":[2]", answer("{\"expr\":\"x'*x\",\"wrt\":[\"x\"],\"declare\":{\"x\":[" + long2 + "]}}"));
    }

    @Test
    void aLineHasLimits() {
        String longLine = "{\"id\":7,\"expr\":\"x\",\"wrt\":[\"x\"],\"note\":\"" + "y".repeat(1 << 20) + "\"}\n";
        List<String> answers =
                answers((longLine + "{\"id\":8,\"expr\":\"x\",\"wrt\":[\"x\"]}").getBytes(StandardCharsets.UTF_8));
        assertContains("{\"id\":7,\"error\":{\"kind\":\"limit\"", answers.get(0));
        assertContains("{\"id\":8,\"text\"", answers.get(1));
    }

    @Test
    void aLineThatTakesTooLongIsGivenUp() {
        String slow = "{\"id\":1,\"expr\":\"" + "sin(x*cos(x+".repeat(2000) + "x" + "))".repeat(2000)
                + "\",\"wrt\":[\"x\",\"x\",\"x\",\"x\",\"x\",\"x\"]}\n{\"id\":2,\"expr\":\"x\",\"wrt\":[\"x\"]}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(slow.getBytes(StandardCharsets.UTF_8));
        try (Batch batch = new Batch(in, print(out), Derive::answer, 2_000)) {
            batch.run();
        }
        List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertContains("{\"id\":1,\"error\":{\"kind\":\"limit\"", answers.get(0));
        assertContains("{\"id\":2,\"text\":\"1\"", answers.get(1));
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] line = "{\"id\":1,\"expr\":\"é\",\"wrt\":[\"é\"]}\n".getBytes(StandardCharsets.ISO_8859_1);
        assertContains("{\"id\":1,\"error\":{\"kind\":\"syntax\"", answers(line).get(0));
    }

    @Test
    void aDefinedNameIsAnInputOfItsOwn() {
        // The square of x stands in the formula twice, but only u is differentiated by.
        assertContains("\"text\":\"x²\"", answer("{\"define\":[\"u = x^2\"],\"expr\":\"u*x^2\",\"wrt\":[\"u\"]}"));
        assertContains(
                "\"value\":81.0,\"derivative\":9.0",
                answer("{\"define\":[\"u = x^2\"],\"expr\":\"u*x^2\",\"wrt\":[\"u\"],\"at\":{\"x\":3}}"));
        assertContains(
                "\"derivative\":108.0",
                answer("{\"define\":[\"u = x^2\"],\"expr\":\"u*x^2\",\"wrt\":[\"x\"],\"at\":{\"x\":3}}"));
    }
}
