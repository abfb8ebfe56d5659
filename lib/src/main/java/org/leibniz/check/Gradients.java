package org.leibniz.check;

import java.util.List;
import java.util.Map;
import org.leibniz.diff.Gradient;
import org.leibniz.diff.Jacobian;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Checks of derivatives for tests, in JUnit, Kotest and anything else that knows {@link AssertionError}. */
public final class Gradients {
    private Gradients() {}

    /**
     * Fails unless the answer is the derivative.
     *
     * @param loss a formula; its named values may stand in the answer
     * @param by a symbol or a named value
     * @param answer as people write it: plain text, Unicode or LaTeX
     * @throws AssertionError with the mistake, and a point at which the values differ
     */
    public static void assertGradient(Expr loss, Expr by, String answer) {
        Verdict verdict = check(loss, by, answer);
        if (verdict.kind() != Verdict.Kind.EQUAL) throw new AssertionError(message(verdict, by, answer));
    }

    /** The verdict on an answer. */
    public static Verdict check(Expr loss, Expr by, String answer) {
        return Checker.of(question(loss, by)).check(answer);
    }

    /** The question for the derivative of a formula, whose named values may stand in answers. */
    public static Question question(Expr loss, Expr by) {
        Scope scope = new Scope();
        Graph graph = Graph.of(List.of(loss, by));
        for (int id = 0; id < graph.size(); id++) {
            if (graph.node(id) instanceof Symbol symbol) scope.declare(symbol);
            else if (graph.label(id) != null) scope.define(graph.label(id), graph.node(id));
        }
        Expr derivative = loss.shape().isScalar()
                ? Gradient.of(loss).by(by)
                : Jacobian.of(loss).by(by);
        return new Question(loss, List.of(by), derivative, scope, List.of(), List.of(), List.of());
    }

    private static String message(Verdict verdict, Expr by, String answer) {
        StringBuilder message = new StringBuilder("the answer " + answer + " for the derivative by " + by.described()
                + " is " + verdict.kind().word() + ": " + verdict.because());
        verdict.witness().ifPresent(witness -> {
            message.append("\n  at");
            for (Map.Entry<String, Tensor> value : witness.at().entrySet()) {
                message.append(' ').append(value.getKey()).append(" = ").append(value.getValue());
            }
            message.append("\n  expected ").append(witness.expected());
            message.append("\n  answer   ").append(witness.answer());
        });
        return message.toString();
    }
}
