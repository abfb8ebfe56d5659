package org.leibniz.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksTest {
    @TempDir
    Path folder;

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/java"), "");
        assertTrue(home.resolve("bin/java").toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    @Test
    void foundByWhatTheySayOfThemselves() throws IOException {
        jdk("a", "170.1");
        Path seventeen = jdk("b", "17.0.9");
        Path early = jdk("c", "25");
        Files.createDirectories(folder.resolve("d"));
        List<Path> folders = List.of(folder.resolve("none"), folder);
        assertEquals(Optional.of(seventeen), Jdks.find(17, folders));
        assertEquals(Optional.of(early), Jdks.find(25, folders));
        assertEquals(Optional.empty(), Jdks.find(21, folders));
    }
}
