package org.leibniz.formula;

/**
 * A text in another spelling.
 *
 * @param origins for every character, and the end, its place in the text as it was written
 */
record Spelling(String text, int[] origins) {
    static Spelling asWritten(String text) {
        int[] origins = new int[text.length() + 1];
        for (int i = 0; i < origins.length; i++) origins[i] = i;
        return new Spelling(text, origins);
    }

    int origin(int at) {
        return origins[Math.min(at, text.length())];
    }

    /** A text made of this one, its places given in this text, with the places in the text that was written. */
    Spelling then(Spelling next) {
        int[] through = new int[next.text().length() + 1];
        for (int i = 0; i < through.length; i++) through[i] = origin(next.origins()[i]);
        return new Spelling(next.text(), through);
    }
}
