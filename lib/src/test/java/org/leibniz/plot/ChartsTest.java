package org.leibniz.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static List<String> texts(String svg) {
        return Pattern.compile("<text [^>]*>(.*)</text>")
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void histogramsOfARowHaveOneScaleAndTellTheLastDeviation() {
        String svg = new Histograms("a < b")
                .row("rising", List.of(new float[] {-1, 0, Float.NaN, 1}, new float[] {0, 2, 2, 0}))
                .row("nothing", List.of(new float[] {0, 0}))
                .svg();
        List<String> texts = texts(svg);
        assertEquals(
                List.of(
                        "a &lt; b",
                        "layer 1",
                        "layer 2",
                        "rising",
                        "-1",
                        "2",
                        "-1",
                        "2",
                        "σ = 1",
                        "nothing",
                        "-1",
                        "1",
                        "σ = 0"),
                texts.stream().map(text -> text.replaceFirst("\\.0$", "")).toList());
        assertEquals(
                3, Pattern.compile("<path [^>]*fill").matcher(svg).results().count());
        assertFalse(svg.contains("NaN"), svg);
    }

    @Test
    void namesOfCurvesStandAboveThem() {
        LineChart chart = new LineChart("loss", "epoch");
        for (String name : List.of("plain", "L1", "dropout", "early stopping")) {
            chart.curve(name, new double[] {1, 2}, new double[] {3, Double.NaN});
        }
        String svg = chart.svg();
        List<MatchResult> names = Pattern.compile("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\" text-anchor=\"start\"")
                .matcher(svg)
                .results()
                .toList();
        assertEquals(4, names.size());
        for (int i = 0; i < names.size(); i++) {
            assertEquals("41.0", names.get(i).group(2));
            double next =
                    i + 1 < names.size() ? Double.parseDouble(names.get(i + 1).group(1)) : 460;
            assertTrue(next > Double.parseDouble(names.get(i).group(1)) + 30, svg);
        }
        double highest = Pattern.compile("points=\"([0-9.]+),([0-9.]+)")
                .matcher(svg)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(2)))
                .min()
                .orElseThrow();
        assertTrue(highest >= 52, svg);
        assertFalse(svg.contains("NaN"), svg);
    }
}
