package org.leibniz.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Arrays in the formats of NumPy: {@code .npy}, one array behind a header that tells its type and sizes, and {@code .npz},
 * a zip archive of such files. Objects, which would have to be run to be read, are refused.
 */
public final class NumpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([a-zA-Z])(\\d{1,3})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SIZES = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

    private NumpyFile() {}

    /**
     * Reads a {@code .npy} file.
     *
     * @throws DataFileException if it is no whole one
     */
    public static NumberArray readArray(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NumberArray array = array(file, "", in);
            if (in.read() >= 0) throw new DataFileException(file, "there is more in the file than " + array);
            return array;
        }
    }

    /**
     * Reads the arrays of a {@code .npz} file by their names.
     *
     * @throws DataFileException if it is no whole archive of arrays, or more than 1 GiB when unpacked
     */
    public static Map<String, NumberArray> readArchive(Path file) throws IOException {
        return readArchive(file, Unpacked.USUAL_LIMIT);
    }

    /** As {@link #readArchive(Path)}, with another limit for the bytes of the unpacked arrays. */
    public static Map<String, NumberArray> readArchive(Path file, long limit) throws IOException {
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            InputStream in = new Unpacked(file, zip, limit);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                if (arrays.put(name, array(file, name + ": ", in)) != null) {
                    throw new DataFileException(file, "there are two arrays " + name);
                }
                if (in.read() >= 0) throw new DataFileException(file, name + " is longer than its header says");
            }
        } catch (ZipException | EOFException damaged) {
            throw new DataFileException(file, "the archive is cut short or damaged", damaged);
        }
        if (arrays.isEmpty()) throw new DataFileException(file, "this is no archive of arrays");
        return arrays;
    }

    private static NumberArray array(Path file, String where, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length == 0) throw new DataFileException(file, where + "the file is empty");
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new DataFileException(file, where + "an array starts with \\x93NUMPY, this does not");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) throw new DataFileException(file, where + "unknown version " + version);
        ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        length.put(whole(file, where, in, version == 1 ? 2 : 4)).rewind();
        int count = length.getInt();
        if (count < 0 || count > LONGEST_HEADER) {
            throw new DataFileException(file, where + "the header should have " + count + " bytes");
        }
        String header = new String(whole(file, where, in, count), StandardCharsets.UTF_8);
        Matcher type = find(file, where, TYPE, header);
        boolean columns = find(file, where, ORDER, header).group(1).equals("True");
        long[] sizes = sizes(file, where, find(file, where, SIZES, header).group(1));
        NumberArray.Type stored = type(file, where, type);
        int bytes = NumberArray.length(stored, sizes);
        if (bytes < 0) {
            throw new DataFileException(file, where + "the sizes " + Arrays.toString(sizes) + " are too large");
        }
        ByteBuffer data = ByteBuffer.wrap(whole(file, where, in, bytes));
        data.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int[] whole = Arrays.stream(sizes).mapToInt(size -> (int) size).toArray();
        return new NumberArray(stored, whole, columns ? byRows(data, stored.bytes(), whole) : data);
    }

    private static byte[] whole(Path file, String where, InputStream in, int count) throws IOException {
        // Not by the size that is promised: a damaged header must not cost memory.
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new DataFileException(
                    file, where + "the file is cut short: " + count + " bytes are needed, there are " + bytes.length);
        }
        return bytes;
    }

    private static Matcher find(Path file, String where, Pattern pattern, String header) throws DataFileException {
        Matcher found = pattern.matcher(header);
        if (!found.find()) {
            String key = pattern.pattern().substring(0, pattern.pattern().indexOf(':'));
            throw new DataFileException(
                    file, where + "no array of numbers: " + key + " in the header " + header.strip());
        }
        return found;
    }

    private static long[] sizes(Path file, String where, String text) throws DataFileException {
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException tooLarge) {
            throw new DataFileException(file, where + "the sizes (" + text + ") are too large", tooLarge);
        }
    }

    private static NumberArray.Type type(Path file, String where, Matcher type) throws DataFileException {
        return switch (type.group(2) + type.group(3)) {
            case "f8" -> NumberArray.Type.F64;
            case "f4" -> NumberArray.Type.F32;
            case "f2" -> NumberArray.Type.F16;
            case "i8" -> NumberArray.Type.I64;
            case "i4" -> NumberArray.Type.I32;
            case "i2" -> NumberArray.Type.I16;
            case "i1" -> NumberArray.Type.I8;
            case "u8" -> NumberArray.Type.U64;
            case "u4" -> NumberArray.Type.U32;
            case "u2" -> NumberArray.Type.U16;
            case "u1" -> NumberArray.Type.U8;
            case "b1" -> NumberArray.Type.BOOL;
            default ->
                throw new DataFileException(
                        file, where + "no array of numbers: the type is " + type.group(2) + type.group(3));
        };
    }

    /** The same elements, the last index changing first. */
    private static ByteBuffer byRows(ByteBuffer data, int bytes, int[] sizes) {
        int count = data.capacity() / bytes;
        ByteBuffer turned = ByteBuffer.allocate(data.capacity()).order(data.order());
        for (int at = 0; at < count; at++) {
            int rest = at;
            int from = 0;
            int stride = count;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                stride /= sizes[axis];
                from += rest % sizes[axis] * stride;
                rest /= sizes[axis];
            }
            for (int i = 0; i < bytes; i++) turned.put(at * bytes + i, data.get(from * bytes + i));
        }
        return turned;
    }
}
