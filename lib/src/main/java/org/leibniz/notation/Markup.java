package org.leibniz.notation;

/** Plain text within XML and HTML. */
public final class Markup {
    private Markup() {}

    /** The text with entities for the signs that mean something there. */
    public static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
