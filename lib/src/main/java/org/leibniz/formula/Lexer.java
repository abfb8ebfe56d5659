package org.leibniz.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.formula.Token.Kind;
import org.leibniz.notation.VulgarFractions;

/** Cuts a formula into tokens. */
final class Lexer {
    static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    static final String SUBSCRIPT_LETTERS = "ᵢⱼₖₗₘₙₚᵣₛₜᵤᵥₐₑₕₒₓ";
    static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int LONGEST_SIGN = 3;
    private static final Map<String, Kind> SIGNS = new HashMap<>();

    static {
        sign(Kind.PLUS, "+");
        sign(Kind.MINUS, "-", "−");
        sign(Kind.TIMES, "*", "·", "⋅", "×");
        sign(Kind.HADAMARD, ".*", "⊙");
        sign(Kind.OVER, "/", "÷", "∕", "⁄");
        sign(Kind.ELEMENTS_OVER, "./", "⊘");
        sign(Kind.KRONECKER, "%x%", "⊗");
        sign(Kind.POWER, "^", "**");
        sign(Kind.ELEMENTS_POWER, ".^");
        sign(Kind.LESS, "<");
        sign(Kind.LESS_EQUAL, "<=", "≤");
        sign(Kind.GREATER, ">");
        sign(Kind.GREATER_EQUAL, ">=", "≥");
        sign(Kind.EQUAL, "==");
        sign(Kind.NOT_EQUAL, "!=", "≠");
        sign(Kind.EQUALS, "=");
        sign(Kind.OPEN, "(");
        sign(Kind.CLOSE, ")");
        sign(Kind.OPEN_BRACKET, "[");
        sign(Kind.CLOSE_BRACKET, "]");
        sign(Kind.BAR, "|");
        sign(Kind.COMMA, ",");
        sign(Kind.COLON, ":");
        sign(Kind.QUOTE, "'", "’");
        sign(Kind.PRIME, "′");
        sign(Kind.TRANSPOSED, "ᵀ", "⊤");
        sign(Kind.ROOT, "√");
        sign(Kind.INFINITY, "∞");
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    private static void sign(Kind kind, String... spellings) {
        for (String spelling : spellings) SIGNS.put(spelling, kind);
    }

    /** The tokens of a formula; the last one is its end. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) lexer.next();
        lexer.tokens.add(new Token(Kind.END, text.length(), text.length()));
        return lexer.tokens;
    }

    private void next() {
        int c = text.codePointAt(at);
        int start = at;
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) at++;
        else if (isDigit(at) || c == '.' && isDigit(at + 1)) add(number(), start);
        else if (startsName(text, at)) add(word(), start);
        else if (SUPERSCRIPTS.indexOf(c) >= 0 || c == '⁻' || c == '⁺') add(superscript(), start);
        else if (c == '∑') add(sum(), start);
        else if (isSubscript(c) || c == '_' && at > 0) add(lowered(), start);
        else if (c == '"') add(letters(), start);
        else if (VulgarFractions.parse(Character.toString(c)).isPresent()) add(single(Kind.NUMBER), start);
        else add(sign(c), start);
    }

    private void add(Kind kind, int start) {
        tokens.add(new Token(kind, start, at));
    }

    private Kind single(Kind kind) {
        at++;
        return kind;
    }

    private Kind sign(int c) {
        int length = Math.min(LONGEST_SIGN, text.length() - at);
        while (length > 1 && !SIGNS.containsKey(text.substring(at, at + length))) length--;
        Kind kind = SIGNS.get(text.substring(at, at + length));
        if (kind == null) {
            boolean shown = Character.isDefined(c) && !Character.isISOControl(c) && !Character.isSurrogate((char) c);
            String named = shown ? "'" + Character.toString(c) + "'" : String.format("U+%04X", c);
            throw error(at, "unexpected character " + named);
        }
        at += length;
        return kind;
    }

    // A point before * / ^ belongs to that sign: 2.*x is 2 .* x.
    private Kind number() {
        digits();
        boolean point = at < text.length() && text.charAt(at) == '.';
        if (point && (at + 1 == text.length() || "*/^".indexOf(text.charAt(at + 1)) < 0)) {
            at++;
            digits();
        }
        boolean exponent = at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E');
        if (exponent) {
            boolean signed = at + 1 < text.length() && "+-−".indexOf(text.charAt(at + 1)) >= 0;
            if (isDigit(at + (signed ? 2 : 1))) {
                at += signed ? 2 : 1;
                digits();
            }
        }
        return Kind.NUMBER;
    }

    private void digits() {
        while (isDigit(at)) at++;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    // Nothing follows a subscript within one name: w₂z is w₂ and z.
    private Kind word() {
        if (text.charAt(at) == '∂') at++;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isSubscript(c)) {
                subscripts();
                break;
            }
            if (text.startsWith("_{", at)) {
                braces();
                break;
            }
            if (!isLetter(c) && !isDigit(at) && c != '_') break;
            at += Character.charCount(c);
        }
        return Kind.WORD;
    }

    private void subscripts() {
        while (at < text.length() && isSubscript(text.charAt(at))) at++;
    }

    private Kind lowered() {
        if (text.startsWith("_{", at)) {
            braces();
        } else if (text.charAt(at) == '_') {
            at++;
            int start = at;
            while (at < text.length() && (isLetter(text.codePointAt(at)) || isDigit(at))) at++;
            if (at == start) throw error(at, "expected an index after '_'");
        } else {
            subscripts();
        }
        return Kind.SUBSCRIPT;
    }

    private void braces() {
        int start = at;
        at += 2;
        while (at < text.length() && isIndex(text.codePointAt(at))) at += Character.charCount(text.codePointAt(at));
        boolean closed = at > start + 2 && at < text.length() && text.charAt(at) == '}';
        if (!closed) throw error(at, "expected indices and '}' after '_{'");
        at++;
    }

    private Kind superscript() {
        int sign = SUPERSCRIPTS.indexOf(text.charAt(at)) < 0 ? 1 : 0;
        at += sign;
        int start = at;
        while (at < text.length() && SUPERSCRIPTS.indexOf(text.charAt(at)) >= 0) at++;
        if (at == start) throw error(at, "expected a raised digit after '" + text.charAt(at - 1) + "'");
        return Kind.SUPERSCRIPT;
    }

    private Kind sum() {
        at++;
        if (text.startsWith("_{", at)) braces();
        else subscripts();
        return Kind.SUM;
    }

    private Kind letters() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) throw error(at, "expected '\"' at the end of the letters that start here");
        at = end + 1;
        return Kind.LETTERS;
    }

    /** Whether a name may start here. */
    static boolean startsName(String text, int index) {
        int c = text.codePointAt(index);
        if (c == '∂') return index + 1 < text.length() && isLetter(text.codePointAt(index + 1));
        return isLetter(c);
    }

    private static boolean isLetter(int c) {
        return Character.isLetter(c) && Character.getType(c) != Character.MODIFIER_LETTER;
    }

    private boolean isIndex(int c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == ',' || c == ' ';
    }

    private static boolean isSubscript(int c) {
        return SUBSCRIPTS.indexOf(c) >= 0 || SUBSCRIPT_LETTERS.indexOf(c) >= 0;
    }

    private FormulaException error(int offset, String reason) {
        return new FormulaException(text, offset, reason, null);
    }
}
