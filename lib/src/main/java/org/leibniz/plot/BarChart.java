package org.leibniz.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leibniz.notation.Markup;

/** Bars on a logarithmic scale, one below the other, for sizes that differ by powers of ten; as a picture in SVG. */
public final class BarChart {
    private static final int WIDTH = 460;
    private static final int ROW = 24;
    private static final int LEFT = 70;
    private static final int RIGHT = 80;
    private static final int TOP = 40;

    private record Bar(String name, double value) {}

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    public BarChart(String title) {
        this.title = title;
    }

    /** Adds a bar; 0 is drawn as none. */
    public BarChart bar(String name, double value) {
        bars.add(new Bar(name, value));
        return this;
    }

    /** The picture. */
    public String svg() {
        double low = decade(bars.stream()
                        .mapToDouble(Bar::value)
                        .filter(BarChart::isDrawn)
                        .min()
                        .orElse(0.1))
                - 1;
        double high = Math.ceil(Math.log10(bars.stream()
                .mapToDouble(Bar::value)
                .filter(BarChart::isDrawn)
                .max()
                .orElse(1)));
        double perDecade = (WIDTH - LEFT - RIGHT) / Math.max(1, high - low);
        int height = TOP + ROW * bars.size() + 10;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                height,
                WIDTH,
                height));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(svg, WIDTH / 2.0, 20, "middle", title);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = TOP + ROW * i;
            double width = isDrawn(bar.value()) ? (Math.log10(bar.value()) - low) * perDecade : 0;
            text(svg, LEFT - 6, y + 14, "end", bar.name());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"#2563eb\"/>%n",
                    LEFT,
                    y + 2,
                    width,
                    ROW - 6));
            text(svg, LEFT + width + 6, y + 14, "start", label(bar.value()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static boolean isDrawn(double value) {
        return value > 0 && Double.isFinite(value);
    }

    private static double decade(double value) {
        return Math.floor(Math.log10(value));
    }

    private static String label(double value) {
        if (!Double.isFinite(value)) return Double.toString(value);
        return new BigDecimal(value)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#1e293b\">%s</text>%n",
                x,
                y,
                anchor,
                Markup.escape(text)));
    }
}
