package org.leibniz.notation;

import java.util.List;
import java.util.StringJoiner;

/** Presentation MathML; every piece is one element, so pieces can be nested freely. */
final class MathMlNotation extends Notation {
    @Override
    protected String name(String name, List<String> indices) {
        boolean differential = name.startsWith("∂");
        String bare = differential ? name.substring(1) : name;
        String base = "<mi>" + Markup.escape(GreekLetters.sign(Names.stem(bare))) + "</mi>";
        StringBuilder below = new StringBuilder();
        if (!Names.digits(bare).isEmpty())
            below.append("<mn>").append(Names.digits(bare)).append("</mn>");
        String separator = separator(indices);
        if (below.length() > 0 && !indices.isEmpty()) below.append(separator);
        below.append(written(indices, separator));
        String written = below.length() == 0 ? base : "<msub>" + base + row(below.toString()) + "</msub>";
        return differential ? row("<mo>∂</mo>" + written) : written;
    }

    // Places need commas: w₁ at 1 and 1 is no w₁₁₁.
    private static String separator(List<String> indices) {
        boolean letters =
                indices.stream().allMatch(index -> index.length() == 1 && Character.isLetter(index.charAt(0)));
        return letters ? "" : "<mo>,</mo>";
    }

    /** A letter or a number, or a sum of these, whose signs are no part of a name. */
    private static String index(String index) {
        StringBuilder written = new StringBuilder();
        for (String piece : index.split("(?=[+-])|(?<=[+-])")) {
            String element = piece.matches("[+-]") ? "mo" : piece.matches("[0-9]+") ? "mn" : "mi";
            String sign = piece.equals("-") ? "−" : Markup.escape(piece);
            written.append("<" + element + ">" + sign + "</" + element + ">");
        }
        return written.toString();
    }

    private static String written(List<String> indices, String separator) {
        StringJoiner joined = new StringJoiner(separator);
        indices.forEach(index -> joined.add(index(index)));
        return joined.toString();
    }

    @Override
    protected String component(String base, List<String> indices) {
        String separator = separator(indices);
        return "<msub>" + row(base) + row(written(indices, separator)) + "</msub>";
    }

    @Override
    public String row(List<String> pieces, String sign) {
        return row(String.join("<mo>" + Markup.escape(sign) + "</mo>", pieces));
    }

    @Override
    protected String numeral(Rational value) {
        String plain = VulgarFractions.isDrawn(value)
                ? value.numerator() + "/" + value.denominator()
                : PlainNotation.plainNumeral(value);
        if (value.signum() < 0) return row("<mo>−</mo>" + numeral(value.negate()));
        int slash = plain.indexOf('/');
        if (slash < 0) return "<mn>" + plain + "</mn>";
        return "<mfrac><mn>" + plain.substring(0, slash) + "</mn><mn>" + plain.substring(slash + 1) + "</mn></mfrac>";
    }

    @Override
    protected String decimalNumeral(Rational value) {
        if (value.signum() < 0) return row("<mo>−</mo>" + decimalNumeral(value.negate()));
        return "<mn>" + PlainNotation.plainNumeral(value) + "</mn>";
    }

    @Override
    protected String infix(String left, Sign sign, String right) {
        if (sign == Sign.OVER) return "<mfrac>" + left + right + "</mfrac>";
        String operator = switch (sign) {
            case PLUS -> "+";
            case MINUS -> "−";
            case JUXTAPOSED -> "\u2062";
            case DOT -> "·";
            case HADAMARD -> "⊙";
            case OVER -> throw new IllegalStateException();
            case KRONECKER -> "⊗";
            case ELEMENTS_OVER -> "⊘";
            case LESS -> "&lt;";
            case LESS_EQUAL -> "≤";
            case GREATER -> "&gt;";
            case GREATER_EQUAL -> "≥";
            case EQUAL -> "=";
            case NOT_EQUAL -> "≠";
            case BECOMES -> "←";
        };
        return row(left + "<mo>" + operator + "</mo>" + right);
    }

    @Override
    protected boolean drawsFractions() {
        return true;
    }

    @Override
    protected boolean mayJuxtapose(Text left, Text right) {
        return super.mayJuxtapose(left, right)
                && !right.string().startsWith("<mn>")
                && !right.string().startsWith("<msup><mn>");
    }

    @Override
    protected String minus(String operand) {
        return row("<mo>−</mo>" + operand);
    }

    @Override
    protected String superscript(String base, String exponent, boolean elementwise) {
        return "<msup>" + row(base) + row(elementwise ? "<mo>⊙</mo>" + exponent : exponent) + "</msup>";
    }

    @Override
    protected String superscript(String base, Rational exponent, boolean elementwise) {
        return superscript(base, numeral(exponent), elementwise);
    }

    @Override
    protected String transposed(String operand) {
        return "<msup>" + row(operand) + "<mi>⊤</mi></msup>";
    }

    @Override
    protected String grouped(String inside) {
        return row("<mo stretchy=\"false\">(</mo>" + inside + "<mo stretchy=\"false\">)</mo>");
    }

    @Override
    protected String applied(Glyph function, String arguments) {
        return switch (function.ascii()) {
            case "abs" -> row("<mo>|</mo>" + arguments + "<mo>|</mo>");
            case "sqrt" -> "<msqrt>" + arguments + "</msqrt>";
            default -> row("<mi>" + Markup.escape(function.unicode()) + "</mi>" + grouped(arguments));
        };
    }

    @Override
    protected String listed(List<String> items) {
        return items.size() == 1 ? items.get(0) : row(String.join("<mo>,</mo>", items));
    }

    @Override
    protected String bigSum(String below, String body, boolean parenthesized) {
        String sign =
                below.isEmpty() ? "<mo>∑</mo>" : "<munder><mo>∑</mo><mi>" + Markup.escape(below) + "</mi></munder>";
        return row(sign + (parenthesized ? grouped(body) : body));
    }

    @Override
    protected String ratioOfDifferentials(String of, String by) {
        return "<mfrac>" + row("<mo>∂</mo>" + of) + row("<mo>∂</mo>" + by) + "</mfrac>";
    }

    @Override
    protected String differential(String of) {
        return row("<mo>∂</mo>" + of);
    }

    @Override
    protected String delta(String of) {
        return row("<mi>δ</mi>" + of);
    }

    @Override
    protected String constant(String word) {
        return switch (word) {
            case "pi" -> "<mi>π</mi>";
            case "infinity" -> "<mi>∞</mi>";
            default -> "<mi>" + word + "</mi>";
        };
    }

    @Override
    protected String plain(String word) {
        return "<mtext>" + Markup.escape(word) + "</mtext>";
    }

    @Override
    public String equation(String left, String right) {
        return row(left + "<mo>=</mo>" + right);
    }

    @Override
    public String where(String formula, List<String> definitions) {
        return row(formula + "<mtext>\u00a0where\u00a0</mtext>" + String.join("<mo>,</mo>", definitions));
    }

    @Override
    protected String chainSign() {
        return "<mo>·</mo>";
    }

    private static String row(String inside) {
        return "<mrow>" + inside + "</mrow>";
    }
}
