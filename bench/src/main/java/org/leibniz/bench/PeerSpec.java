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
        /** A Maven project of its own, built and downloaded when it is asked for. */
        JAVA,
        /** A script for the Python that LEIBNIZ_PYTHON names, or python3. */
        PYTHON
    }

    static PeerSpec leibniz(String name, String... options) {
        return new PeerSpec(
                name, Kind.LEIBNIZ, "", "org.leibniz.bench.leibniz.LeibnizPeer", List.of(options), Map.of());
    }

    static PeerSpec java(String name, String project, String main, String... environment) {
        return new PeerSpec(
                name, Kind.JAVA, project, "org.leibniz.bench.peer." + main, List.of(), WorkloadSpec.parse(environment));
    }

    static PeerSpec python(String name, String script) {
        return new PeerSpec(name, Kind.PYTHON, "python", script, List.of(), Map.of());
    }
}
