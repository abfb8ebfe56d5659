package org.leibniz.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.diff.Jacobian;
import org.leibniz.diff.Scan;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.formula.Definitions;
import org.leibniz.formula.Formula;
import org.leibniz.formula.Undeclared;

/**
 * Answers to one question, a line each: {@code =} before what is equal, {@code ?} before what is equal conditionally,
 * {@code 7@} before what cannot be read from code point 7 on, and {@code !} or the kinds of mistakes, as in
 * {@code sign/constant !}, before what is different. Above them stand {@code f} and {@code by}, and what else belongs to
 * the question: {@code shapes}, {@code define}, {@code domain}, {@code facts}.
 */
final class Answers {
    /** @param kinds the causes that name the mistake; none if any does */
    record Line(Verdict.Kind verdict, Set<String> kinds, int offset, String answer) {}

    private final Map<String, String> head = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    Answers(String block) {
        for (String line : block.split("\n")) {
            int sign = line.indexOf(' ');
            String mark = line.substring(0, sign);
            String rest = line.substring(sign + 1);
            if (mark.endsWith(":")) head.put(mark.substring(0, mark.length() - 1), rest);
            else if (mark.equals("=")) add(Verdict.Kind.EQUAL, Set.of(), 0, rest);
            else if (mark.equals("?")) add(Verdict.Kind.CONDITIONAL, Set.of(), 0, rest);
            else if (mark.equals("!")) add(Verdict.Kind.DIFFERENT, Set.of(), 0, rest);
            else if (mark.endsWith("@"))
                add(Verdict.Kind.UNREADABLE, Set.of(), Integer.parseInt(mark.substring(0, sign - 1)), rest);
            else {
                if (!rest.startsWith("! ")) throw new IllegalArgumentException(line);
                add(Verdict.Kind.DIFFERENT, Set.of(mark.split("/")), 0, rest.substring(2));
            }
        }
    }

    private void add(Verdict.Kind kind, Set<String> kinds, int offset, String answer) {
        lines.add(new Line(kind, kinds, offset, answer));
    }

    List<Line> lines() {
        return lines;
    }

    /** Checks every answer, where nothing that is right may be accused, and returns how many there are. */
    static int assertVerdicts(String... questions) {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String question : questions) {
            Answers answers = new Answers(question);
            Checker checker = answers.checker();
            for (Line line : answers.lines()) {
                Verdict verdict = checker.check(line.answer());
                count++;
                boolean right = verdict.kind() == line.verdict()
                        && (verdict.kind() == Verdict.Kind.DIFFERENT
                                || verdict.cause().isEmpty())
                        && verdict.trouble().map(Verdict.Trouble::offset).orElse(0) == line.offset();
                if (!right) wrong.add(answers + ": " + line + ": " + verdict);
            }
        }
        assertEquals("", String.join("\n", wrong));
        return count;
    }

    @Override
    public String toString() {
        return head.get("f") + " by " + head.get("by");
    }

    Checker checker() {
        Scope scope = new Scope();
        for (String shape : parts("shapes", "\\s+")) {
            String[] nameAndSizes = shape.split(":");
            scope.input(nameAndSizes[0], Formula.shape(nameAndSizes[1]));
        }
        Definitions.read(parts("define", ";"), scope, Undeclared.SCALAR, Set.of(), Scan::of);
        Expr loss = Formula.parse(head.get("f"), scope, Undeclared.SCALAR);
        Expr x = scope.find(head.get("by")).orElseThrow();
        Expr derivative = loss.shape().isScalar()
                ? Derivatives.d(loss, x)
                : Jacobian.of(loss).by(x);
        List<Condition> domain = Assumptions.domain(head.getOrDefault("domain", ""), scope);
        List<Fact> facts = parts("facts", ";").stream()
                .map(fact -> Assumptions.fact(fact, scope))
                .toList();
        return Checker.of(new Question(loss, List.of(x), derivative, scope, domain, List.of(), facts));
    }

    private List<String> parts(String field, String separator) {
        List<String> parts = new ArrayList<>();
        for (String part : head.getOrDefault(field, "").split(separator)) if (!part.isBlank()) parts.add(part.strip());
        return parts;
    }
}
