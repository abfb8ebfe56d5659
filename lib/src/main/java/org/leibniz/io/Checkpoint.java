package org.leibniz.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * What a training needs to go on as if it had not been interrupted, in a safetensors file: the values of all symbols by
 * name, and as texts what is computed from them.
 *
 * @param values the arrays of symbols
 * @param numbers further arrays, in double precision
 * @param notes further texts
 */
public record Checkpoint(Map<Symbol, float[]> values, Map<String, double[]> numbers, Map<String, String> notes) {
    private static final String GRAPH = "graph";
    private static final String VALUE = "value ";
    private static final String NUMBERS = "numbers ";

    public Checkpoint {
        values = new LinkedHashMap<>(values);
        numbers = new LinkedHashMap<>(numbers);
        notes = new LinkedHashMap<>(notes);
    }

    /** Writes the file; whatever happens meanwhile, there is the old file or the new one. */
    public void save(Path file, Map<String, Expr> outputs) throws IOException {
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        values.forEach((symbol, array) -> arrays.put(VALUE + symbol.name(), NumberArray.of(array, sizes(symbol))));
        numbers.forEach((name, array) -> arrays.put(NUMBERS + name, NumberArray.of(array, array.length)));
        if (arrays.size() < values.size() + numbers.size()) {
            throw new IllegalArgumentException("two symbols of a training have one name: " + values.keySet());
        }
        Map<String, String> texts = new LinkedHashMap<>(notes);
        texts.put(GRAPH, String.join("\n", GraphText.write(outputs)));
        new SafeTensors(arrays, texts).write(file);
    }

    private static int[] sizes(Symbol symbol) {
        return symbol.shape().dims().stream()
                .mapToInt(size -> Math.toIntExact(size.value()))
                .toArray();
    }

    /**
     * Reads a file that was saved with the same expressions and symbols.
     *
     * @throws DataFileException if it is no checkpoint, or one of something else; the message has the first difference
     */
    public static Checkpoint load(Path file, Map<String, Expr> outputs, Iterable<Symbol> symbols) throws IOException {
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> notes = new LinkedHashMap<>(content.metadata());
        String graph = notes.remove(GRAPH);
        if (graph == null) throw new DataFileException(file, "this is no checkpoint of Leibniz");
        Map<String, NumberArray> arrays = new LinkedHashMap<>(content.arrays());
        Map<Symbol, float[]> values = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            NumberArray array = arrays.remove(VALUE + symbol.name());
            if (array == null) {
                throw new DataFileException(
                        file, "this is a checkpoint of another training: it has no " + symbol.described());
            }
            if (!Arrays.equals(array.sizes(), sizes(symbol))) {
                throw new DataFileException(
                        file,
                        "this is a checkpoint of another network: " + symbol.name() + " has the sizes "
                                + Arrays.toString(array.sizes()).replace(" ", "") + " there, " + symbol.described()
                                + " here");
            }
            values.put(symbol, array.floats());
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(NUMBERS)) numbers.put(name.substring(NUMBERS.length()), array.doubles());
        });
        for (String name : arrays.keySet()) {
            if (name.startsWith(VALUE)) {
                throw new DataFileException(
                        file,
                        "this is a checkpoint of another training: it has " + name.substring(VALUE.length())
                                + ", which is not needed here");
            }
        }
        compare(file, graph.lines().toList(), GraphText.write(outputs));
        return new Checkpoint(values, numbers, notes);
    }

    private static void compare(Path file, List<String> there, List<String> here) throws DataFileException {
        for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
            String old = i < there.size() ? there.get(i) : "nothing more";
            String own = i < here.size() ? here.get(i) : "nothing more";
            if (old.equals(own)) continue;
            throw new DataFileException(
                    file,
                    "this is a checkpoint of another network: line " + (i + 1) + " of what is computed is '" + old
                            + "' there, '" + own + "' here");
        }
    }
}
