package org.leibniz.notation;

import java.util.List;

/** LaTeX for math mode, needing no package beyond amsmath. */
final class LatexNotation extends Notation {
    @Override
    protected String name(String name, List<String> indices) {
        boolean differential = name.startsWith("∂");
        String bare = differential ? name.substring(1) : name;
        String separator = separator(indices);
        String joined = String.join(separator, indices);
        String digits = Names.digits(bare);
        String below = digits + (separator.isEmpty() || digits.isEmpty() ? "" : ",") + joined;
        return (differential ? "\\partial " : "") + stem(Names.stem(bare)) + subscript(below);
    }

    private static String separator(List<String> indices) {
        boolean letters =
                indices.stream().allMatch(index -> index.length() == 1 && Character.isLetter(index.charAt(0)));
        return letters ? "" : ",";
    }

    @Override
    protected String component(String base, List<String> indices) {
        return "{" + base + "}" + subscript(String.join(separator(indices), indices));
    }

    private static String stem(String stem) {
        String greek = GreekLetters.command(stem);
        if (greek != null) return greek;
        return stem.length() == 1 ? stem : "\\mathit{" + stem.replace("_", "\\_") + "}";
    }

    private static String subscript(String below) {
        if (below.isEmpty()) return "";
        return below.length() == 1 ? "_" + below : "_{" + below + "}";
    }

    @Override
    public String row(List<String> pieces, String sign) {
        return super.row(pieces, sign.replace("→", "\\to"));
    }

    @Override
    protected String numeral(Rational value) {
        String plain = VulgarFractions.isDrawn(value)
                ? value.numerator() + "/" + value.denominator()
                : PlainNotation.plainNumeral(value);
        int slash = plain.indexOf('/');
        if (slash >= 0) {
            String sign = value.signum() < 0 ? "-" : "";
            return sign + "\\frac{" + value.numerator().abs() + "}{" + value.denominator() + "}";
        }
        return decimalNumeral(value);
    }

    @Override
    protected String decimalNumeral(Rational value) {
        String plain = PlainNotation.plainNumeral(value);
        int exponent = plain.indexOf('e');
        return exponent < 0
                ? plain
                : plain.substring(0, exponent) + " \\cdot 10^{" + plain.substring(exponent + 1) + "}";
    }

    @Override
    protected String infix(String left, Sign sign, String right) {
        return switch (sign) {
            case PLUS -> left + " + " + right;
            case MINUS -> left + " - " + right;
            case JUXTAPOSED -> left + gap(left, right) + right;
            case DOT -> left + " \\cdot " + right;
            case HADAMARD -> left + " \\odot " + right;
            case OVER -> "\\frac{" + left + "}{" + right + "}";
            case KRONECKER -> left + " \\otimes " + right;
            case ELEMENTS_OVER -> left + " \\oslash " + right;
            case LESS -> left + " < " + right;
            case LESS_EQUAL -> left + " \\le " + right;
            case GREATER -> left + " > " + right;
            case GREATER_EQUAL -> left + " \\ge " + right;
            case EQUAL -> left + " = " + right;
            case NOT_EQUAL -> left + " \\ne " + right;
            case BECOMES -> left + " \\leftarrow " + right;
        };
    }

    private static String gap(String left, String right) {
        return right.startsWith("(") || Character.isDigit(left.charAt(left.length() - 1)) && !left.contains("_")
                ? ""
                : " ";
    }

    @Override
    protected boolean drawsFractions() {
        return true;
    }

    @Override
    protected boolean mayJuxtapose(Text left, Text right) {
        return super.mayJuxtapose(left, right)
                && !Character.isDigit(right.string().charAt(0));
    }

    @Override
    protected String minus(String operand) {
        return "-" + operand;
    }

    @Override
    protected String superscript(String base, String exponent, boolean elementwise) {
        String mark = elementwise ? "\\odot " : "";
        String raised = braced(base) + "^";
        return exponent.length() == 1 && mark.isEmpty() ? raised + exponent : raised + "{" + mark + exponent + "}";
    }

    @Override
    protected String superscript(String base, Rational exponent, boolean elementwise) {
        return superscript(base, numeral(exponent), elementwise);
    }

    @Override
    protected String transposed(String operand) {
        return braced(operand) + "^\\top";
    }

    // TeX refuses a second superscript on what has one.
    private static String braced(String base) {
        return base.endsWith("^\\top") ? "{" + base + "}" : base;
    }

    @Override
    protected String grouped(String inside) {
        boolean tall = inside.contains("\\frac") || inside.contains("\\sum");
        return tall ? "\\left(" + inside + "\\right)" : "(" + inside + ")";
    }

    @Override
    protected String applied(Glyph function, String arguments) {
        return switch (function.ascii()) {
            case "abs" -> "\\left|" + arguments + "\\right|";
            case "sqrt" -> "\\sqrt{" + arguments + "}";
            default -> function.latex() + grouped(arguments);
        };
    }

    @Override
    protected String listed(List<String> items) {
        return String.join(", ", items);
    }

    @Override
    protected String bigSum(String below, String body, boolean parenthesized) {
        String mark = below.isEmpty() ? "" : below.length() == 1 ? "_" + below : "_{" + below + "}";
        return "\\sum" + mark + (parenthesized ? grouped(body) : " " + body);
    }

    @Override
    protected String ratioOfDifferentials(String of, String by) {
        return "\\frac{" + ("\\partial " + of).strip() + "}{\\partial " + by + "}";
    }

    @Override
    protected String differential(String of) {
        return "\\partial " + of;
    }

    @Override
    protected String delta(String of) {
        return "\\delta " + of;
    }

    @Override
    protected String constant(String word) {
        return switch (word) {
            case "pi" -> "\\pi";
            case "infinity" -> "\\infty";
            default -> word;
        };
    }

    @Override
    protected String plain(String word) {
        return word.replace("_", "\\_");
    }

    @Override
    public String where(String formula, List<String> definitions) {
        return formula + " \\text{ where } " + String.join(", ", definitions);
    }

    @Override
    protected String chainSign() {
        return " \\cdot ";
    }
}
