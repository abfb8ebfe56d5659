package org.leibniz.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leibniz.notation.Markup;

/**
 * Rows of small histograms on one page, as a picture in SVG: what becomes of numbers from step to step. The histograms of
 * a row have one scale; the height is the share of the fullest bin.
 */
public final class Histograms {
    private static final int LEFT = 130;
    private static final int RIGHT = 80;
    private static final int TOP = 56;
    private static final int CELL = 74;
    private static final int HEIGHT = 44;
    private static final int GAP = 18;
    private static final int BINS = 24;

    private record Row(String name, List<float[]> values) {}

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    public Histograms(String title) {
        this.title = title;
    }

    /** Adds a row of histograms, one for each array; what is not finite is left out. */
    public Histograms row(String name, List<float[]> values) {
        rows.add(new Row(name, List.copyOf(values)));
        return this;
    }

    /** The picture. */
    public String svg() {
        int columns = rows.stream().mapToInt(row -> row.values().size()).max().orElse(0);
        int width = LEFT + columns * CELL + RIGHT;
        int height = TOP + rows.size() * (HEIGHT + GAP) + 10;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(svg, width / 2.0, 20, "middle", title);
        for (int column = 0; column < columns; column++) {
            text(svg, LEFT + (column + 0.5) * CELL, 42, "middle", "layer " + (column + 1));
        }
        for (int i = 0; i < rows.size(); i++) row(svg, rows.get(i), TOP + i * (HEIGHT + GAP));
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Row row, double top) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float[] values : row.values()) {
            for (float value : values) {
                if (!Float.isFinite(value)) continue;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) low = high = 0;
        // A scale of no length has one bin in its middle.
        double room = high > low ? 0 : low == 0 ? 1 : Math.abs(low);
        low -= room;
        high += room;
        text(svg, LEFT - 10, top + HEIGHT / 2.0 + 4, "end", row.name());
        for (int column = 0; column < row.values().size(); column++) {
            histogram(svg, row.values().get(column), low, high, LEFT + column * CELL, top);
            text(svg, LEFT + column * CELL + 4, top + HEIGHT + 11, "start", label(low, high - low));
            text(svg, LEFT + (column + 1) * CELL - 4, top + HEIGHT + 11, "end", label(high, high - low));
        }
        if (row.values().isEmpty()) return;
        float[] last = row.values().get(row.values().size() - 1);
        String deviation = "σ = " + String.format(Locale.ROOT, "%.2g", deviation(last));
        text(svg, LEFT + row.values().size() * CELL + 6, top + HEIGHT / 2.0 + 4, "start", deviation);
    }

    private static void histogram(StringBuilder svg, float[] values, double low, double high, double x, double top) {
        int[] counts = new int[BINS];
        int most = 1;
        for (float value : values) {
            if (!Float.isFinite(value)) continue;
            int bin = (int) Math.min(BINS - 1, (value - low) / (high - low) * BINS);
            most = Math.max(most, ++counts[bin]);
        }
        double step = (CELL - 8.0) / BINS;
        StringBuilder path = new StringBuilder("M" + number(x + 4) + " " + number(top + HEIGHT));
        for (int bin = 0; bin < BINS; bin++) {
            path.append(" V").append(number(top + HEIGHT - (double) HEIGHT * counts[bin] / most));
            path.append(" H").append(number(x + 4 + (bin + 1) * step));
        }
        path.append(" V").append(number(top + HEIGHT)).append(" Z");
        svg.append("<path d=\"" + path + "\" fill=\"#2563eb\"/>\n");
        svg.append("<path d=\"M" + number(x + 2) + " " + number(top + HEIGHT) + " h" + (CELL - 4)
                + "\" stroke=\"#475569\"/>\n");
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    }

    private static String label(double value, double scale) {
        if (Math.abs(value) < 1e-3 * scale) return "0";
        return String.format(Locale.ROOT, "%.2g", value).replaceFirst("\\.0$", "");
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor
                + "\" fill=\"#1e293b\">" + Markup.escape(text) + "</text>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
