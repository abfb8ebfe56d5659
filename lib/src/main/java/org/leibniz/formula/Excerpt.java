package org.leibniz.formula;

/** Shows a place of a long text in two lines: the text around it, and a caret below it. */
final class Excerpt {
    private static final int COLUMNS = 80;
    private static final String CUT = "…";

    private Excerpt() {}

    static String around(String text, int offset) {
        int at = Math.min(offset, text.length());
        // One column a code point; the caret may stand one place behind the end.
        int start = back(text, at, COLUMNS / 2);
        int end = forward(text, start, COLUMNS - 1);
        start = back(text, end, COLUMNS - 1);
        boolean cutStart = start > 0;
        boolean cutEnd = end < text.length();
        String shown = (cutStart ? CUT + text.substring(forward(text, start, 1), end) : text.substring(start, end));
        if (cutEnd) shown = shown.substring(0, back(shown, shown.length(), 1)) + CUT;
        int column = text.codePointCount(start, at);
        return plain(shown) + "\n" + " ".repeat(column) + "^";
    }

    private static int back(String text, int from, int count) {
        int before = text.codePointCount(0, from);
        return text.offsetByCodePoints(from, -Math.min(before, count));
    }

    private static int forward(String text, int from, int count) {
        int after = text.codePointCount(from, text.length());
        return text.offsetByCodePoints(from, Math.min(after, count));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .forEach(c -> plain.appendCodePoint(Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c));
        return plain.toString();
    }
}
