package org.leibniz.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short samples reach what they must; the page of the long ones says so, too. */
class ResultsTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void shortSamplesReachTheirFigures() throws Exception {
        String data = System.getenv().getOrDefault("LEIBNIZ_DATA", "");
        assumeTrue(
                Files.exists(Path.of(data, "mnist")),
                "MNIST is not on this machine: set LEIBNIZ_DATA to the folder that holds mnist/");
        Path page = folder.resolve("results.md");
        assertTrue(Results.run(page, List.of("vanishing", "initial"), 1, NOWHERE), Files.readString(page));
        String text = Files.readString(page);
        assertTrue(text.contains("| last/first, residual |"), text);
        assertTrue(
                Files.readString(folder.resolve("results/initial-values.svg")).contains(">ReLU, He<"), "no row for He");
    }

    @Test
    void thePageHasEverySampleAndNoFigureIsMissed() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "results.md"));
        for (String title : Results.titles()) assertTrue(page.contains("| " + title + " |"), title);
        assertFalse(page.contains("**missed**"), page);
        assertEquals(9, Results.titles().size());
    }
}
