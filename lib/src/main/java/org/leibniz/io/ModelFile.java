package org.leibniz.io;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;

/**
 * Expressions and the values of their parameters in a file: a signature, the version of the format, the graph as text
 * (see {@link GraphText}) behind its length, the values as little-endian 32-bit floats in the order of the parameters'
 * lines, and a CRC-32C of all that.
 */
final class ModelFile {
    /** Bytes that no text has, and line ends that a transfer as text would change. */
    private static final byte[] SIGNATURE = {(byte) 0x93, 'L', 'B', 'Z', '\r', '\n', 0x1a, '\n'};

    private static final int VERSION = 1;
    private static final int LONGEST_TEXT = 256 << 20;
    private static final int CHUNK = 1 << 14;

    /** What a file holds. */
    record Content(Map<String, Expr> outputs, Map<Symbol, float[]> parameters) {}

    private ModelFile() {}

    /** The symbols whose values are in the file: all parameters and states, in the order in which the expressions need them. */
    static List<Symbol> parameters(Map<String, Expr> outputs) {
        return Graph.of(outputs.values()).symbols().stream()
                .filter(symbol -> symbol.role() != Symbol.Role.INPUT)
                .toList();
    }

    static void write(Path file, Content content) throws IOException {
        byte[] text = String.join("\n", GraphText.write(content.outputs())).getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_TEXT) throw new IllegalArgumentException("the graph is too large for a model file");
        AtomicFile.write(file, out -> {
            CRC32C sum = new CRC32C();
            DataOutputStream data = new DataOutputStream(new CheckedOutputStream(out, sum));
            data.write(SIGNATURE);
            data.writeInt(VERSION);
            data.writeInt(text.length);
            data.write(text);
            for (Symbol symbol : parameters(content.outputs())) {
                writeFloats(data, requireNonNull(content.parameters().get(symbol)));
            }
            data.writeLong(sum.getValue());
        });
    }

    private static void writeFloats(OutputStream out, float[] values) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            chunk.asFloatBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
        }
    }

    static Content read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            CheckedInputStream checked = new CheckedInputStream(stream, new CRC32C());
            DataInputStream in = new DataInputStream(checked);
            byte[] signature = in.readNBytes(SIGNATURE.length);
            if (signature.length == 0) throw new DataFileException(file, "the file is empty");
            if (!Arrays.equals(signature, SIGNATURE)) {
                boolean begun = Arrays.equals(signature, Arrays.copyOf(SIGNATURE, signature.length));
                throw new DataFileException(file, begun ? "the file is cut short" : "this is no Leibniz model file");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new DataFileException(
                        file,
                        "the file has version " + version + " of the format, this library reads version " + VERSION
                                + (version > VERSION ? "; a newer Leibniz can read it" : ""));
            }
            byte[] text = text(file, in);
            long left = Files.size(file) - SIGNATURE.length - 2 * Integer.BYTES - text.length - Long.BYTES;
            Map<String, Expr> outputs = outputs(file, new String(text, StandardCharsets.UTF_8));
            Map<Symbol, float[]> values = new LinkedHashMap<>();
            for (Symbol symbol : parameters(outputs)) {
                // Checked before it costs memory.
                long elements = symbol.shape().elements();
                if (elements > left / Float.BYTES) {
                    throw new DataFileException(file, "the file is cut short at " + symbol.described());
                }
                left -= elements * Float.BYTES;
                values.put(symbol, readFloats(in, (int) elements));
            }
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) throw new DataFileException(file, "the file is damaged: its checksum differs");
            if (left != 0) throw new DataFileException(file, "there are " + left + " bytes too many in the file");
            return new Content(outputs, values);
        } catch (EOFException e) {
            throw new DataFileException(file, "the file is cut short", e);
        }
    }

    private static byte[] text(Path file, DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_TEXT)
            throw new DataFileException(file, "the file is damaged: no such graph");
        byte[] text = in.readNBytes(length);
        if (text.length < length) throw new EOFException();
        return text;
    }

    private static Map<String, Expr> outputs(Path file, String text) throws IOException {
        try {
            Map<String, Expr> outputs = GraphText.read(text.lines().toList());
            if (outputs.isEmpty()) throw new DataFileException(file, "the model has no output");
            for (Symbol symbol : parameters(outputs)) symbol.shape().elements();
            return outputs;
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException unreadable) {
            throw new DataFileException(file, "the graph cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static float[] readFloats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < count; from += CHUNK) {
            int length = Math.min(CHUNK, count - from);
            in.readFully(chunk.array(), 0, length * Float.BYTES);
            chunk.asFloatBuffer().get(values, from, length);
        }
        return values;
    }
}
