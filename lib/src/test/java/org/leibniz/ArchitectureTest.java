package org.leibniz;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules: who may import whom, how long a file may be, and that graphs are never walked recursively. */
class ArchitectureTest {
    private static final int LONGEST_FILE = 500;
    private static final Path SOURCES = Path.of("src/main/java/org/leibniz");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?org\\.leibniz\\.([a-z.]+)\\.[A-Z]");

    private static final Path CLASSES = Path.of("target/classes/org/leibniz");
    private static final List<String> WALKING =
            List.of("expr", "op", "eval", "formula", "simplify", "diff", "explain", "plan", "check");

    /** An arrow reads "may import", also what that may import. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("shape", List.of()),
            Map.entry("notation", List.of()),
            Map.entry("kernel", List.of("shape")),
            Map.entry("expr", List.of("notation", "kernel")),
            Map.entry("op", List.of("expr")),
            Map.entry("eval", List.of("op")),
            Map.entry("formula", List.of("op")),
            Map.entry("simplify", List.of("op")),
            Map.entry("diff", List.of("simplify")),
            Map.entry("plan", List.of("simplify")),
            Map.entry("compile", List.of("plan")),
            Map.entry("compile.vector", List.of("compile")),
            Map.entry("explain", List.of("diff", "compile", "eval")),
            Map.entry("check", List.of("explain", "formula")),
            Map.entry("nn", List.of("diff")),
            Map.entry("io", List.of("compile", "formula", "diff")),
            Map.entry("plot", List.of("notation")),
            Map.entry("train", List.of("nn", "io", "plot")),
            Map.entry("symja", List.of("op")),
            Map.entry("cli", List.of("check", "train", "plot", "symja")));

    @Test
    void everyImportFollowsAnArrow() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : sources()) {
            String from = packageOf(file);
            Set<String> allowed = reachable(from);
            Matcher imports = IMPORT.matcher(Files.readString(file));
            while (imports.find()) {
                if (!allowed.contains(imports.group(1)))
                    offences.add(file.getFileName() + ": " + from + " imports " + imports.group(1));
            }
        }
        assertEquals(List.of(), offences);
    }

    @Test
    void onlyTheVectorBackEndNamesTheIncubator() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : sources()) {
            boolean imported = Files.readString(file).contains("import jdk.incubator");
            if (imported && !packageOf(file).equals("compile.vector")) offences.add(file.toString());
        }
        assertEquals(List.of(), offences);
    }

    @Test
    void filesStayShort() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) offences.add(file.getFileName() + " has " + lines + " lines");
        }
        assertEquals(List.of(), offences);
    }

    /** Graphs can be as deep as memory lasts, so no method may lead back to itself, directly or through others. */
    @Test
    void noRecursionWhereGraphsAreWalked() throws IOException {
        // A loop has a closed body, which may hold further loops: as deep as somebody has nested them, not as a graph.
        CallGraph calls = CallGraph.of(CLASSES, WALKING)
                .without("org/leibniz/eval/Repetition")
                .without("org/leibniz/op/PhasedBody");
        assertFalse(calls.size() < 300, "found only " + calls.size() + " methods");
        assertEquals(List.of(), calls.cycles());
    }

    @Test
    void recursionIsFoundThroughOtherMethods() throws IOException {
        CallGraph calls = CallGraph.of(Path.of("target/test-classes/org"), List.of("leibniz"));
        List<String> planted = calls.cycles().stream()
                .filter(method -> method.contains("Planted"))
                .toList();
        assertEquals(3, planted.size(), planted.toString());
    }

    /** Two methods that call each other, one of them inside a lambda. */
    private static final class Planted {
        static int down(int n) {
            return n == 0 ? 0 : up(n);
        }

        static int up(int n) {
            return IntStream.of(n).map(i -> down(i - 1)).sum();
        }
    }

    private static Set<String> reachable(String from) {
        Set<String> reached = new HashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(from));
        while (!pending.isEmpty()) {
            String next = pending.pop();
            if (reached.add(next)) pending.addAll(MAY_IMPORT.getOrDefault(next, List.of()));
        }
        return reached;
    }

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(toSet());
        }
    }

    private static String packageOf(Path file) {
        return SOURCES.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
    }
}
