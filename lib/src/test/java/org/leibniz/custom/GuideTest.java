package org.leibniz.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theGuideShowsTheCodeThatIsTested() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "custom-ops.md"));
        String code = Files.readString(Path.of("src/test/java/org/leibniz/custom/RunningSum.java"));
        Matcher blocks = CODE.matcher(guide);
        int count = 0;
        while (blocks.find()) {
            assertTrue(code.contains(blocks.group(1)), blocks.group(1));
            count++;
        }
        assertEquals(4, count);
    }
}
