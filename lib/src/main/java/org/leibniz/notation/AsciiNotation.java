package org.leibniz.notation;

import java.util.List;

/** Plain ASCII as one types it: {@code -(r - y)*y*(1 - y)*w2[j]}. */
final class AsciiNotation extends PlainNotation {
    @Override
    protected String name(String name, List<String> indices) {
        String ascii = name.replace("∂", "d");
        return indices.isEmpty() ? ascii : component(ascii, indices);
    }

    @Override
    protected String component(String base, List<String> indices) {
        return base + "[" + String.join(",", indices) + "]";
    }

    @Override
    public String row(List<String> pieces, String sign) {
        return super.row(pieces, sign.replace("→", "->"));
    }

    @Override
    protected String numeral(Rational value) {
        return VulgarFractions.isDrawn(value) ? value.numerator() + "/" + value.denominator() : plainNumeral(value);
    }

    @Override
    protected String decimalNumeral(Rational value) {
        return plainNumeral(value);
    }

    @Override
    protected String infix(String left, Sign sign, String right) {
        return switch (sign) {
            case PLUS -> left + " + " + right;
            case MINUS -> left + " - " + right;
            case JUXTAPOSED, DOT -> left + "*" + right;
            case HADAMARD -> left + ".*" + right;
            case OVER -> left + "/" + right;
            case KRONECKER -> left + " %x% " + right;
            case ELEMENTS_OVER -> left + "./" + right;
            case LESS -> left + " < " + right;
            case LESS_EQUAL -> left + " <= " + right;
            case GREATER -> left + " > " + right;
            case GREATER_EQUAL -> left + " >= " + right;
            case EQUAL -> left + " == " + right;
            case NOT_EQUAL -> left + " != " + right;
            case BECOMES -> left + " <- " + right;
        };
    }

    @Override
    protected boolean mayJuxtapose(Text left, Text right) {
        return false;
    }

    @Override
    protected String minus(String operand) {
        return "-" + operand;
    }

    @Override
    protected String superscript(String base, String exponent, boolean elementwise) {
        return base + (elementwise ? ".^" : "^") + exponent;
    }

    @Override
    protected String superscript(String base, Rational exponent, boolean elementwise) {
        String numeral = numeral(exponent);
        boolean simple = numeral.chars().allMatch(Character::isDigit);
        return superscript(base, simple ? numeral : "(" + numeral + ")", elementwise);
    }

    @Override
    protected String transposed(String operand) {
        return operand + "'";
    }

    @Override
    protected String applied(Glyph function, String arguments) {
        return function.ascii() + "(" + arguments + ")";
    }

    @Override
    protected String bigSum(String below, String body, boolean parenthesized) {
        boolean letters = !below.isEmpty() && Character.isLetter(below.charAt(0));
        if (letters) return "sum_" + below + " " + (parenthesized ? grouped(body) : body);
        return below.isEmpty() ? "sum(" + body + ")" : "sum(" + body + ", " + below.replace(",", ", ") + ")";
    }

    @Override
    protected int sumBinding() {
        return Text.ATOM;
    }

    @Override
    protected String ratioOfDifferentials(String of, String by) {
        return "d" + of + "/d" + by;
    }

    @Override
    protected String differential(String of) {
        return "d" + of;
    }

    @Override
    protected String delta(String of) {
        return "delta_" + of;
    }

    @Override
    protected String constant(String word) {
        return word;
    }

    @Override
    protected String chainSign() {
        return " * ";
    }
}
