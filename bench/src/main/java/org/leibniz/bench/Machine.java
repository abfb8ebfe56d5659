package org.leibniz.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is measured on. */
final class Machine {
    private Machine() {}

    /** The model of the processor, as far as the system tells, and how many there are. */
    static String describe() {
        int processors = Runtime.getRuntime().availableProcessors();
        String model = System.getProperty("os.arch");
        try {
            model = Files.readString(Path.of("/proc/cpuinfo"))
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(model);
        } catch (IOException e) {
            // Not Linux: the architecture has to do.
        }
        return model + ", " + processors + (processors == 1 ? " core" : " cores");
    }
}
