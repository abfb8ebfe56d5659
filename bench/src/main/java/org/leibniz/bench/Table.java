package org.leibniz.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of texts under headings, for a terminal or in Markdown; all columns but the first are to the right. */
final class Table {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    void row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(headings.size() + " columns, not " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Three digits that count, nothing for what has no meaning. */
    static String number(double value) {
        if (Double.isNaN(value)) return "";
        if (value == 0) return "0";
        int whole = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, 3 - whole) + "f", value);
    }

    String text() {
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> all().stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return all().stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> padded(row.get(column), widths[column], column == 0))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : all()) {
            lines.add(row.stream().collect(Collectors.joining(" | ", "| ", " |")));
            if (lines.size() == 1) lines.add("|---|" + "---:|".repeat(headings.size() - 1));
        }
        return String.join("\n", lines) + "\n";
    }

    private List<List<String>> all() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        return all;
    }

    private static String padded(String text, int width, boolean left) {
        String blanks = " ".repeat(width - text.length());
        return left ? text + blanks : blanks + text;
    }
}
