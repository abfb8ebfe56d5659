package org.leibniz.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays by name in the safetensors format: the length of a header, the header in JSON, the numbers with the least
 * significant byte first.
 *
 * @param arrays by name, in the order of the file
 * @param metadata texts by name
 */
public record SafeTensors(Map<String, NumberArray> arrays, Map<String, String> metadata) {
    private static final int LONGEST_HEADER = 100_000_000;
    private static final String METADATA = "__metadata__";
    private static final JsonFactory JSON = new JsonFactory();

    public SafeTensors {
        arrays = new LinkedHashMap<>(arrays);
        metadata = new LinkedHashMap<>(metadata);
    }

    /** The array of this name. */
    public NumberArray array(String name) {
        NumberArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("there is no array " + name + ", there are " + arrays.keySet());
        }
        return array;
    }

    /** Writes the file; whatever happens meanwhile, there is the old file or the new one. */
    public void write(Path file) throws IOException {
        byte[] header = header();
        AtomicFile.write(file, out -> {
            WritableByteChannel channel = Channels.newChannel(out);
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(length.putLong(header.length).flip());
            channel.write(ByteBuffer.wrap(header));
            for (NumberArray array : arrays.values()) {
                if (array.data().order() != ByteOrder.LITTLE_ENDIAN) {
                    throw new IllegalArgumentException("only arrays with the least significant byte first are written");
                }
                channel.write(array.data());
            }
        });
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> text : metadata.entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            long at = 0;
            for (Map.Entry<String, NumberArray> named : arrays.entrySet()) {
                NumberArray array = named.getValue();
                long end = at + array.data().capacity();
                json.writeObjectFieldStart(named.getKey());
                json.writeStringField("dtype", array.type().name());
                json.writeFieldName("shape");
                json.writeArray(array.sizes(), 0, array.sizes().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {at, end}, 0, 2);
                json.writeEndObject();
                at = end;
            }
            json.writeEndObject();
        }
        // The numbers begin at a multiple of 8.
        while (bytes.size() % Long.BYTES != 0) bytes.write(' ');
        return bytes.toByteArray();
    }

    /** What the header says of an array. */
    private static final class Entry {
        private String type = "";
        private long[] sizes = {};
        private long[] offsets = {};
    }

    /**
     * Reads a file.
     *
     * @throws DataFileException if it is no whole safetensors file, or two arrays share bytes
     * @throws IOException if there is no such file or it cannot be read
     */
    public static SafeTensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer length = bytes(file, channel, 0, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long header = length.getLong();
            long left = channel.size() - Long.BYTES;
            if (header < 2 || header > LONGEST_HEADER || header > left) {
                throw new DataFileException(
                        file, "the header should have " + Long.toUnsignedString(header) + " bytes, there are " + left);
            }
            ByteBuffer text = bytes(file, channel, Long.BYTES, (int) header);
            Map<String, String> metadata = new LinkedHashMap<>();
            Map<String, Entry> entries = entries(file, text.array(), metadata);
            check(file, entries, left - header);
            Map<String, NumberArray> arrays = new LinkedHashMap<>();
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                arrays.put(entry.getKey(), array(file, channel, Long.BYTES + header, entry.getValue()));
            }
            return new SafeTensors(arrays, metadata);
        }
    }

    private static ByteBuffer bytes(Path file, FileChannel channel, long from, int count) throws IOException {
        if (from + count > channel.size()) {
            throw new DataFileException(file, "the file is cut short after " + channel.size() + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
        return buffer.flip();
    }

    private static Map<String, Entry> entries(Path file, byte[] text, Map<String, String> metadata) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(new String(text, StandardCharsets.UTF_8))) {
            need(file, json.nextToken() == JsonToken.START_OBJECT, "the header is no JSON object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                need(file, json.nextToken() == JsonToken.START_OBJECT, name + " is no JSON object");
                if (name.equals(METADATA)) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String key = json.currentName();
                        String value = json.nextTextValue();
                        need(file, value != null, METADATA + " has no text for " + key);
                        metadata.put(key, value);
                    }
                } else {
                    need(file, entries.put(name, entry(file, name, json)) == null, "there are two arrays " + name);
                }
            }
        } catch (JsonProcessingException wrong) {
            throw new DataFileException(file, "the header is no JSON: " + wrong.getOriginalMessage(), wrong);
        }
        return entries;
    }

    private static Entry entry(Path file, String name, JsonParser json) throws IOException {
        Entry entry = new Entry();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> entry.type = json.getText();
                case "shape" -> entry.sizes = numbers(file, name, json);
                case "data_offsets" -> entry.offsets = numbers(file, name, json);
                default -> json.skipChildren();
            }
        }
        need(file, entry.offsets.length == 2, name + " needs data_offsets of two numbers");
        return entry;
    }

    private static long[] numbers(Path file, String name, JsonParser json) throws IOException {
        need(file, json.currentToken() == JsonToken.START_ARRAY, name + " needs numbers in brackets");
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) numbers.add(json.getLongValue());
        need(file, json.currentToken() == JsonToken.END_ARRAY, name + " needs whole numbers in brackets");
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** The arrays must fill the rest of the file without overlap, so none can be named twice to fill the memory. */
    private static void check(Path file, Map<String, Entry> entries, long bytes) throws IOException {
        Map<Long, String> starts = new HashMap<>();
        long total = 0;
        for (Map.Entry<String, Entry> named : entries.entrySet()) {
            Entry entry = named.getValue();
            String name = named.getKey();
            long from = entry.offsets[0];
            long to = entry.offsets[1];
            String place = name + " lies at " + Arrays.toString(entry.offsets) + ", there are " + bytes + " bytes";
            need(file, from >= 0 && to >= from && to <= bytes, place);
            boolean known = Arrays.stream(NumberArray.Type.values())
                    .anyMatch(type -> type.name().equals(entry.type));
            need(file, known, name + " has the unknown type " + entry.type);
            int needed = NumberArray.length(NumberArray.Type.valueOf(entry.type), entry.sizes);
            String sizes = name + " " + entry.type + Arrays.toString(entry.sizes);
            need(file, needed >= 0, sizes + " is too large");
            need(file, needed == to - from, sizes + " needs " + needed + " bytes, the file gives it " + (to - from));
            total += needed;
            String other = needed == 0 ? null : starts.put(from, name);
            need(file, other == null, name + " and " + other + " begin at the same place");
        }
        need(file, total == bytes, "the arrays need " + total + " bytes, there are " + bytes);
    }

    private static void need(Path file, boolean given, String reason) throws DataFileException {
        if (!given) throw new DataFileException(file, reason);
    }

    private static NumberArray array(Path file, FileChannel channel, long start, Entry entry) throws IOException {
        int count = Math.toIntExact(entry.offsets[1] - entry.offsets[0]);
        int[] sizes = new int[entry.sizes.length];
        for (int i = 0; i < sizes.length; i++) sizes[i] = Math.toIntExact(entry.sizes[i]);
        ByteBuffer data = bytes(file, channel, start + entry.offsets[0], count);
        return new NumberArray(NumberArray.Type.valueOf(entry.type), sizes, data.order(ByteOrder.LITTLE_ENDIAN));
    }
}
