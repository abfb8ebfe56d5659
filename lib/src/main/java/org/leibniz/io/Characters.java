package org.leibniz.io;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The characters of a text as numbers, in the order of Unicode. */
public final class Characters {
    private final int[] signs;
    private final Map<Integer, Integer> numbers = new TreeMap<>();

    private Characters(int[] signs) {
        this.signs = signs;
        for (int i = 0; i < signs.length; i++) numbers.put(signs[i], i);
    }

    /** All characters that a text has. */
    public static Characters of(String text) {
        if (text.isEmpty()) throw new IllegalArgumentException("the text is empty");
        return new Characters(text.codePoints().sorted().distinct().toArray());
    }

    /** How many characters there are. */
    public int count() {
        return signs.length;
    }

    /**
     * The characters of a text as numbers.
     *
     * @throws IllegalArgumentException if there is another character; the message has its place
     */
    public float[] encode(String text) {
        int[] points = text.codePoints().toArray();
        float[] codes = new float[points.length];
        for (int i = 0; i < codes.length; i++) {
            Integer number = numbers.get(points[i]);
            if (number == null) {
                throw new IllegalArgumentException(
                        "character " + i + ", '" + Character.toString(points[i]) + "', is not among those known");
            }
            codes[i] = number;
        }
        return codes;
    }

    public String sign(int number) {
        return Character.toString(signs[number]);
    }

    /**
     * Every stretch of a text as a sample: the field x with its characters, the field t with those one place further.
     *
     * @param length of a stretch
     * @param every how many characters a stretch begins
     */
    public Dataset windows(String text, int length, int every) {
        float[] codes = encode(text);
        if (length < 1 || every < 1 || codes.length <= length) {
            throw new IllegalArgumentException(
                    "stretches of " + length + " characters, every " + every + ", of a text of " + codes.length);
        }
        int[] starts = IntStream.iterate(0, at -> at + length < codes.length, at -> at + every)
                .toArray();
        return new WindowDataset(codes, length, starts);
    }
}
