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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code leibniz check sheet.txt answers.csv}. */
class ClassGradesTest {
    private static final String SHEET = """
            # Perceptron <1>
            u1 = w1*x
            z = sigmoid(u1)
            u2 = w2*z
            y = sigmoid(u2)
            E = (r-y)^2/2
            """;

    /** With a mark at the start, lines ended as on Windows, quotation marks, an answer left out and a line left empty. */
    private static final String ANSWERS = """
            \uFEFFstudent,w1,w2
            Ann,"-(r-y) y(1-y) w2 z(1-z) x","-(r-y)*y*(1-y)*z"
            "O""Neil, Bo",,"(r-y) y (1-y) z"

            Chi,-(r-y) y(1-y) z(1-z) x,"∂E/∂y · ∂y/∂u2 · d, d = z"
            <b>Dee</b>,2 q x,"\\frac{\\partial E}{\\partial w_2} = -(r-y)\\,y(1-y)\\,z"
            """.replace("\n", "\r\n");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(String answers, String... options) throws IOException {
        Path sheet = Files.writeString(folder.resolve("sheet.txt"), SHEET);
        Path table = Files.writeString(folder.resolve("answers.csv"), answers);
        List<String> words = new java.util.ArrayList<>(List.of("check", sheet.toString(), table.toString()));
        words.addAll(List.of(options));
        return Main.run(words, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void aClassIsGraded() throws IOException {
        assertEquals(0, check(ANSWERS), () -> err.toString(StandardCharsets.UTF_8));
        assertEquals("""
                student,wrt,answer,verdict,cause,factor,because
                Ann,w1,-(r-y) y(1-y) w2 z(1-z) x,equal,,,the same formula
                Ann,w2,-(r-y)*y*(1-y)*z,equal,,,the same formula
                "O""Neil, Bo",w1,,unreadable,,,no answer
                "O""Neil, Bo",w2,(r-y) y (1-y) z,different,sign,∂E/∂y,"the sign is wrong, probably that of ∂E/∂y"
                Chi,w1,-(r-y) y(1-y) z(1-z) x,different,missing-factor,∂u₂/∂z,"w₂ in ∂u₂/∂z is missing, factor 3 of 5"
                Chi,w2,"∂E/∂y · ∂y/∂u2 · d, d = z",equal,,,the same formula
                <b>Dee</b>,w1,2 q x,unreadable,,,unknown name 'q'; q needs a definition
                <b>Dee</b>,w2,"\\frac{\\partial E}{\\partial w_2} = -(r-y)\\,y(1-y)\\,z",equal,,,the same formula
                """, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void thePageHasARowForEveryStudent() throws IOException {
        Path csv = folder.resolve("grades.csv");
        Path html = folder.resolve("grades.html");
        assertEquals(0, check(ANSWERS, "--csv", csv.toString(), "--html", html.toString()));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(9, Files.readAllLines(csv).size());
        String page = Files.readString(html);
        assertTrue(page.contains("<title>Perceptron &lt;1&gt;</title>"), page);
        assertTrue(page.contains("<tr><th>student<th>w1<th>w2<th>right\n"), page);
        assertEquals(5, page.split("<tr>", -1).length - 1);
        assertTrue(page.contains("<td class=\"equal\"><code>-(r-y)*y*(1-y)*z</code><br>equal<td>2 of 2\n"), page);
        assertTrue(page.contains("<tr><th>&lt;b&gt;Dee&lt;/b&gt;<td class=\"unreadable\">"), page);
        assertFalse(page.contains("http"), "the page loads something");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                        | the answers need a first line such as student,w1,w2
            student                   | the answers need a first line such as student,w1,w2
            student,w9/A,x            | the sheet says nothing of w9, did you mean 'w1'?
            student,w1/A              | line 2 of the answers has 1 fields, the first 2
            student,w1/A,x,y          | line 2 of the answers has 3 fields, the first 2
            student,w1/A,"x           | a quotation mark is not closed in line 2
            student,w1,w1/A,1,2       | two columns of the answers have the title w1
            student,,w1/A,1,2         | column 2 of the answers has no title
            """)
    void aTableThatIsWrongGetsOneError(String answers, String message) throws IOException {
        assertTrue(check(answers.replace('/', '\n')) != 0);
        assertEquals("leibniz check: " + message + "\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aTableMayUseSemicolons() throws IOException {
        assertEquals(0, check("student;w2\nAnn;(y - r) y (1 - y) z\nBo;0,5 z\n"));
        String grades = out.toString(StandardCharsets.UTF_8);
        assertTrue(grades.contains("Ann,w2,(y - r) y (1 - y) z,equal,,,"), grades);
        assertTrue(grades.contains("Bo,w2,\"0,5 z\",different,"), grades);
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() throws IOException {
        assertTrue(check(ANSWERS, "--html", folder.resolve("no/page.html").toString()) != 0);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("page.html: there is no such folder"));
        err.reset();
        assertTrue(Main.run(List.of("check", "no sheet.txt", "answers.csv"), print(out), print(err)) != 0);
        assertEquals("leibniz check: there is no file no sheet.txt\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theSampleIsGraded() throws IOException {
        Path homework = Path.of("..", "samples", "homework");
        String sheet = homework.resolve("perceptron.txt").toString();
        String answers = homework.resolve("perceptron-answers.csv").toString();
        assertEquals(0, Main.run(List.of("check", sheet, answers), print(out), print(err)));
        String grades = Files.readString(homework.resolve("expected").resolve("perceptron-grades.csv"));
        assertEquals(grades, out.toString(StandardCharsets.UTF_8));
    }
}
