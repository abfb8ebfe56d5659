package org.leibniz.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How peers are started, once they have been built or found. */
final class PeerCommands {
    private static final long BUILD_MINUTES = 30;

    private final Path bench;
    private final Map<String, List<String>> known = new HashMap<>();

    /** @param bench the folder of the module */
    PeerCommands(Path bench) {
        this.bench = bench;
    }

    /**
     * The command without the arguments of a workload.
     *
     * @throws LeftOutException if what the peer needs is not there and cannot be had
     */
    List<String> of(PeerSpec peer, int threads) throws LeftOutException {
        List<String> start = known.get(peer.name());
        if (start == null) {
            start = switch (peer.kind()) {
                case LEIBNIZ -> java(System.getProperty("java.class.path"));
                case LEIBNIZ_17 -> java(Jdks.find(17), System.getProperty("java.class.path"));
                case JAVA -> java(built(bench.resolve("peers").resolve(peer.project())));
                case PYTHON -> python(peer);
            };
            known.put(peer.name(), start);
        }
        List<String> command = new ArrayList<>(start);
        for (String option : peer.options()) command.add(option.replace("${threads}", Integer.toString(threads)));
        command.add(
                peer.kind() == PeerSpec.Kind.PYTHON
                        ? bench.resolve("peers/python").resolve(peer.main()).toString()
                        : peer.main());
        return command;
    }

    /** The JVM that runs this. */
    private static List<String> java(String classPath) {
        List<String> command = java(Path.of(System.getProperty("java.home")), classPath);
        if (Runtime.version().feature() > 17) command.add("--enable-native-access=ALL-UNNAMED");
        return command;
    }

    private static List<String> java(Path home, String classPath) {
        return new ArrayList<>(List.of(home.resolve("bin/java").toString(), "-cp", classPath));
    }

    /** Builds a project if a source is newer, and returns its class path. */
    private String built(Path project) throws LeftOutException {
        if (!Files.isDirectory(project)) throw new LeftOutException("there is no " + project);
        Path list = project.resolve("target/classpath");
        Path classes = project.resolve("target/classes");
        try {
            if (!Files.isDirectory(classes) || !isNewer(list, project)) {
                System.err.println(
                        "bench: building " + project.getFileName() + "; the first time its artifacts are downloaded");
                Path log = bench.resolve("target").resolve("build-" + project.getFileName() + ".log");
                Files.createDirectories(log.getParent());
                Process maven = new ProcessBuilder("mvn", "-B", "-q", "-f", project + "/pom.xml", "process-classes")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                if (!maven.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) maven.destroyForcibly();
                if (maven.waitFor() != 0) throw new LeftOutException("it cannot be built or downloaded, see " + log);
                Files.setLastModifiedTime(list, FileTime.fromMillis(System.currentTimeMillis()));
            }
            return classes + File.pathSeparator + Files.readString(list).strip();
        } catch (IOException e) {
            throw new LeftOutException("it cannot be built: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isNewer(Path list, Path project) throws IOException {
        if (!Files.exists(list)) return false;
        long built = Files.getLastModifiedTime(list).toMillis();
        for (Path source : List.of(
                project.resolve("src"),
                project.resolve("pom.xml"),
                project.resolveSibling("pom.xml"),
                bench.resolve("src/main/java/org/leibniz/bench/worker"))) {
            if (!Files.exists(source)) continue;
            try (Stream<Path> files = Files.walk(source)) {
                if (files.anyMatch(file -> modified(file) > built)) return false;
            }
        }
        return true;
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> python(PeerSpec peer) throws LeftOutException {
        String python = System.getenv().getOrDefault("LEIBNIZ_PYTHON", "python3");
        String needed = peer.name().equals("numpy") ? "numpy" : "torch";
        try {
            Process asked = new ProcessBuilder(python, "-c", "import " + needed)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (asked.waitFor() != 0) {
                throw new LeftOutException(
                        python + " has no " + needed + "; LEIBNIZ_PYTHON may name a Python that has it");
            }
        } catch (IOException e) {
            throw new LeftOutException("there is no " + python + "; LEIBNIZ_PYTHON may name a Python");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return List.of(python, "-u");
    }
}
