package org.leibniz.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A table of numbers and words, its fields parted by commas or semicolons. Columns have the names of the header line, or
 * their numbers from 0 on, where there is none.
 */
public final class CsvFile {
    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "null");

    private final Path file;
    private final List<String> names;
    private final List<Csv.Row> rows;

    private CsvFile(Path file, List<String> names, List<Csv.Row> rows) {
        this.file = file;
        this.names = names;
        this.rows = rows;
    }

    /**
     * Reads a table. The first line is a header if none of its fields is a number while those below some of them are.
     *
     * @throws DataFileException if there are no rows, or one of them has another number of fields
     */
    public static CsvFile read(Path file) throws IOException {
        List<Csv.Row> rows = rows(file);
        return read(file, rows, isHeader(rows));
    }

    /** As {@link #read(Path)}, for who knows whether there is a header. */
    public static CsvFile read(Path file, boolean header) throws IOException {
        return read(file, rows(file), header);
    }

    private static List<Csv.Row> rows(Path file) throws IOException {
        try {
            List<Csv.Row> rows = Csv.rows(TextFile.read(file));
            if (rows.isEmpty()) throw new DataFileException(file, "the table is empty");
            return rows;
        } catch (IllegalArgumentException wrong) {
            throw new DataFileException(file, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static boolean isHeader(List<Csv.Row> rows) {
        if (rows.size() < 2) return false;
        boolean numbers = rows.get(0).fields().stream().anyMatch(CsvFile::isNumber);
        return !numbers && rows.get(1).fields().stream().anyMatch(CsvFile::isNumber);
    }

    private static CsvFile read(Path file, List<Csv.Row> rows, boolean header) throws IOException {
        int width = rows.get(0).fields().size();
        for (Csv.Row row : rows) {
            if (row.fields().size() != width) {
                throw new DataFileException(
                        file,
                        "line " + row.line() + " has " + row.fields().size() + " fields, the first line has " + width);
            }
        }
        List<String> names = header
                ? rows.get(0).fields()
                : IntStream.range(0, width).mapToObj(Integer::toString).toList();
        List<Csv.Row> rest = header ? rows.subList(1, rows.size()) : rows;
        if (rest.isEmpty()) throw new DataFileException(file, "there is a header, but no row");
        return new CsvFile(file, names, rest);
    }

    /** The names of the columns. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The number of rows without the header. */
    public int rows() {
        return rows.size();
    }

    /** The number of a column. */
    public int column(String name) {
        int index = names.indexOf(name);
        if (index < 0) throw new IllegalArgumentException(file + " has no column " + name + ", it has " + names);
        return index;
    }

    /** A field as it stands in the file. */
    public String text(int row, int column) {
        return rows.get(row).fields().get(column);
    }

    /** Whether a field says that nothing is known: it is empty, ?, NA, N/A or null. */
    public boolean isMissing(int row, int column) {
        return MISSING.contains(text(row, column).toLowerCase(Locale.ROOT));
    }

    /** Whether a column has numbers only, apart from what is missing. */
    public boolean isNumeric(int column) {
        return IntStream.range(0, rows()).allMatch(row -> isMissing(row, column) || isNumber(text(row, column)));
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    /** The table without the rows in which a field is missing. */
    public CsvFile complete() throws IOException {
        List<Csv.Row> kept = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            int number = row;
            if (IntStream.range(0, names.size()).noneMatch(column -> isMissing(number, column)))
                kept.add(rows.get(row));
        }
        if (kept.isEmpty()) throw new DataFileException(file, "in every row something is missing");
        return new CsvFile(file, names, kept);
    }

    /**
     * Columns as numbers, row by row.
     *
     * @throws DataFileException if a field is missing or no finite number; the message has its line and column
     */
    public float[] numbers(int... columns) throws DataFileException {
        float[] values = new float[Math.multiplyExact(rows(), columns.length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number(i / columns.length, columns[i % columns.length]);
        }
        return values;
    }

    /** As {@link #numbers}, what is missing becoming the mean of its column. */
    public float[] filled(int... columns) throws DataFileException {
        float[] values = new float[Math.multiplyExact(rows(), columns.length)];
        for (int k = 0; k < columns.length; k++) {
            double sum = 0;
            int known = 0;
            for (int row = 0; row < rows(); row++) {
                if (isMissing(row, columns[k])) continue;
                sum += number(row, columns[k]);
                known++;
            }
            if (known == 0) throw new DataFileException(file, "column " + names.get(columns[k]) + " has no number");
            for (int row = 0; row < rows(); row++) {
                boolean missing = isMissing(row, columns[k]);
                values[row * columns.length + k] = (float) (missing ? sum / known : number(row, columns[k]));
            }
        }
        return values;
    }

    private double number(int row, int column) throws DataFileException {
        String text = text(row, column);
        if (isNumber(text)) return Double.parseDouble(text);
        String what = isMissing(row, column) ? "a value is missing" : "'" + text + "' is no finite number";
        throw new DataFileException(
                file, "line " + rows.get(row).line() + ", column " + names.get(column) + ": " + what);
    }

    /** The different words of a column: its classes, in the order of numbers or of the alphabet. */
    public List<String> classes(int column) {
        Set<String> texts = new TreeSet<>();
        for (int row = 0; row < rows(); row++) texts.add(text(row, column));
        if (!texts.stream().allMatch(CsvFile::isNumber)) return List.copyOf(texts);
        TreeMap<Double, String> byNumber = new TreeMap<>();
        texts.forEach(text -> byNumber.putIfAbsent(Double.parseDouble(text), text));
        return List.copyOf(byNumber.values());
    }

    /**
     * The place of each row's word among the classes.
     *
     * @throws DataFileException if a row has none
     */
    public float[] labels(int column) throws DataFileException {
        List<String> classes = classes(column);
        float[] labels = new float[rows()];
        for (int row = 0; row < labels.length; row++) {
            if (isMissing(row, column)) {
                throw new DataFileException(
                        file,
                        "line " + rows.get(row).line() + ", column " + names.get(column) + ": the class is missing");
            }
            String text = text(row, column);
            int known = classes.indexOf(text);
            labels[row] = known >= 0 ? known : same(classes, Double.parseDouble(text));
        }
        return labels;
    }

    /** The place of a number that is written in another way. */
    private static int same(List<String> classes, double number) {
        return IntStream.range(0, classes.size())
                .filter(i -> Double.parseDouble(classes.get(i)) == number)
                .findFirst()
                .orElseThrow();
    }

    /** All columns but some, as numbers. */
    public int[] columnsWithout(int... others) {
        return IntStream.range(0, names.size())
                .filter(column -> Arrays.stream(others).noneMatch(other -> other == column))
                .toArray();
    }

    /** Rows as samples: the field x with the features, the field t with the class. */
    public Dataset classification(int[] features, int label) throws DataFileException {
        return Dataset.of("x", numbers(features), features.length).with("t", labels(label));
    }

    /** Rows as samples: the field x with the features, the field t with the number to be told. */
    public Dataset regression(int[] features, int target) throws DataFileException {
        return Dataset.of("x", numbers(features), features.length).with("t", numbers(target));
    }
}
