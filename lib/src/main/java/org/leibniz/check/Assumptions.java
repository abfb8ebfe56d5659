package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leibniz.expr.Scope;
import org.leibniz.formula.Formula;

/** Reads what is assumed about the values: a domain such as {@code 0 < x < 1, abs(y) < 2}, and facts such as {@code sum(t) = 1}. */
public final class Assumptions {
    private static final Pattern SIGN = Pattern.compile("<=|>=|==|!=|<|>|≤|≥|≠");
    private static final Pattern AND = Pattern.compile("\\s+and\\s+|&&|∧|;");
    private static final Pattern EQUATION = Pattern.compile("(?<![<>=!])=(?!=)|==");

    private Assumptions() {}

    /**
     * The conditions that commas part; a chain of comparisons is several.
     *
     * @throws org.leibniz.formula.FormulaException if one cannot be read
     * @throws IllegalArgumentException if one is no comparison
     */
    public static List<Condition> domain(String text, Scope scope) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : parts(AND.matcher(text).replaceAll(","))) {
            Matcher sign = SIGN.matcher(part);
            List<Integer> starts = new ArrayList<>();
            List<Integer> ends = new ArrayList<>();
            while (sign.find()) {
                starts.add(sign.start());
                ends.add(sign.end());
            }
            if (starts.isEmpty()) {
                throw new IllegalArgumentException("'" + part.strip() + "' is no condition, such as x > 0");
            }
            for (int i = 0; i < starts.size(); i++) {
                int from = i == 0 ? 0 : ends.get(i - 1);
                int to = i + 1 < starts.size() ? starts.get(i + 1) : part.length();
                String comparison = part.substring(from, to).strip();
                conditions.add(new Condition(Formula.parse(comparison, scope), comparison));
            }
        }
        return conditions;
    }

    /** @throws IllegalArgumentException if the text is no equation of formulas */
    public static Fact fact(String text, Scope scope) {
        Matcher equals = EQUATION.matcher(text);
        if (!equals.find())
            throw new IllegalArgumentException("'" + text.strip() + "' is no equation, such as sum(t) = 1");
        return new Fact(
                Formula.parse(text.substring(0, equals.start()), scope),
                Formula.parse(text.substring(equals.end()), scope),
                text.strip());
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(' || c == '[') depth++;
            if (c == ')' || c == ']') depth--;
            if (c != ',' || depth > 0) continue;
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        parts.removeIf(String::isBlank);
        return parts;
    }
}
