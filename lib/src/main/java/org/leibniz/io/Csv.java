package org.leibniz.io;

import java.util.ArrayList;
import java.util.List;

/** Tables as text: fields between commas or semicolons, in quotation marks where they have such signs. */
public final class Csv {
    /**
     * A row of a table.
     *
     * @param line where it begins in the text, from 1
     */
    public record Row(int line, List<String> fields) {}

    private Csv() {}

    /**
     * The rows of a table; empty lines are skipped. The first line says whether commas or semicolons part the fields.
     *
     * @throws IllegalArgumentException if a quotation mark is not closed
     */
    public static List<List<String>> read(String text) {
        return rows(text).stream().map(Row::fields).toList();
    }

    /** As {@link #read}, with the lines where the rows begin. */
    public static List<Row> rows(String text) {
        String first = text.lines().findFirst().orElse("");
        char separator = first.indexOf(';') >= 0 ? ';' : ',';
        List<Row> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String ended = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!ended.endsWith("\n")) ended += "\n";
        int line = 1;
        int begin = 1;
        for (int at = 0; at < ended.length(); at++) {
            char c = ended.charAt(at);
            if (c == '\n') line++;
            if (quoted) {
                boolean twice = c == '"' && ended.startsWith("\"\"", at);
                if (c != '"' || twice) field.append(c);
                else quoted = false;
                if (twice) at++;
            } else if (c == '"' && field.toString().isBlank()) {
                field.setLength(0);
                quoted = true;
            } else if (c == separator || c == '\n') {
                row.add(field.toString().strip());
                field.setLength(0);
                if (c == separator) continue;
                boolean empty = row.size() == 1 && row.get(0).isEmpty();
                if (!empty) rows.add(new Row(begin, row));
                row = new ArrayList<>();
                begin = line;
            } else {
                field.append(c);
            }
        }
        if (quoted) throw new IllegalArgumentException("a quotation mark is not closed in line " + begin);
        return rows;
    }

    /** One row. */
    public static String line(List<String> fields) {
        List<String> written = new ArrayList<>();
        for (String field : fields) {
            // What a spreadsheet would take for a formula stays a text.
            boolean formula = !field.isEmpty() && "=+@".indexOf(field.charAt(0)) >= 0;
            String text = formula ? "'" + field : field;
            boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
            written.add(plain ? text : "\"" + text.replace("\"", "\"\"") + "\"");
        }
        return String.join(",", written);
    }
}
