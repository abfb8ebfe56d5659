package org.leibniz.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leibniz.notation.Markup;

/** Curves over a common horizontal axis, as a picture in SVG that stands for itself. */
public final class LineChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 318;
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 52;
    private static final int BOTTOM = 44;
    private static final double WIDTH_OF_LETTER = 6.3;
    private static final List<String> COLOURS =
            List.of("#2563eb", "#ea580c", "#059669", "#9333ea", "#ca8a04", "#0891b2");

    private record Curve(String name, double[] x, double[] y) {}

    private final String title;
    private final String across;
    private final List<Curve> curves = new ArrayList<>();

    /** @param across what the horizontal axis shows */
    public LineChart(String title, String across) {
        this.title = title;
        this.across = across;
    }

    /**
     * Adds a curve through points in the order of x; points that are not finite are left out.
     *
     * @throws IllegalArgumentException if the numbers of coordinates differ
     */
    public LineChart curve(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "curve " + name + " has " + x.length + " places and " + y.length + " values");
        }
        curves.add(new Curve(name, x.clone(), y.clone()));
        return this;
    }

    /** The picture alone. */
    public String svg() {
        return svg(List.of(this));
    }

    /** Several pictures side by side in one. */
    public static String svg(List<LineChart> charts) {
        StringBuilder svg = new StringBuilder();
        int width = WIDTH * charts.size();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + HEIGHT + "\" width=\""
                + width + "\" height=\"" + HEIGHT + "\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int i = 0; i < charts.size(); i++) charts.get(i).draw(svg, i * WIDTH);
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, int offset) {
        Axis horizontal = Axis.of(curves.stream().map(Curve::x).toList(), LEFT, WIDTH - RIGHT);
        Axis vertical = Axis.of(curves.stream().map(Curve::y).toList(), HEIGHT - BOTTOM, TOP);
        svg.append("<g transform=\"translate(" + offset + ")\">\n");
        text(svg, WIDTH / 2.0, 20, "middle", "font-weight=\"bold\"", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "", across);
        for (double tick : vertical.ticks()) {
            line(svg, LEFT, vertical.place(tick), WIDTH - RIGHT, vertical.place(tick), "#e2e8f0");
            text(svg, LEFT - 6, vertical.place(tick) + 4, "end", "", vertical.label(tick));
        }
        for (double tick : horizontal.ticks()) {
            line(svg, horizontal.place(tick), HEIGHT - BOTTOM, horizontal.place(tick), HEIGHT - BOTTOM + 4, "#475569");
            text(svg, horizontal.place(tick), HEIGHT - BOTTOM + 18, "middle", "", horizontal.label(tick));
        }
        line(svg, LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "#475569");
        double legend = LEFT;
        for (int i = 0; i < curves.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            path(svg, curves.get(i), horizontal, vertical, colour);
            // In a row above the curves, where no name hides one.
            line(svg, legend, TOP - 15, legend + 16, TOP - 15, colour);
            text(svg, legend + 21, TOP - 11, "start", "", curves.get(i).name());
            legend += 36 + WIDTH_OF_LETTER * curves.get(i).name().length();
        }
        svg.append("</g>\n");
    }

    private static void path(StringBuilder svg, Curve curve, Axis horizontal, Axis vertical, String colour) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < curve.x().length; i++) {
            if (!Double.isFinite(curve.x()[i]) || !Double.isFinite(curve.y()[i])) continue;
            double x = horizontal.place(curve.x()[i]);
            double y = vertical.place(curve.y()[i]);
            points.append(points.length() == 0 ? "" : " ")
                    .append(number(x))
                    .append(',')
                    .append(number(y));
            if (curve.x().length <= 30) {
                svg.append("<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"2.5\" fill=\"" + colour
                        + "\"/>\n");
            }
        }
        svg.append(
                "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.8\" points=\"" + points + "\"/>\n");
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
        svg.append("<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\""
                + number(y2) + "\" stroke=\"" + colour + "\"/>\n");
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String style, String text) {
        svg.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" " + style
                + " fill=\"#1e293b\">" + Markup.escape(text) + "</text>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
