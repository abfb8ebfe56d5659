package org.leibniz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that explain, from outside. */
class ExplainTest {
    private static final String SHEETS = Path.of("..", "samples", "homework") + "/";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        return Main.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String answer(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try (Batch batch = new Batch(new ByteArrayInputStream(bytes), printed, ExplainRequest::answer)) {
            batch.run();
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void requestsByTheLine() {
        String answer = answer("{\"id\":7,\"define\":[\"u = w*x\"],\"expr\":\"sigmoid(u)\",\"wrt\":[\"w\"],"
                + "\"at\":{\"w\":0,\"x\":2}}");
        assertTrue(answer.startsWith("{\"id\":7,\"steps\":[{\"rule\":\"given\","), answer);
        assertTrue(answer.contains("{\"name\":\"∂u/∂w\",\"text\":\"x\",\"value\":2.0}"), answer);
        assertTrue(answer.contains("\"paths\":[[\"f\",\"u\",\"w\"]]"), answer);
        assertTrue(answer.contains("\"ascii\":\"df/dw = sigmoid(u)*(1 - sigmoid(u))*x\""), answer);
        assertTrue(answer.contains("\"value\":0.5,\"verified\":"), answer);
    }

    @Test
    void wholeSheetsByTheLine() {
        String answer = answer("{\"id\":1,\"sheet\":\"y = w*x\\nE = y^2\\nwrt w\",\"lang\":\"zh\"}");
        assertTrue(answer.contains("\"message\":\"沿路径 E → y → w"), answer);
        assertEquals(
                "{\"id\":2,\"error\":{\"kind\":\"syntax\",\"message\":\"expected an operand, got end of formula\","
                        + "\"field\":\"sheet[0]\",\"offset\":6}}",
                answer("{\"id\":2,\"sheet\":\"y = w*\",\"wrt\":[\"w\"]}"));
    }

    @Test
    void files() throws IOException {
        Path page = folder.resolve("page.html");
        Path picture = folder.resolve("graph.svg");
        Path dot = folder.resolve("graph.dot");
        String sheet = SHEETS + "perceptron.txt";
        assertEquals(0, run("explain", sheet, "--html", page.toString(), "--lang", "zh"), this::err);
        assertEquals(0, run("explain", sheet, "--svg", picture.toString(), "--dot", dot.toString()), this::err);
        assertTrue(Files.readString(page).contains("<html lang=\"zh\">"));
        assertTrue(Files.readString(page).contains("下一步"));
        assertTrue(Files.readString(picture).startsWith("<svg xmlns"));
        assertTrue(Files.readString(dot).contains("\"z\" -> \"u2\""));
    }

    @Test
    void wrongCalls() {
        assertEquals(1, run("explain", folder.resolve("none.txt").toString(), "--wrt", "w"));
        assertTrue(err().contains("there is no sheet "), err());
        assertEquals(1, run("explain", SHEETS + "perceptron.txt", "--lang", "xx"));
        assertTrue(err().contains("there are no messages in 'xx'"), err());
        assertEquals(1, run("explain", SHEETS + "perceptron.txt", "--wrt", "w9"));
        assertTrue(err().contains("the sheet says nothing of w9, did you mean 'w1'?"), err());
        assertEquals(2, run("explain", SHEETS + "perceptron.txt", "--wrt", "w1,w2", "--html", "x.html"));
        assertTrue(err().contains("writes one derivation a file, got 2 names"), err());
    }

    /** The sheets of the documentation can be read, and what it says they give is there. */
    @Test
    void theSheetsOfTheDocumentationHold() throws IOException {
        String document = Files.readString(Path.of("../docs/worksheets.md"));
        Path sheet = folder.resolve("sheet.txt");
        int sheets = 0;
        for (String block : document.split("(?m)^```")) {
            String text = block.substring(block.indexOf('\n') + 1);
            if (block.startsWith("sheet\n")) {
                sheets++;
                out.reset();
                Files.writeString(sheet, text);
                assertEquals(0, run("explain", sheet.toString()), this::err);
            } else if (block.startsWith("told\n")) {
                String told = out.toString(StandardCharsets.UTF_8);
                for (String line : text.strip().lines().toList()) assertTrue(told.contains(line), told);
            }
        }
        assertEquals(2, sheets);
    }

    @Test
    void reportsAndCards() throws IOException {
        Path bars = folder.resolve("bars.svg");
        assertEquals(0, run("flow", SHEETS + "vanishing.txt", "--svg", bars.toString()), this::err);
        assertTrue(Files.readString(bars).contains(">9.5e-7</text>"));
        Path card = folder.resolve("card.svg");
        assertEquals(0, run("card", "tanh(x)", "--svg", card.toString(), "--lang", "zh"), this::err);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("以 0 为中心"));
        assertTrue(Files.readString(card).contains("f′"));
    }
}
