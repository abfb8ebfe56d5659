package org.leibniz.notation;

import static org.leibniz.notation.Text.ATOM;
import static org.leibniz.notation.Text.HADAMARD;
import static org.leibniz.notation.Text.INDEX_SUM;
import static org.leibniz.notation.Text.NEGATION;
import static org.leibniz.notation.Text.POSTFIX;
import static org.leibniz.notation.Text.POWER;
import static org.leibniz.notation.Text.PREFIX;
import static org.leibniz.notation.Text.PRODUCT;
import static org.leibniz.notation.Text.SUM;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.leibniz.notation.Text.Kind;

/**
 * One way to write formulas. This class knows precedence and decides on parentheses; its subclasses know the signs.
 *
 * <p>Products of every kind have one precedence and are read from left to right, so a right operand that is itself a
 * product is always put in parentheses; the exception is a scalar multiple of a matrix product, {@code 2A·x}.
 */
public abstract class Notation {
    public static final Notation UNICODE = new UnicodeNotation();
    public static final Notation ASCII = new AsciiNotation();
    public static final Notation LATEX = new LatexNotation();
    public static final Notation MATHML = new MathMlNotation();

    /** The signs between two operands. */
    protected enum Sign {
        PLUS,
        MINUS,
        JUXTAPOSED,
        DOT,
        HADAMARD,
        OVER,
        ELEMENTS_OVER,
        KRONECKER,
        LESS,
        LESS_EQUAL,
        GREATER,
        GREATER_EQUAL,
        EQUAL,
        NOT_EQUAL,
        BECOMES
    }

    // What a subclass writes ----------------------------------------------------------------------------------------

    protected abstract String name(String name, List<String> indices);

    /** An already written value with indices below it. */
    protected abstract String component(String base, List<String> indices);

    protected abstract String numeral(Rational value);

    protected abstract String decimalNumeral(Rational value);

    protected abstract String infix(String left, Sign sign, String right);

    protected abstract String minus(String operand);

    protected abstract String superscript(String base, String exponent, boolean elementwise);

    protected abstract String superscript(String base, Rational exponent, boolean elementwise);

    protected abstract String transposed(String operand);

    protected abstract String grouped(String inside);

    protected abstract String applied(Glyph function, String arguments);

    protected abstract String listed(List<String> items);

    protected abstract String bigSum(String below, String body, boolean parenthesized);

    protected abstract String ratioOfDifferentials(String of, String by);

    protected abstract String differential(String of);

    /** A δ before what it belongs to. */
    protected String delta(String of) {
        return "δ" + of;
    }

    /** A word that is no formula, such as a shape. */
    protected String plain(String word) {
        return word;
    }

    /** One of the words {@code pi}, {@code e}, {@code infinity}. */
    protected abstract String constant(String word);

    /** Whether a quotient is drawn as a fraction, so that neither side needs parentheses. */
    protected boolean drawsFractions() {
        return false;
    }

    /** How strongly a sum over axes binds: as a sign in front, unless it is written as a call. */
    protected int sumBinding() {
        return PREFIX;
    }

    /** Whether two factors may stand side by side without a sign and still be read as two. */
    protected boolean mayJuxtapose(Text left, Text right) {
        return right.kind() != Kind.NUMBER && !isBig(left) && !isBig(right);
    }

    private static boolean isBig(Text text) {
        return text.kind() == Kind.BIG_OPERATOR || text.kind() == Kind.OPEN_SUM;
    }

    /** This notation, never writing two one-letter names side by side where they would be read as one of these words. */
    public Notation avoiding(Set<String> words) {
        return this;
    }

    // Atoms ---------------------------------------------------------------------------------------------------------

    public final Text symbol(String name) {
        return symbol(name, List.of());
    }

    /** A component, {@code w₁ᵢⱼ}; the indices are letters or already written index expressions. */
    public final Text symbol(String name, List<String> indices) {
        return new Text(name(name, indices), ATOM, Kind.NAME, false, 1);
    }

    /** A component of a value that is no name, {@code softmax(z)ᵢ}. */
    public final Text indexed(Text value, List<String> indices) {
        if (indices.isEmpty()) return value;
        Text base = within(value, ATOM);
        return new Text(component(base.string(), indices), ATOM, Kind.OTHER, false, base.tokens() + 1);
    }

    /** A name that never stands beside another one without a sign. */
    public final Text apart(String name) {
        return new Text(name(name, List.of()), ATOM, Kind.BIG_OPERATOR, false, 1);
    }

    public final Text number(Rational value) {
        int binding = value.signum() < 0 ? NEGATION : binding(numeral(value));
        return new Text(numeral(value), binding, Kind.NUMBER, false, 1);
    }

    /** A measured number: as a decimal, where {@link #number} would draw a fraction. */
    public final Text decimal(Rational value) {
        int binding = value.signum() < 0 ? NEGATION : ATOM;
        return new Text(decimalNumeral(value), binding, Kind.NUMBER, false, 1);
    }

    // A fraction that is one sign may be a factor as it stands, but not the base of a power.
    private static int binding(String numeral) {
        if (numeral.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) return ATOM;
        return numeral.length() == 1 ? POWER : PRODUCT;
    }

    public final Text word(String word) {
        return new Text(constant(word), ATOM, Kind.NAME, false, 1);
    }

    // Operators -----------------------------------------------------------------------------------------------------

    public final Text add(Text a, Text b) {
        return join(within(a, SUM), Sign.PLUS, within(b, SUM + 1, NEGATION), SUM);
    }

    public final Text subtract(Text a, Text b) {
        return join(within(a, SUM), Sign.MINUS, within(b, SUM + 1, NEGATION), SUM);
    }

    public final Text negate(Text a) {
        Text operand = a.kind() == Kind.NUMBER ? parenthesize(a) : within(a, NEGATION + 1);
        return new Text(minus(operand.string()), NEGATION, Kind.OTHER, a.row(), a.tokens() + 1);
    }

    /** A product with a scalar on at least one side; a chain {@code 2A·x} is the scalar times all that follows. */
    public final Text scale(Text a, Text b) {
        Text left = a.kind() == Kind.MATRIX_PRODUCT || isOpenSum(a) ? parenthesize(a) : within(a, PRODUCT);
        // An index sum reaches to the end of the product, so as the last factor it needs no parentheses.
        if (b.binding() == INDEX_SUM) return joinAs(left, Sign.DOT, b, INDEX_SUM, Kind.BIG_OPERATOR);
        Text right = b.kind() == Kind.MATRIX_PRODUCT ? b : within(b, PREFIX);
        boolean apart = endsBelow(left) || !mayJuxtapose(left, right);
        return joinAs(left, apart ? Sign.DOT : Sign.JUXTAPOSED, right, PRODUCT, Kind.SCALED);
    }

    // Σ u·v would be read as the sum of the products.
    private static boolean isOpenSum(Text a) {
        return a.kind() == Kind.OPEN_SUM && a.binding() == PREFIX;
    }

    // 1/nt would be read as 1/(nt).
    private boolean endsBelow(Text left) {
        boolean fraction = left.kind() == Kind.NUMBER && left.string().contains("/");
        return (left.kind() == Kind.QUOTIENT || fraction) && !drawsFractions();
    }

    /** The matrix product. */
    public final Text dot(Text a, Text b) {
        Text left = a.kind() == Kind.SCALED || isOpenSum(a) ? parenthesize(a) : within(a, PRODUCT);
        // A/2·x is no chain of factors: a multiple of it, 2(A/2·x), needs parentheses.
        boolean chain = left.kind() == Kind.MATRIX_PRODUCT || left.binding() >= PREFIX;
        return joinAs(left, Sign.DOT, within(b, PREFIX), PRODUCT, chain ? Kind.MATRIX_PRODUCT : Kind.OTHER);
    }

    public final Text hadamard(Text a, Text b) {
        Text left = isOpenSum(a) ? parenthesize(a) : within(a, HADAMARD);
        return join(left, Sign.HADAMARD, within(b, PREFIX), HADAMARD);
    }

    /** A quotient by a scalar. */
    public final Text divide(Text a, Text b) {
        if (drawsFractions()) return join(a, Sign.OVER, b, PREFIX);
        Text left = a.kind() == Kind.NUMBER ? parenthesizeUnlessWhole(a, b) : within(a, PRODUCT);
        return joinAs(left, Sign.OVER, within(b, PREFIX), PRODUCT, Kind.QUOTIENT);
    }

    // 1/3 stands for the number, (1)/3 for the quotient of two numbers.
    private Text parenthesizeUnlessWhole(Text a, Text b) {
        return a.binding() == ATOM && b.kind() != Kind.NUMBER ? a : parenthesize(a);
    }

    public final Text divideElements(Text a, Text b) {
        return join(within(a, HADAMARD), Sign.ELEMENTS_OVER, within(b, PREFIX), HADAMARD);
    }

    /** The tensor of a Kronecker product, written as that. */
    public final Text kronecker(Text a, Text b) {
        return join(within(a, PREFIX), Sign.KRONECKER, within(b, PREFIX), HADAMARD);
    }

    public final Text power(Text base, Text exponent, boolean elementwise) {
        Text low = within(base, POSTFIX);
        // What stands higher needs no parentheses.
        Text small = drawsFractions() ? exponent : within(exponent, ATOM);
        String raised = superscript(low.string(), small.string(), elementwise);
        return new Text(raised, POWER, Kind.OTHER, base.row(), low.tokens() + exponent.tokens() + 1);
    }

    public final Text power(Text base, Rational exponent, boolean elementwise) {
        Text low = within(base, POSTFIX);
        String raised = superscript(low.string(), exponent, elementwise);
        return new Text(raised, POWER, Kind.OTHER, base.row(), low.tokens() + 2);
    }

    public final Text transpose(Text a) {
        Text operand = within(a, POSTFIX);
        return new Text(transposed(operand.string()), POSTFIX, Kind.OTHER, !a.row(), a.tokens() + 1);
    }

    public final Text call(Glyph function, List<Text> arguments) {
        List<String> strings = arguments.stream().map(Text::string).toList();
        int tokens = 2 + arguments.stream().mapToInt(Text::tokens).sum();
        return new Text(applied(function, listed(strings)), ATOM, Kind.OTHER, false, tokens);
    }

    public final Text call(String function, Text... arguments) {
        return call(Glyph.of(function), List.of(arguments));
    }

    /** A plain word as an argument of a call, such as a shape. */
    public final Text literal(String word) {
        return new Text(plain(word), ATOM, Kind.OTHER, false, 1);
    }

    /** The sum over the given axes, written 0-based; over all axes where none is given. */
    public final Text sum(Text a, List<Integer> axes) {
        boolean parenthesized = a.binding() < POWER;
        StringJoiner below = new StringJoiner(",");
        axes.forEach(axis -> below.add(axis.toString()));
        String written = bigSum(below.toString(), a.string(), parenthesized);
        Kind kind = parenthesized ? Kind.BIG_OPERATOR : Kind.OPEN_SUM;
        return new Text(written, sumBinding(), kind, false, a.tokens() + 1);
    }

    /** {@code Σⱼ body}, reaching over the whole product that follows. */
    public final Text indexSum(String index, Text body) {
        boolean parenthesized = body.binding() < INDEX_SUM;
        String written = bigSum(index, body.string(), parenthesized);
        return new Text(written, INDEX_SUM, Kind.BIG_OPERATOR, false, body.tokens() + 2);
    }

    /** {@code ∂E/∂w}. */
    public final Text partial(Text of, Text by) {
        return new Text(ratioOfDifferentials(of.string(), by.string()), ATOM, Kind.OTHER, false, 3);
    }

    public final Text differential(Text of) {
        return new Text(differential(of.string()), ATOM, Kind.NAME, false, 1);
    }

    /** {@code δuₜ}, the derivative of a result by a value. */
    public final Text delta(Text of) {
        return new Text(delta(of.string()), ATOM, Kind.NAME, false, 1);
    }

    /** A comparison, {@code relation} being one of {@code < <= > >= == !=}. */
    public final Text compare(Text a, String relation, Text b) {
        Sign sign = switch (relation) {
            case "<" -> Sign.LESS;
            case "<=" -> Sign.LESS_EQUAL;
            case ">" -> Sign.GREATER;
            case ">=" -> Sign.GREATER_EQUAL;
            case "==" -> Sign.EQUAL;
            case "!=" -> Sign.NOT_EQUAL;
            default -> throw new IllegalArgumentException("no relation: " + relation);
        };
        return join(within(a, SUM), sign, within(b, SUM), Text.COMPARISON);
    }

    /** A new value for a name, {@code w ← w − g}. */
    public final Text assign(Text name, Text value) {
        return join(name, Sign.BECOMES, value, Text.COMPARISON);
    }

    public final Text parenthesize(Text a) {
        return new Text(grouped(a.string()), ATOM, Kind.OTHER, a.row(), a.tokens() + 2);
    }

    /** An equation as a line of its own, {@code left = right}. */
    public String equation(String left, String right) {
        return left + " = " + right;
    }

    /** What is added to a value that is there already, {@code left += right}. */
    public String increment(String left, String right) {
        return row(List.of(left, right), "+=");
    }

    /** Written pieces with a sign such as {@code +}, {@code ,} or {@code →} between them. */
    public String row(List<String> pieces, String sign) {
        return String.join(sign.equals(",") ? ", " : " " + sign + " ", pieces);
    }

    /** A formula with the definitions of names in it, {@code 2u where u = wx}. */
    public String where(String formula, List<String> definitions) {
        return formula + " where " + String.join(", ", definitions);
    }

    /** The factors of a chain product, {@code a · b · c}. */
    public String chain(List<Text> factors) {
        StringJoiner joined = new StringJoiner(chainSign());
        for (int i = 0; i < factors.size(); i++) {
            Text factor = factors.get(i);
            // A leading minus sign belongs to the whole product, so the first factor may keep it.
            joined.add((i == 0 ? within(factor, NEGATION) : within(factor, HADAMARD)).string());
        }
        return joined.toString();
    }

    protected abstract String chainSign();

    // Help ----------------------------------------------------------------------------------------------------------

    /** The text itself if it binds at least as strongly as asked, else in parentheses. */
    public final Text within(Text text, int binding) {
        return text.binding() >= binding ? text : parenthesize(text);
    }

    private Text within(Text text, int binding, int excluded) {
        return text.binding() == excluded ? parenthesize(text) : within(text, binding);
    }

    private Text join(Text a, Sign sign, Text b, int binding) {
        return joinAs(a, sign, b, binding, Kind.OTHER);
    }

    private Text joinAs(Text a, Sign sign, Text b, int binding, Kind kind) {
        return new Text(infix(a.string(), sign, b.string()), binding, kind, false, a.tokens() + b.tokens() + 1);
    }
}
