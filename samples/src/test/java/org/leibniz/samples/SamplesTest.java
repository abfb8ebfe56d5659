package org.leibniz.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.io.Mnist;
import org.leibniz.io.Model;

/** Every sample prints what the file of its name in {@code expected} says; # there is a number that may differ. */
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
                .filter(name -> !name.equals("mnist"))
                .map(name -> DynamicTest.dynamicTest(name, () -> assertEquals(expected(name), run(name + SCRIPT))));
    }

    /** Trains on the real pictures, and serves the model from Java. */
    @Test
    void mnistIsLearnedAndServed() throws Exception {
        String data = System.getenv().getOrDefault("LEIBNIZ_DATA", "");
        boolean present = Files.exists(Path.of(data, "mnist", "train-images-idx3-ubyte.gz"));
        assumeTrue(present, "MNIST is not on this machine: set LEIBNIZ_DATA to the folder that holds mnist/");
        String printed = run("mnist" + SCRIPT, home.toString());
        String pattern = Pattern.quote(expected("mnist")).replace("#", "\\E([0-9]+ min )?[0-9.,]+\\Q");
        assertTrue(printed.matches(pattern), printed);
        try (Model model = Model.load(home.resolve("mnist.leibniz"))) {
            double share = Classify.run(model, Mnist.load().test(), new PrintStream(OutputStream.nullOutputStream()));
            assertTrue(share >= 0.97, "read right: " + share);
        }
        assertTrue(read(home.resolve("mnist.svg")).contains(">accuracy<"));
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
    private static String run(String script, String... arguments) throws IOException, InterruptedException {
        Path out = home.resolve(script + ".out");
        Path errors = home.resolve(script + ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dleibniz.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "org.leibniz.dsl.script.RunScript",
                script));
        command.addAll(List.of(arguments));
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (vectors) command.addAll(1, List.of("--add-modules", "jdk.incubator.vector"));
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
