package org.leibniz.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every sample prints, to the letter, what the file of its name in {@code expected} says. */
class SamplesTest {
    private static final String SCRIPT = ".leibniz.kts";

    @TempDir
    private static Path home;

    @Test
    void everyScriptIsTested() throws IOException {
        assertEquals(names(Path.of("."), SCRIPT), names(Path.of("expected"), ".txt"));
    }

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        return names(Path.of("."), SCRIPT).stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> assertEquals(expected(name), run(name + SCRIPT))));
    }

    @Test
    void javaPrintsTheSameAsTheScript() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Backprop.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertEquals(expected("backprop"), out.toString(StandardCharsets.UTF_8));
    }

    /** The picture in the README is a part of what the sample prints. */
    @Test
    void thePictureShowsWhatIsPrinted() {
        List<String> printed = expected("backprop").lines().toList();
        String picture = read(Path.of("..", "docs", "backprop.svg"));
        List<String> drawn = Pattern.compile("<text [^>]*>(.*)</text>")
                .matcher(picture)
                .results()
                .map(line -> line.group(1).replace('\u00a0', ' '))
                .toList();
        assertFalse(drawn.isEmpty());
        drawn.forEach(line -> assertTrue(printed.contains(line), line));
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .forEach(name -> names.add(name.substring(0, name.length() - ending.length())));
        }
        return names;
    }

    private static String expected(String name) {
        return read(Path.of("expected", name + ".txt"));
    }

    /** What the script prints in a process of its own, as the launcher starts it. */
    private static String run(String script) throws IOException, InterruptedException {
        Path out = home.resolve(script + ".out");
        Path errors = home.resolve(script + ".err");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dleibniz.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "org.leibniz.dsl.script.RunScript",
                script);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(out.toFile()).redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        int status = builder.start().waitFor();
        assertEquals(0, status, () -> read(errors));
        return read(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
