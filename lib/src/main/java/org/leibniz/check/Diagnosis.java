package org.leibniz.check;

import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.formula.WrittenAnswer;

/** Finds the mistake in an answer that is not the derivative. */
final class Diagnosis {
    private final Question question;
    private final Judge judge;

    Diagnosis(Question question, Judge judge) {
        this.question = question;
        this.judge = judge;
    }

    Verdict of(WrittenAnswer written, Optional<Expr> fitting) {
        if (fitting.isEmpty()) {
            String shapes = "the answer has the shape " + written.value().shape() + ", the derivative "
                    + question.derivative().shape();
            return Verdict.different(shapes, Optional.empty(), Optional.empty());
        }
        Judge.Comparison comparison = judge.compare(fitting.get());
        Optional<Verdict.Witness> witness = comparison.other().stream()
                .findFirst()
                .or(() -> comparison.undefined().stream().findFirst())
                .map(trial -> judge.witness(fitting.get(), trial));
        return Verdict.different("another value", Optional.empty(), witness);
    }
}
