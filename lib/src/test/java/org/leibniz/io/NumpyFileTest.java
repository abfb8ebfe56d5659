package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that NumPy 2.4.6 has written with {@code save} and {@code savez_compressed}, here packed by zlib; damaged ones. */
class NumpyFileTest {
    /** {@code arange(6, dtype='<f4').reshape(2, 3)/4}. */
    private static final String FLOATS =
            "eNqb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgrGmjoKtQpkAy4GMGiwAxL2DAwO"
                    + "QNwAxAvsAQOAHoY=";

    /** {@code asfortranarray(arange(24, dtype='>f8').reshape(2, 3, 4))}. */
    private static final String COLUMNS =
            "eNqb7BfqGxDJyFDGUK2eklqcXKRupaBul2ahrqOgnpZfVFKUmBefX5SSChIPKSpNBQoXZyQWpAK5GkY6CsY6CiaaOgq1CmQCLgYocNCA0gJQ"
                    + "2gBKK0BpEwht/wHK14LSIlDaEEorQWlTKA0zXwdKS0BpIyitAqXNoDQHlNaD0jJQ2hhKq0FpcwgNALIQJUo=";

    /** {@code array([-1, 300], dtype='<i2')}. */
    private static final String SHORTS =
            "eNqb7BfqGxDJyFDGUK2eklqcXKRupaBuk2mkrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFACu//91GAHHux2F";

    /** {@code array([1.5, -0.1, 65504, 6e-8, inf], dtype='<f2')}. */
    private static final String HALVES =
            "eNqb7BfqGxDJyFDGUK2eklqcXKRupaBuk2akrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqmOpo6CrUKFAAuBru0df+rGRkYagB3"
                    + "IB6j";

    /** {@code array([{}], dtype=object)}. */
    private static final String OBJECTS =
            "eNqb7BfqGxDJyFDGUK2eklqcXKRupaBe46+uo6Cell9UUpSYF59flJIKEnZLzClOBYoXZyQWpAL5GoY6mjoKtQqUAK4GlqndDBDQI5ZXmltQ"
                    + "qRefnF+UqpdbmlOSmVhUlFg5pYcnvig1OT+vuKSoNLlkyuQpPaxglVN62PNSIEomT/FmaJ3izJg0pX1K0BQNb0ZvxtYpGcw9rCkllQWp"
                    + "IC1M/hZTOjsgssw9jDVT/Pz8vP4DAZjwti+ZktQZO6V2SiKQoQcADntZSg==";

    /** {@code savez_compressed(w=eye(2, dtype='f4'), n=array(7))}. */
    private static final String ARCHIVE =
            "UEsDBC0AAAAIAAAAIQDBxqM8//////////8FABQAdy5ucHkBABAAkAAAAAAAAABPAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqKu"
                    + "o6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CkaaOgq1CmQDLgaGBnsGOGiwBwBQSwMELQAAAAgAAAAhACO48Gz/////////"
                    + "/wUAFABuLm5weQEAEACIAAAAAAAAAEYAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNpoa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4F"
                    + "ihdnJBakAvkamjoKtQoUAS52BggAAFBLAQItAy0AAAAIAAAAIQDBxqM8TwAAAJAAAAAFAAAAAAAAAAAAAACAAQAAAAB3Lm5weVBLAQIt"
                    + "Ay0AAAAIAAAAIQAjuPBsRgAAAIgAAAAFAAAAAAAAAAAAAACAAYYAAABuLm5weVBLBQYAAAAAAgACAGYAAAADAQAAAAA=";

    @TempDir
    Path folder;

    private static byte[] unpacked(String text) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getDecoder().decode(text));
        byte[] bytes = new byte[1 << 12];
        int count = inflater.inflate(bytes);
        inflater.end();
        return Arrays.copyOf(bytes, count);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("array"), bytes);
    }

    private NumberArray read(String text) throws IOException, DataFormatException {
        return NumpyFile.readArray(file(unpacked(text)));
    }

    @Test
    void arraysOfEveryKindAreRead() throws Exception {
        NumberArray floats = read(FLOATS);
        assertEquals("F32[2,3]", floats.toString());
        assertArrayEquals(new float[] {0, 0.25f, 0.5f, 0.75f, 1, 1.25f}, floats.floats());
        NumberArray columns = read(COLUMNS);
        assertEquals("F64[2,3,4]", columns.toString());
        for (int i = 0; i < 24; i++) assertEquals(i, columns.doubles()[i]);
        assertArrayEquals(new double[] {-1, 300}, read(SHORTS).doubles());
        assertArrayEquals(
                new double[] {1.5, -9.99755859e-02, 65504, 5.96046448e-08, Double.POSITIVE_INFINITY},
                read(HALVES).doubles(),
                1e-10);
        Map<String, NumberArray> archive =
                NumpyFile.readArchive(file(Base64.getDecoder().decode(ARCHIVE)));
        assertEquals("{w=F32[2,2], n=I64[]}", archive.toString());
        assertArrayEquals(new float[] {1, 0, 0, 1}, archive.get("w").floats());
        assertArrayEquals(new float[] {7}, archive.get("n").floats());
    }

    private static byte[] npy(String header, int data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text);
        return file.array();
    }

    private static String header(String sizes) {
        return "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }\n";
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        byte[] whole = unpacked(FLOATS);
        assertRefused("the file is empty", new byte[0]);
        assertRefused("an array starts with \\x93NUMPY, this does not", "PK123456789".getBytes(StandardCharsets.UTF_8));
        for (int length : new int[] {3, 9, 60, whole.length - 1}) {
            assertThrows(DataFileException.class, () -> NumpyFile.readArray(file(Arrays.copyOf(whole, length))));
        }
        assertRefused(
                "the file is cut short: 24 bytes are needed, there are 23", Arrays.copyOf(whole, whole.length - 1));
        assertRefused("there is more in the file than F32[2,3]", Arrays.copyOf(whole, whole.length + 1));
        assertRefused("the sizes [65536, 65536] are too large", npy(header("65536, 65536"), 8));
        assertRefused("the sizes (99999999999999999999,) are too large", npy(header("99999999999999999999,"), 8));
        // Sizes that are 0 when they overflow.
        assertRefused("the sizes [4294967296, 4294967296] are too large", npy(header("4294967296, 4294967296"), 0));
        assertRefused("the file is cut short: 400000000 bytes are needed, there are 8", npy(header("100000000,"), 8));
        assertRefused(
                "no array of numbers: the type is U5",
                npy("{'descr': '<U5', 'fortran_order': False, 'shape': (1,), }", 20));
        String objects = refusal(unpacked(OBJECTS));
        assertTrue(objects.contains("no array of numbers: 'descr' in the header {'descr': '|O'"), objects);
        assertTrue(refusal(npy("{}", 0)).contains("no array of numbers"), "no header");
    }

    private void assertRefused(String reason, byte[] bytes) throws IOException {
        assertEquals(folder.resolve("array") + ": " + reason, refusal(bytes));
    }

    private String refusal(byte[] bytes) throws IOException {
        Path file = file(bytes);
        return assertThrows(DataFileException.class, () -> NumpyFile.readArray(file))
                .getMessage();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void badArchivesAreRefused() throws Exception {
        byte[] bomb = zip(Map.of("zeros.npy", npy(header("4000000,"), 16_000_000)));
        assertTrue(bomb.length < 20_000, "a bomb of " + bomb.length + " bytes");
        Path file = file(bomb);
        assertEquals(
                file + ": unpacked, the file has more than 1000000 bytes",
                assertThrows(DataFileException.class, () -> NumpyFile.readArchive(file, 1_000_000))
                        .getMessage());
        assertEquals(4_000_000, NumpyFile.readArchive(file).get("zeros").length());
        byte[] cut = Arrays.copyOf(bomb, bomb.length / 2);
        byte[] swapped = Base64.getDecoder().decode(ARCHIVE);
        swapped[60] ^= 0x55;
        for (byte[] damaged : List.of(cut, swapped)) {
            Path other = file(damaged);
            String message = assertThrows(DataFileException.class, () -> NumpyFile.readArchive(other))
                    .getMessage();
            assertTrue(message.startsWith(other + ": "), message);
        }
        Path text = file("no archive at all".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                text + ": this is no archive of arrays",
                assertThrows(DataFileException.class, () -> NumpyFile.readArchive(text))
                        .getMessage());
        Path inner = file(zip(Map.of("w.npy", new byte[] {1, 2, 3})));
        assertEquals(
                inner + ": w: an array starts with \\x93NUMPY, this does not",
                assertThrows(DataFileException.class, () -> NumpyFile.readArchive(inner))
                        .getMessage());
    }
}
