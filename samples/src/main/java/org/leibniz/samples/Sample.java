package org.leibniz.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Something learned from real data, with figures that it must reach. */
interface Sample {
    /**
     * What has come out.
     *
     * @param must what it has to be
     */
    record Figure(String what, String value, String must, boolean reached) {
        static Figure percent(String what, double share, double least) {
            return new Figure(what, shown("%.2f %%", 100 * share), shown("≥ %.1f %%", 100 * least), share >= least);
        }

        static Figure atLeast(String what, double value, double least) {
            return new Figure(what, shown("%.3g", value), shown("≥ %.3g", least), value >= least);
        }

        static Figure atMost(String what, double value, double most) {
            return new Figure(what, shown("%.4g", value), shown("≤ %.4g", most), value <= most);
        }

        static Figure below(String what, double value, double other, String name) {
            return new Figure(what, shown("%.4g", value), shown("< %.4g, ", other) + name, value < other);
        }

        private static String shown(String format, double value) {
            return String.format(Locale.ROOT, format, value);
        }
    }

    /** What is learned, in words. */
    String title();

    /**
     * Learns it.
     *
     * @param effort the part of the epochs and repetitions to go through, 1 being all
     * @param pictures the folder for pictures
     */
    List<Figure> run(double effort, Path pictures) throws IOException;

    /** A part of a number of epochs or repetitions, at least 1. */
    static int part(int all, double effort) {
        return Math.max(1, (int) Math.round(all * effort));
    }
}
