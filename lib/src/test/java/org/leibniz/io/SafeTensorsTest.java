package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
    private static final String TWO = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"I16\",\"shape\":[1,2],\"data_offsets\":[8,12]},\"__metadata__\":{\"k\":\"v\"}}";

    @TempDir
    Path folder;

    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("file.safetensors"),
                bytes.putLong(text.length).put(text).put(data).array());
    }

    private static byte[] data() {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f)
                .putFloat(-2)
                .putShort((short) 7)
                .putShort((short) -1)
                .array();
    }

    @Test
    void aFileOfTheFormatIsRead() throws IOException {
        SafeTensors read = SafeTensors.read(file(TWO, data()));
        assertEquals("{a=F32[2], b=I16[1,2]}", read.arrays().toString());
        assertEquals(Map.of("k", "v"), read.metadata());
        assertArrayEquals(new float[] {1.5f, -2}, read.array("a").floats());
        assertArrayEquals(new double[] {7, -1}, read.array("b").doubles());
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("sub").resolve("own.safetensors");
        Map<String, NumberArray> arrays = Map.of(
                "w", NumberArray.of(new float[] {1, Float.NaN, 3}, 3, 1), "s", NumberArray.of(new double[] {0.1}));
        new SafeTensors(arrays, Map.of("ü", "line\nline")).write(file);
        SafeTensors read = SafeTensors.read(file);
        assertEquals(Map.of("ü", "line\nline"), read.metadata());
        assertArrayEquals(new float[] {1, Float.NaN, 3}, read.array("w").floats());
        assertArrayEquals(new double[] {0.1}, read.array("s").doubles());
        assertEquals(0, (Files.size(file) - 3 * Float.BYTES - Double.BYTES) % 8);
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertRefused("a lies at [0, 8], there are 7 bytes", TWO, Arrays.copyOf(data(), 7));
        assertRefused("the arrays need 12 bytes, there are 13", TWO, Arrays.copyOf(data(), 13));
        assertRefused("a F32[3] needs 12 bytes, the file gives it 8", TWO.replace("[2]", "[3]"), data());
        assertRefused(
                "a F32[4294967296, 4294967296] is too large", TWO.replace("[2]", "[4294967296,4294967296]"), data());
        assertRefused("a F32[-2] is too large", TWO.replace("[2]", "[-2]"), data());
        assertRefused("a lies at [8, 0], there are 12 bytes", TWO.replace("[0,8]", "[8,0]"), data());
        assertRefused("a has the unknown type X", TWO.replace("F32", "X"), data());
        assertRefused("a needs whole numbers in brackets", TWO.replace("[2]", "[2.5]"), data());
        assertRefused("there are two arrays a", TWO.replace("\"b\"", "\"a\""), data());
        assertRefused("a needs data_offsets of two numbers", TWO.replace("[0,8]", "[0]"), data());
        // Many names for the same bytes would take more memory than the file has.
        assertRefused(
                "b and a begin at the same place",
                TWO.replace("I16", "F32").replace("[1,2]", "[2]").replace("[8,12]", "[0,8]"),
                data());
        assertRefused("the header is no JSON object", "[1, 2, 3]", new byte[0]);
        String cut = refusal(file(TWO.substring(0, 40), new byte[0]));
        assertTrue(cut.contains(": the header is no JSON: "), cut);
        Path empty = Files.write(folder.resolve("empty"), new byte[3]);
        assertEquals(empty + ": the file is cut short after 3 bytes", refusal(empty));
        Path huge = Files.write(folder.resolve("huge"), new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'});
        assertEquals(huge + ": the header should have 18446744073709551615 bytes, there are 2", refusal(huge));
    }

    private void assertRefused(String reason, String header, byte[] data) throws IOException {
        Path file = file(header, data);
        assertEquals(file + ": " + reason, refusal(file));
    }

    private static String refusal(Path file) {
        return assertThrows(DataFileException.class, () -> SafeTensors.read(file))
                .getMessage();
    }
}
