package org.leibniz.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Bytes in the IDX format of the MNIST files: an array of any rank, big-endian sizes first, packed by gzip or not.
 *
 * @param sizes the size of each axis
 * @param values the elements, row by row, each from 0 to 255 when read as unsigned
 */
public record IdxFile(int[] sizes, byte[] values) {
    private static final int UNSIGNED_BYTES = 0x08;
    private static final int BUFFER = 1 << 16;

    /** @throws IOException if there is no such file, or it is no whole IDX file of bytes, or more than 1 GiB when unpacked */
    public static IdxFile read(Path file) throws IOException {
        return read(file, Unpacked.USUAL_LIMIT);
    }

    /** @param limit the most bytes that the file may have when unpacked */
    static IdxFile read(Path file, long limit) throws IOException {
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = new Unpacked(file, unpacked(plain), limit)) {
            return read(file, new DataInputStream(in));
        } catch (EOFException | ZipException damaged) {
            throw new DataFileException(file, "the file is cut short or damaged", damaged);
        }
    }

    private static InputStream unpacked(InputStream plain) throws IOException {
        PushbackInputStream in = new PushbackInputStream(plain, 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        boolean packed = start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
        return packed ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static IdxFile read(Path file, DataInputStream in) throws IOException {
        int magic = in.readInt();
        int type = magic >>> 8;
        if (type > 0xff) {
            throw new DataFileException(
                    file, "an IDX file starts with two zero bytes, this one with " + String.format("%08x", magic));
        }
        if (type != UNSIGNED_BYTES) {
            throw new DataFileException(
                    file, "only unsigned bytes (type 08) are read, the elements are of type " + hex(type));
        }
        int[] sizes = new int[magic & 0xff];
        long elements = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = in.readInt();
            boolean fits = sizes[axis] >= 0 && elements * sizes[axis] <= Integer.MAX_VALUE - 8;
            if (!fits) throw new DataFileException(file, "the sizes " + Arrays.toString(sizes) + " are too large");
            elements *= sizes[axis];
        }
        // Not by the size that is promised: a damaged header must not cost memory.
        byte[] values = in.readNBytes((int) elements);
        if (values.length < elements) {
            throw new DataFileException(
                    file,
                    "the file is cut short: " + Arrays.toString(sizes) + " needs " + elements + " bytes, there are "
                            + values.length);
        }
        if (in.read() >= 0) {
            throw new DataFileException(
                    file, "there is more in the file than its sizes " + Arrays.toString(sizes) + " say");
        }
        return new IdxFile(sizes, values);
    }

    private static String hex(int type) {
        return String.format("%02x", type);
    }
}
