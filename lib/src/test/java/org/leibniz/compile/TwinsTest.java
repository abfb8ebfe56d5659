package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java has no generics over float and double: where code comes twice, one is the other with the type replaced. */
class TwinsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/leibniz/compile");

    @Test
    void doubleFilesAreFloatFilesWithTheTypeReplaced() throws IOException {
        List<Path> floats;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            floats = files.filter(file -> file.getFileName().toString().contains("Float"))
                    .toList();
        }
        assertTrue(floats.size() >= 9);
        for (Path file : floats) {
            Path twin = file.resolveSibling(file.getFileName().toString().replace("Float", "Double"));
            String expected = Files.readString(file).replace("Float", "Double").replace("float", "double");
            assertEquals(words(expected), words(Files.readString(twin)), twin.toString());
        }
    }

    /** Line breaks may differ, for double is the longer word. */
    private static String words(String source) {
        return source.replaceAll("(?m)^ *\\* ?", "").replaceAll("\\s+", "");
    }
}
