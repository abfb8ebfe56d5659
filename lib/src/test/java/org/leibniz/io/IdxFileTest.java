package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    Path folder;

    static byte[] idx(int type, byte[] values, int... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        bytes.putInt(type << 8 | sizes.length);
        for (int size : sizes) bytes.putInt(size);
        return bytes.put(values).array();
    }

    static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("a.idx"), content);
    }

    private String refusal(byte[] content) throws IOException {
        Path file = file(content);
        return assertThrows(DataFileException.class, () -> IdxFile.read(file))
                .getMessage()
                .substring(folder.toString().length() + 1);
    }

    @Test
    void plainAndPackedFilesAreRead() throws IOException {
        byte[] values = {1, 2, 3, (byte) 200, 5, 6};
        for (byte[] content : new byte[][] {idx(8, values, 2, 3), packed(idx(8, values, 2, 3))}) {
            IdxFile read = IdxFile.read(file(content));
            assertArrayEquals(new int[] {2, 3}, read.sizes());
            assertArrayEquals(values, read.values());
        }
    }

    @Test
    void everyPrefixIsRefused() throws IOException {
        for (byte[] whole : new byte[][] {idx(8, new byte[6], 2, 3), packed(idx(8, new byte[6], 2, 3))}) {
            for (int length = 0; length < whole.length; length++) {
                String message = refusal(Arrays.copyOf(whole, length));
                assertEquals("a.idx: the file is cut short", message.substring(0, 28), length + " bytes");
            }
        }
    }

    @Test
    void whatIsNoFileOfBytesIsRefused() throws IOException {
        assertEquals(
                "a.idx: an IDX file starts with two zero bytes, this one with 89504e47",
                refusal(new byte[] {(byte) 0x89, 0x50, 0x4e, 0x47, 0, 0}));
        assertEquals(
                "a.idx: only unsigned bytes (type 08) are read, the elements are of type 0d",
                refusal(idx(0x0d, new byte[4], 1)));
        assertEquals("a.idx: the sizes [65536, 65536] are too large", refusal(idx(8, new byte[0], 1 << 16, 1 << 16)));
        assertEquals("a.idx: the sizes [-1] are too large", refusal(idx(8, new byte[0], -1)));
        assertEquals(
                "a.idx: the file is cut short: [2000000000] needs 2000000000 bytes, there are 3",
                refusal(idx(8, new byte[3], 2_000_000_000)));
        assertEquals("a.idx: there is more in the file than its sizes [2] say", refusal(idx(8, new byte[3], 2)));
    }
}
