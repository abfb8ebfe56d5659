package org.leibniz.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where JDKs are. */
final class Jdks {
    private static final List<Path> FOLDERS = Stream.of(
                    "/usr/lib/jvm",
                    "/usr/java",
                    "/opt",
                    "/opt/java",
                    System.getProperty("user.home") + "/.jdks",
                    System.getProperty("user.home") + "/.sdkman/candidates/java")
            .map(Path::of)
            .toList();

    private Jdks() {}

    /**
     * The JDK of a version: the one that a variable of the environment names, else one where JDKs usually are.
     *
     * @throws LeftOutException if there is none
     */
    static Path find(int version) throws LeftOutException {
        String variable = "LEIBNIZ_JDK" + version;
        String named = System.getenv(variable);
        Optional<Path> found = named != null ? Optional.of(Path.of(named)) : find(version, FOLDERS);
        return found.filter(home -> isJdk(home, version))
                .orElseThrow(() -> new LeftOutException(
                        (named == null ? "there is no JDK " + version : named + " is no JDK " + version) + "; "
                                + variable + " may name one"));
    }

    /** The first JDK of a version in some folders, in the order of names. */
    static Optional<Path> find(int version, List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> inside(folder).stream())
                .filter(home -> isJdk(home, version))
                .findFirst();
    }

    private static List<Path> inside(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether a folder says that it is a JDK of a version, which it does in a line such as JAVA_VERSION="17.0.9". */
    private static boolean isJdk(Path home, int version) {
        if (!Files.isExecutable(home.resolve("bin/java"))) return false;
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"" + version + "[.\"].*"));
        } catch (IOException e) {
            return false;
        }
    }
}
