package org.leibniz.bench;

import java.util.List;
import java.util.Map;

/**
 * A peer as it is declared.
 *
 * @param project the folder of {@code bench/peers} that has it
 * @param main the class or script that starts it
 * @param options of its JVM; {@code ${threads}} is the number of threads
 * @param environment variables beside those all peers get
 */
record PeerSpec(
        String name, Kind kind, String project, String main, List<String> options, Map<String, String> environment) {
    /** What a peer is started with. */
    enum Kind {
        /** Leibniz, in a JVM of its own like any other. */
        LEIBNIZ,
        /** Leibniz in Java 17, the oldest that it runs in. */
        LEIBNIZ_17,
        /** A Maven project of its own, built and downloaded when it is asked for. */
        JAVA,
        /** A script for the Python that LEIBNIZ_PYTHON names, or python3. */
        PYTHON
    }

    static PeerSpec leibniz(String name, Kind kind) {
        return new PeerSpec(
                name,
                kind,
                "",
                "org.leibniz.bench.leibniz.LeibnizPeer",
                List.of("--add-modules", "jdk.incubator.vector", "-Dleibniz.threads=${threads}"),
                Map.of());
    }

    /** Whether it is Leibniz, in whatever JVM. */
    boolean isLeibniz() {
        return kind == Kind.LEIBNIZ || kind == Kind.LEIBNIZ_17;
    }

    static PeerSpec java(String name, String project, String main, String... environment) {
        return new PeerSpec(
                name, Kind.JAVA, project, "org.leibniz.bench.peer." + main, List.of(), WorkloadSpec.parse(environment));
    }

    static PeerSpec python(String name, String script) {
        return new PeerSpec(name, Kind.PYTHON, "python", script, List.of(), Map.of());
    }
}
