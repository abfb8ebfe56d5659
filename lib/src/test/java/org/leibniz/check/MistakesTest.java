package org.leibniz.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Wrong answers, made from right ones by an operator each, and the cause that is named. The operators: leave out a weight,
 * an input, the derivative of an activation, 1 − z; repeat a factor; take another weight or input; turn a sign; forget a
 * number; take σ′ at another argument or of another function; lose a term of the product rule, the quotient rule or a path;
 * take the rule for powers, products or quotients wrongly; forget the square of the quotient rule; transpose a matrix;
 * exchange indices; leave out a sum.
 */
class MistakesTest {
    private static final long SEED = 20261121;

    /** A wrong answer, and the causes that name its mistake. */
    private record Wrong(
            String operator, String given, String formula, String by, String answer, Set<Cause.Kind> kinds) {}

    private final Random random = new Random(SEED);
    private final List<Wrong> wrong = new ArrayList<>();
    private final List<String> right = new ArrayList<>();

    private final Map<String, Checker> checkers = new HashMap<>();

    private Verdict check(String given, String formula, String by, String answer) {
        return checkers.computeIfAbsent(
                        given + "|" + formula + "|" + by, key -> AnswerCorpusTest.checker(given, formula, by))
                .check(answer);
    }

    private void add(String operator, String given, String formula, String by, String answer, Cause.Kind... kinds) {
        wrong.add(new Wrong(operator, given, formula, by, answer, EnumSet.copyOf(List.of(kinds))));
    }

    private String derivative(String activation, String y, String u) {
        return switch (activation) {
            case "sigmoid" -> y + "*(1-" + y + ")";
            case "tanh" -> "(1-" + y + "^2)";
            default -> "cos(" + u + ")";
        };
    }

    /** A chain of layers with one number each; every operator where it applies. */
    private void chain() {
        int layers = 2 + random.nextInt(2);
        String[] names = {"h", "z", "a", "s"};
        String stem = names[random.nextInt(names.length)];
        List<String> activations = new ArrayList<>();
        StringBuilder given = new StringBuilder();
        List<String> results = new ArrayList<>(List.of("x"));
        for (int k = 1; k <= layers; k++) {
            activations.add(List.of("sigmoid", "tanh", "sin").get(random.nextInt(3)));
            String result = k == layers ? "y" : stem + k;
            given.append("; u").append(k).append(" = w").append(k).append("*").append(results.get(k - 1));
            given.append("; ")
                    .append(result)
                    .append(" = ")
                    .append(activations.get(k - 1))
                    .append("(u")
                    .append(k)
                    .append(")");
            results.add(result);
        }
        String formula = "(r-y)^2/2";
        List<String> factors = new ArrayList<>(List.of("-(r-y)"));
        for (int k = layers; k >= 1; k--) {
            factors.add(derivative(activations.get(k - 1), results.get(k), "u" + k));
            factors.add(k > 1 ? "w" + k : "x");
        }
        String defined = given.toString();
        right.add(defined + "|" + formula + "|w1|" + product(factors));
        int layer = 1 + random.nextInt(layers);
        int slope = 1 + 2 * (layers - layer);
        String activation = activations.get(layer - 1);
        String result = results.get(layer);
        add("no activation", defined, formula, "w1", without(factors, slope), Cause.Kind.MISSING_FACTOR);
        int weight = 2 + 2 * random.nextInt(layers - 1);
        add("no weight", defined, formula, "w1", without(factors, weight), Cause.Kind.MISSING_FACTOR);
        add("no input", defined, formula, "w1", without(factors, factors.size() - 1), Cause.Kind.MISSING_FACTOR);
        add(
                "factor twice",
                defined,
                formula,
                "w1",
                product(factors) + "*" + factors.get(weight),
                Cause.Kind.EXTRA_FACTOR);
        add("input twice", defined, formula, "w1", product(factors) + "*x", Cause.Kind.EXTRA_FACTOR);
        add("other weight", defined, formula, "w1", with(factors, weight, "w1"), Cause.Kind.SWAPPED_FACTOR);
        add(
                "other input",
                defined,
                formula,
                "w1",
                with(factors, factors.size() - 1, results.get(1)),
                Cause.Kind.SWAPPED_FACTOR);
        add("sign", defined, formula, "w1", with(factors, 0, "(r-y)"), Cause.Kind.SIGN);
        add("constant", defined, formula, "w1", "2*" + product(factors), Cause.Kind.CONSTANT);
        String argument = activation + "'(" + result + ")";
        add("other argument", defined, formula, "w1", with(factors, slope, argument), Cause.Kind.ARGUMENT);
        String other = activation.equals("tanh") ? "sigmoid" : "tanh";
        add(
                "other activation",
                defined,
                formula,
                "w1",
                with(factors, slope, other + "'(u" + layer + ")"),
                Cause.Kind.ACTIVATION);
        if (activation.equals("sigmoid")) {
            add("no 1-z", defined, formula, "w1", with(factors, slope, result), Cause.Kind.MISSING_FACTOR);
            add("1+z", defined, formula, "w1", with(factors, slope, result + "*(1+" + result + ")"), Cause.Kind.SIGN);
        }
        if (activation.equals("tanh")) {
            add("1+z²", defined, formula, "w1", with(factors, slope, "(1+" + result + "^2)"), Cause.Kind.SIGN);
        }
    }

    private static String product(List<String> factors) {
        return String.join("*", factors);
    }

    private static String without(List<String> factors, int index) {
        List<String> left = new ArrayList<>(factors);
        left.remove(index);
        return product(left);
    }

    private static String with(List<String> factors, int index, String factor) {
        List<String> changed = new ArrayList<>(factors);
        changed.set(index, factor);
        return product(changed);
    }

    /** Rules for two functions of x. */
    private void rules(int number) {
        String[][] functions = {
            {"sin(x)", "cos(x)"},
            {"x^3", "3*x^2"},
            {"exp(2*x)", "2*exp(2*x)"},
            {"(x^2+1)", "2*x"},
            {"cos(x)", "(-sin(x))"},
            {"tanh(x)", "(1-tanh(x)^2)"},
            {"(3*x+2)", "3"}
        };
        String[] f = functions[number % functions.length];
        String[] g = functions[(number + 1 + number / functions.length) % functions.length];
        if (f == g) return;
        String product = f[0] + "*" + g[0];
        right.add("|" + product + "|x|" + f[1] + "*" + g[0] + "+" + f[0] + "*" + g[1]);
        add("first term only", "", product, "x", f[1] + "*" + g[0], Cause.Kind.MISSING_TERM);
        add("second term only", "", product, "x", f[0] + "*" + g[1], Cause.Kind.MISSING_TERM);
        add("product of derivatives", "", product, "x", f[1] + "*" + g[1], Cause.Kind.WRONG_RULE);
        add("sign of a term", "", product, "x", f[1] + "*" + g[0] + "-" + f[0] + "*" + g[1], Cause.Kind.SIGN);
        String quotient = f[0] + "/" + g[0];
        String above = "(" + f[1] + "*" + g[0] + "-" + f[0] + "*" + g[1] + ")";
        right.add("|" + quotient + "|x|" + above + "/(" + g[0] + ")^2");
        add("no square", "", quotient, "x", above + "/" + g[0], Cause.Kind.MISSING_SQUARE);
        add(
                "plus in the quotient",
                "",
                quotient,
                "x",
                above.replace("-" + f[0], "+" + f[0]) + "/(" + g[0] + ")^2",
                Cause.Kind.SIGN);
        add("quotient of derivatives", "", quotient, "x", f[1] + "/(" + g[1] + ")", Cause.Kind.WRONG_RULE);
        int power = 2 + number % 5;
        add("power not lowered", "", "x^" + power, "x", power + "*x^" + power, Cause.Kind.WRONG_RULE);
        add("power rule on an exponential", "", power + "^x", "x", "x*" + power + "^(x-1)", Cause.Kind.WRONG_RULE);
        String inner = "(x^2+" + power + "*x)";
        add(
                "inner derivative",
                "; u = x^2+" + power + "*x; s = sin(u)",
                "s*y",
                "x",
                "cos" + inner + "*y",
                Cause.Kind.MISSING_FACTOR);
        String paths = "; u = w*x; p = sin(u); q = tanh(" + power + "*u)";
        add("a path less", paths, "p^2 + q*r", "w", "2*p*cos(u)*x", Cause.Kind.MISSING_PATH, Cause.Kind.MISSING_TERM);
    }

    /** Networks of matrices. */
    private void matrices(int number) {
        int n = 2 + number % 3;
        String activation = number % 2 == 0 ? "tanh" : "sigmoid";
        String slope = number % 2 == 0 ? "(1-h.^2)" : "(h.*(1-h))";
        String given = "V:[" + n + "," + n + "] W:[" + n + "," + n + "] x:[" + n + "] t:[" + n + "]; h = " + activation
                + "(W*x); e = V*h - t";
        String formula = "e'*e/2";
        right.add(given + "|" + formula + "|W|((V'*e).*" + slope + ")*x'");
        add("no transpose", given, formula, "W", "((V*e).*" + slope + ")*x'", Cause.Kind.TRANSPOSE);
        add(
                "no transpose of indices",
                given,
                formula,
                "W",
                "∂E/∂W_ij = (Σ_k V_ik e_k)" + indexed(number) + " x_j",
                Cause.Kind.INDEX);
        add("no activation", given, formula, "W", "(V'*e)*x'", Cause.Kind.MISSING_FACTOR);
        add("other matrix", given, formula, "W", "((W'*e).*" + slope + ")*x'", Cause.Kind.SWAPPED_FACTOR);
        add("no sum", given, formula, "x", "∂E/∂x_j = (Σ_k V_ki e_k)" + indexed(number) + " W_ij", Cause.Kind.INDEX);
        add("no input", given, formula, "W", "∂E/∂W_ij = (Σ_k V_ki e_k)" + indexed(number), Cause.Kind.MISSING_FACTOR);
        add(
                "indices exchanged",
                given,
                formula,
                "W",
                "∂E/∂W_ij = (Σ_k V_kj e_k)" + indexed(number).replace("_i", "_j") + " x_i",
                Cause.Kind.INDEX);
        add("constant", given, formula, "W", "2*((V'*e).*" + slope + ")*x'", Cause.Kind.CONSTANT);
        String square = "x:[" + n + "] A:[" + n + "," + n + "]";
        add("half of a quadratic form", square, "x'*A*x", "x", "2*A*x", Cause.Kind.TRANSPOSE);
        add("one term of a quadratic form", square, "x'*A*x", "x", "A*x", Cause.Kind.MISSING_TERM);
    }

    private static String indexed(int number) {
        return number % 2 == 0 ? " (1-h_i^2)" : " h_i (1-h_i)";
    }

    @Test
    void mistakesAreNamed() {
        for (int i = 0; i < 14; i++) chain();
        for (int i = 0; i < 14; i++) rules(i);
        for (int i = 0; i < 4; i++) matrices(i);
        assertTrue(wrong.size() >= 300, "only " + wrong.size());
        Map<String, Integer> missed = new TreeMap<>();
        StringBuilder list = new StringBuilder();
        int named = 0;
        int count = 0;
        for (Wrong answer : wrong) {
            Verdict verdict = check(answer.given(), answer.formula(), answer.by(), answer.answer());
            // An operator may happen to change nothing.
            if (verdict.kind() == Verdict.Kind.EQUAL) continue;
            count++;
            assertEquals(Verdict.Kind.DIFFERENT, verdict.kind(), () -> answer + ": " + verdict.because());
            boolean right = verdict.cause().isPresent()
                    && answer.kinds().contains(verdict.cause().get().kind());
            if (right) named++;
            else missed.merge(answer.operator(), 1, Integer::sum);
            if (!right) list.append('\n').append(answer).append(" -> ").append(verdict.cause());
        }
        System.out.println("generated mistakes: " + named + " of " + count + " named");
        assertTrue(named >= 0.9 * count && count >= 300, named + " of " + count + ", missed " + missed + list);
    }

    @Test
    void rightAnswersAreNotAccused() {
        for (int i = 0; i < 8; i++) chain();
        for (int i = 0; i < 10; i++) rules(i);
        for (int i = 0; i < 4; i++) matrices(i);
        for (String row : right) {
            String[] fields = row.split("\\|", -1);
            Verdict verdict = check(fields[0], fields[1], fields[2], fields[3]);
            assertEquals(Verdict.Kind.EQUAL, verdict.kind(), () -> row + ": " + verdict);
            assertTrue(verdict.cause().isEmpty(), row);
        }
    }
}
