package org.leibniz.notation;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The blackboard in plain text: {@code −(r − y) · y(1 − y) · w₂ⱼ}. */
final class UnicodeNotation extends PlainNotation {
    /** Two letters that mean something of their own: the product of p and i is written {@code p i}. */
    private static final Set<String> WORDS = Set.of("pi", "ln");

    /** The number at the start of a run of letters and digits. */
    private static final Pattern NUMBER = Pattern.compile("^[0-9]+(?:[eE][0-9]+)?");

    private static final String INDEX_LETTERS = "ijklmnprstuv";
    private static final String INDEX_SIGNS = "ᵢⱼₖₗₘₙₚᵣₛₜᵤᵥ";
    private static final String DIGIT_SIGNS = "₀₁₂₃₄₅₆₇₈₉";
    private static final String POWER_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** An index such as t+1 or i+j-1. */
    private static final Pattern SUM_OF_INDICES =
            Pattern.compile("[" + INDEX_LETTERS + "]([+-]([" + INDEX_LETTERS + "]|[0-9]+))+");

    private final Set<String> avoided;

    UnicodeNotation() {
        this(Set.of());
    }

    private UnicodeNotation(Set<String> avoided) {
        this.avoided = Set.copyOf(avoided);
    }

    @Override
    public Notation avoiding(Set<String> words) {
        return new UnicodeNotation(words);
    }

    @Override
    protected String name(String name, List<String> indices) {
        String digits = Names.digits(name);
        String written = name.substring(0, name.length() - digits.length()) + lower(digits, "0123456789", DIGIT_SIGNS);
        return indices.isEmpty() ? written : component(written, indices);
    }

    @Override
    protected String component(String base, List<String> indices) {
        boolean letters = indices.stream().allMatch(index -> index.length() == 1 && INDEX_LETTERS.contains(index));
        boolean sum =
                indices.size() == 1 && SUM_OF_INDICES.matcher(indices.get(0)).matches();
        return (letters || sum) && !base.endsWith("_")
                ? base
                        + lower(
                                String.join("", indices),
                                INDEX_LETTERS + "0123456789+-",
                                INDEX_SIGNS + DIGIT_SIGNS + "₊₋")
                : base + "[" + String.join(",", indices) + "]";
    }

    private static String lower(String plain, String letters, String signs) {
        StringBuilder lowered = new StringBuilder();
        plain.chars().forEach(c -> lowered.append(signs.charAt(letters.indexOf(c))));
        return lowered.toString();
    }

    @Override
    protected String numeral(Rational value) {
        return VulgarFractions.sign(value).orElseGet(() -> decimalNumeral(value));
    }

    @Override
    protected String decimalNumeral(Rational value) {
        return plainNumeral(value).replace('-', '−').replace("e−", "e-");
    }

    @Override
    protected String infix(String left, Sign sign, String right) {
        return switch (sign) {
            case PLUS -> left + " + " + right;
            case MINUS -> left + " − " + right;
            case JUXTAPOSED -> left + gap(left, right) + right;
            case DOT -> left + "·" + right;
            case HADAMARD -> left + " ⊙ " + right;
            case OVER -> left + "/" + right;
            case KRONECKER -> left + " ⊗ " + right;
            case ELEMENTS_OVER -> left + " ⊘ " + right;
            case LESS -> left + " < " + right;
            case LESS_EQUAL -> left + " ≤ " + right;
            case GREATER -> left + " > " + right;
            case GREATER_EQUAL -> left + " ≥ " + right;
            case EQUAL -> left + " == " + right;
            case NOT_EQUAL -> left + " ≠ " + right;
            case BECOMES -> left + " ← " + right;
        };
    }

    // Two one-letter names stand side by side, wx; longer or subscripted ones are kept apart, w₂ z.
    private String gap(String left, String right) {
        int last = left.codePointBefore(left.length());
        if (!isWordPart(last) || !isWordPart(right.codePointAt(0)) || Character.isDigit(last)) return "";
        int start = left.length();
        while (start > 0 && isWordPart(left.codePointBefore(start)))
            start -= Character.charCount(left.codePointBefore(start));
        int end = 0;
        while (end < right.length() && isWordPart(right.codePointAt(end)))
            end += Character.charCount(right.codePointAt(end));
        String before = NUMBER.matcher(left.substring(start)).replaceFirst("");
        String after = right.substring(0, end);
        // y^x x^y, not y^xx^y.
        boolean raised = start > 0 && left.charAt(start - 1) == '^';
        boolean call = end < right.length() && right.charAt(end) == '(';
        boolean sum = after.equals("Σ");
        boolean word = WORDS.contains(before + after) || avoided.contains(before + after);
        // Alone, e is Euler's number; ex would be a name.
        word |= before.equals("e") || after.equals("e");
        return isLetter(before) && isLetter(after) && !call && !sum && !word && !raised ? "" : " ";
    }

    private static boolean isLetter(String word) {
        return word.codePointCount(0, word.length()) == 1
                && Character.isLetter(word.codePointAt(0))
                && !isSubscript(word.codePointAt(0));
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) && c != 'ᵀ' || c == '_' || c == '∂' || isSubscript(c);
    }

    private static boolean isSubscript(int c) {
        return DIGIT_SIGNS.indexOf(c) >= 0 || INDEX_SIGNS.indexOf(c) >= 0 || c == '₊' || c == '₋';
    }

    @Override
    protected boolean mayJuxtapose(Text left, Text right) {
        if (!super.mayJuxtapose(left, right)) return false;
        char first = right.string().charAt(0);
        boolean exponent =
                Character.isDigit(left.string().charAt(left.string().length() - 1)) && (first == 'e' || first == 'E');
        return (Character.isLetter(first) && !exponent || first == '(' || first == '∂')
                && !left.string().endsWith("|");
    }

    @Override
    protected String minus(String operand) {
        return "−" + operand;
    }

    @Override
    protected String superscript(String base, String exponent, boolean elementwise) {
        return base + (elementwise ? ".^" : "^") + exponent;
    }

    @Override
    protected String superscript(String base, Rational exponent, boolean elementwise) {
        if (exponent.isInteger()) {
            String sign = exponent.signum() < 0 ? "⁻" : "";
            return base + sign + lower(exponent.numerator().abs().toString(), "0123456789", POWER_SIGNS);
        }
        return superscript(base, "(" + numeral(exponent) + ")", elementwise);
    }

    @Override
    protected String transposed(String operand) {
        return operand + "ᵀ";
    }

    @Override
    protected String applied(Glyph function, String arguments) {
        return function.unicode() + "(" + arguments + ")";
    }

    @Override
    protected String bigSum(String below, String body, boolean parenthesized) {
        boolean digits = below.chars().allMatch(c -> c == ',' || Character.isDigit(c));
        boolean letters = below.chars().allMatch(c -> INDEX_LETTERS.indexOf(c) >= 0);
        String mark = digits
                ? lower(below.replace(",", ""), "0123456789", DIGIT_SIGNS)
                : letters ? lower(below, INDEX_LETTERS, INDEX_SIGNS) : "_" + below;
        return "Σ" + mark + (parenthesized ? grouped(body) : " " + body);
    }

    @Override
    protected String ratioOfDifferentials(String of, String by) {
        return "∂" + of + "/∂" + by;
    }

    @Override
    protected String differential(String of) {
        return "∂" + of;
    }

    @Override
    protected String constant(String word) {
        return switch (word) {
            case "pi" -> "π";
            case "infinity" -> "∞";
            default -> word;
        };
    }

    @Override
    protected String chainSign() {
        return " · ";
    }
}
