package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.notation.Notation;
import org.leibniz.simplify.MatrixNotation;

/** Helps with an answer step by step: first a hint, then the factors one after another, at last the whole line. */
public final class Exam {
    private final List<String> steps = new ArrayList<>();
    private int given;

    private Exam(Question question, Verdict verdict) {
        steps.add(hint(verdict));
        Expr by = question.by().get(0);
        Graph graph = Graph.of(question.formula());
        int target = graph.id(by);
        if (target >= 0) steps.addAll(new Places(graph, target).chain());
        Expr written = MatrixNotation.of(question.derivative(), question.formula());
        steps.add(new Printer(Notation.UNICODE).print(written).toString());
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
                        .map(node -> "look at " + node + " again")
                        .orElse("write down the chain of derivatives from the result to the variable");
        };
    }

    /** Whether there is anything left to tell. */
    public boolean hasNext() {
        return given < steps.size();
    }

    /** The next piece of help. */
    public String next() {
        return steps.get(given++);
    }
}
