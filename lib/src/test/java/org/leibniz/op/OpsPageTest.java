package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page {@code docs/ops.md} is what the library writes. */
class OpsPageTest {
    private static final Path PAGE = Path.of("../docs/ops.md");
    private static final String HOW = "docs/ops.md is not what the library writes now; "
            + "mvn -pl lib test -Dtest=OpsPageTest -Dleibniz.write=true writes it anew";

    private static final String PRINTED = OpsPage.write();

    @Test
    void isWrittenByTheLibrary() throws IOException {
        if (Boolean.getBoolean("leibniz.write")) Files.writeString(PAGE, PRINTED);
        assertTrue(Files.exists(PAGE), HOW);
        assertEquals(Files.readString(PAGE), PRINTED, HOW);
    }

    @Test
    void namesEveryFunction() {
        for (String name : Functions.ofLibrary()) assertTrue(PRINTED.contains("`" + name + "`"), name);
    }
}
