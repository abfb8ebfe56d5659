package org.leibniz.check;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.leibniz.explain.Derivation;
import org.leibniz.explain.Explanation;
import org.leibniz.explain.Language;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.notation.Notation;
import org.leibniz.simplify.MatrixNotation;

/** Helps with an answer step by step: first a hint, then the factors one after another, at last the whole line. */
public final class Exam implements Iterator<String> {
    private final List<String> steps = new ArrayList<>();
    private int given;

    private Exam(Question question, Verdict verdict) {
        steps.add(hint(verdict));
        boolean chain = question.by().size() == 1 && question.formula().shape().isScalar();
        if (chain) {
            Derivation derivation =
                    Derivation.of(question.formula(), question.by().get(0));
            Set<String> factors = new LinkedHashSet<>();
            for (Explanation.Told step :
                    Explanation.of(derivation, Map.of(), Map.of()).told(Language.ENGLISH)) {
                for (Explanation.ToldFactor factor : step.factors())
                    factors.add("the next factor is " + factor.name() + " = " + factor.text());
            }
            steps.addAll(factors);
            steps.add(derivation.component(Notation.UNICODE));
        } else {
            Expr written = MatrixNotation.of(question.derivative(), question.formula());
            steps.add(new Printer(Notation.UNICODE).print(written).toString());
        }
    }

    /** Help with an answer that has been checked. */
    public static Exam of(Question question, String answer) {
        return new Exam(question, Checker.of(question).check(answer));
    }

    private static String hint(Verdict verdict) {
        return switch (verdict.kind()) {
            case EQUAL -> "right";
            case CONDITIONAL, UNREADABLE -> verdict.because();
            case DIFFERENT ->
                verdict.cause()
                        .flatMap(Cause::node)
                        .map(node -> "look at " + Notation.UNICODE.symbol(node) + " again")
                        .orElse("write down the chain of derivatives from the result to the variable");
        };
    }

    /** Whether there is anything left to tell. */
    @Override
    public boolean hasNext() {
        return given < steps.size();
    }

    /** The next piece of help. */
    @Override
    public String next() {
        if (!hasNext()) throw new NoSuchElementException("all has been told");
        return steps.get(given++);
    }
}
