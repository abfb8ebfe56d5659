package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The known answers that the authors of the generator publish with it. */
class PhiloxTest {
    private static String scrambled(String counter, long key) {
        int[] words =
                Stream.of(counter.split(" ")).mapToInt(HexFormat::fromHexDigits).toArray();
        Philox.scramble(words, key);
        return IntStream.of(words)
                .mapToObj(word -> HexFormat.of().toHexDigits(word))
                .collect(Collectors.joining(" "));
    }

    @Test
    void knownAnswers() {
        assertEquals("6627e8d5 e169c58d bc57ac4c 9b00dbd8", scrambled("00000000 00000000 00000000 00000000", 0L));
        assertEquals("408f276d 41c83b0e a20bc7c6 6d5451fd", scrambled("ffffffff ffffffff ffffffff ffffffff", -1L));
        assertEquals(
                "d16cfe09 94fdcceb 5001e420 24126ea1",
                scrambled("243f6a88 85a308d3 13198a2e 03707344", 0x299f31d0a4093822L));
    }
}
