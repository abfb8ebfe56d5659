package org.leibniz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every sheet of {@code samples/homework} is explained as the file of its name in {@code expected} says. */
class HomeworkTest {
    @TempDir
    private static Path folder;

    private static final Path SHEETS = Path.of("..", "samples", "homework");

    static List<Path> sheets(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static String run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int status = Main.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8), errors);
        assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> sheets() throws IOException {
        return sheets(SHEETS).stream()
                .map(sheet -> DynamicTest.dynamicTest(sheet.getFileName().toString(), () -> {
                    String text = run("explain", sheet.toString());
                    assertEquals(Files.readString(SHEETS.resolve("expected").resolve(sheet.getFileName())), text);
                    assertTrue(text.contains("Checked: "), "some line was not verified");
                    assertPage(sheet);
                }));
    }

    /** The page of a sheet is small, and no markup is shown as text. */
    private static void assertPage(Path sheet) throws IOException {
        String wrt = Files.readAllLines(sheet).stream()
                .filter(line -> line.startsWith("wrt "))
                .findFirst()
                .orElseThrow();
        Path page = folder.resolve(sheet.getFileName() + ".html");
        run("explain", sheet.toString(), "--wrt", wrt.substring(4).split(",")[0], "--html", page.toString());
        String html = Files.readString(page);
        assertTrue(Files.size(page) < 200_000, () -> "size " + html.length());
        assertFalse(html.contains("&lt;m"), html);
        assertFalse(html.contains("NaN"), html);
    }

    @Test
    void thereAreEnoughSheets() throws IOException {
        assertEquals(21, sheets(SHEETS).size(), "README.md and CHANGELOG.md say twenty-one");
        assertEquals(sheets(SHEETS).size(), sheets(SHEETS.resolve("expected")).size());
    }

    @Test
    void otherFormats() {
        String sheet = SHEETS.resolve("softmax-cross-entropy.txt").toString();
        assertTrue(run("explain", sheet, "--latex").contains("\\[ p = \\operatorname{softmax}(z)"));
        assertTrue(run("explain", sheet, "--markdown").contains("\n$$p_{i} = ")
                || run("explain", sheet, "--markdown").contains("\n$$p_i = "));
        assertTrue(run("explain", sheet, "--ascii").chars().allMatch(c -> c < 128));
        assertTrue(run("explain", sheet, "--lang", "zh").contains("链式法则"));
    }
}
