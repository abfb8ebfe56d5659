package org.leibniz.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Log;
import org.leibniz.expr.Power;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.simplify.Simplifier;

/**
 * Compares an expression with the derivative a question asks for: first the canonical forms, then as rational functions
 * modulo primes, and always at points of the domain, to many digits, which finds where one of them is not defined.
 */
final class Judge {
    static final String OTHER_LAYOUT = "other layout";

    private static final int BASES = 3;

    /** So many outcomes of a kind are told to many digits; after that doubles do, if they have told the same. */
    private static final int EXACTLY = 3;

    private static final double[] SPECIAL = {0, 1, -1};

    private final Question question;
    private final Trials trials;

    Judge(Question question) {
        this.question = question;
        this.trials = new Trials(question);
    }

    Trials trials() {
        return trials;
    }

    /** What several outcomes come to. */
    record Comparison(List<Trials.Trial> same, List<Trials.Trial> other, List<Trials.Trial> undefined) {
        boolean isEmpty() {
            return same.isEmpty() && other.isEmpty() && undefined.isEmpty();
        }

        boolean isSame() {
            return !same.isEmpty() && other.isEmpty() && undefined.isEmpty();
        }
    }

    /** @param answer in the shape of the derivative */
    Comparison compare(Expr answer) {
        Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean doublesMislead = false;
        for (Trials.Trial trial : trials.all()) {
            Trials.Outcome rough = trials.roughOutcome(answer, trial);
            int alike = switch (rough) {
                case SAME -> comparison.same().size();
                case OTHER -> comparison.other().size();
                case UNDEFINED -> comparison.undefined().size();
                case UNKNOWN -> 0;
            };
            boolean exactly = doublesMislead || alike < EXACTLY;
            Trials.Outcome outcome = exactly ? trials.outcome(answer, trial) : rough;
            doublesMislead |= outcome != rough;
            switch (outcome) {
                case SAME -> comparison.same().add(trial);
                case OTHER -> comparison.other().add(trial);
                case UNDEFINED -> comparison.undefined().add(trial);
                case UNKNOWN -> {}
            }
        }
        return comparison;
    }

    /** The answer in the shape of the derivative, as far as a scalar or axes of size 1 can be given that shape. */
    Optional<Expr> fitted(Expr answer) {
        if (answer.shape().equals(question.derivative().shape())) return Optional.of(answer);
        boolean zero = Constant.is(answer, 0);
        if (zero) return Optional.of(Constant.filled(0, question.derivative().shape()));
        boolean single = answer.shape().size().isOne()
                && question.derivative().shape().size().isOne();
        return single
                ? Optional.of(
                        org.leibniz.op.Ops.reshape(answer, question.derivative().shape()))
                : Optional.empty();
    }

    /** The whole answer the other way round, if it then has the shape of the derivative. */
    Optional<Expr> transposed(Expr answer) {
        if (answer.shape().rank() < 2) return columnOrRow(answer);
        Expr turned = answer.t();
        return turned.shape().equals(question.derivative().shape()) ? Optional.of(turned) : Optional.empty();
    }

    private Optional<Expr> columnOrRow(Expr answer) {
        return Optional.of(answer)
                .filter(a -> a.shape().equals(question.derivative().shape()));
    }

    /** The verdict on an answer in the shape of the derivative, unless it is different everywhere. */
    Optional<Verdict> rightIn(Expr answer) {
        Comparison comparison = compare(answer);
        if (comparison.isEmpty()) return exactly(answer).map(Verdict::equal);
        if (comparison.isSame()) {
            Optional<String> gap = gap(answer);
            if (gap.isPresent()) {
                return Optional.of(
                        Verdict.conditional("the answer is defined only for " + gap.get(), Optional.empty()));
            }
            return Optional.of(Verdict.equal(proof(answer, comparison)));
        }
        List<Trials.Trial> wrong = new ArrayList<>(comparison.other());
        wrong.addAll(comparison.undefined());
        Optional<String> condition = Separation.find(comparison.same(), wrong, question.derivative(), answer);
        if (condition.isEmpty()) return Optional.empty();
        Optional<Verdict.Witness> witness = comparison.other().isEmpty()
                ? Optional.empty()
                : Optional.of(witness(answer, comparison.other().get(0)));
        return Optional.of(Verdict.conditional("equal only for " + condition.get(), witness));
    }

    private String proof(Expr answer, Comparison comparison) {
        return exactly(answer)
                .orElseGet(() -> "the same to 30 digits at " + comparison.same().size() + " points");
    }

    private Optional<String> exactly(Expr answer) {
        Graph both = Graph.of(Simplifier.simplify(List.of(answer, question.derivative())));
        if (both.roots().get(0).equals(both.roots().get(1))) return Optional.of("the same formula");
        boolean same = trials.isSameModuloPrimes(answer, question.derivative());
        return same ? Optional.of("the same by exact arithmetic") : Optional.empty();
    }

    /** A place where the derivative is defined and the answer is not. */
    private Optional<String> gap(Expr answer) {
        // At a kink the derivative is a matter of convention.
        if (!canBeUndefined(answer) || hasKink(question.formula())) return Optional.empty();
        List<Symbol> symbols = Graph.of(answer).symbols();
        List<Trials.Trial> bases =
                trials.all().subList(0, Math.min(BASES, trials.all().size()));
        for (Symbol symbol : symbols) {
            if (!symbol.shape().isScalar() || symbol.isIndex()) continue;
            for (double value : SPECIAL) {
                if (isGap(answer, bases, symbol, Real.of(value))) {
                    return Optional.of(symbol.name() + " ≠ " + (long) value);
                }
            }
            for (Symbol other : symbols) {
                if (other == symbol || !other.shape().isScalar()) continue;
                for (Trials.Trial base : bases) {
                    Real value = Objects.requireNonNull(base.values().get(other)).values().get(0);
                    if (isGap(answer, List.of(base), symbol, value)) {
                        return Optional.of(symbol.name() + " ≠ " + other.name());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasKink(Expr formula) {
        for (Expr node : Graph.of(formula).nodes()) {
            boolean kink = node instanceof Apply apply
                    && apply.op().kink(apply, Notation.ASCII).isPresent();
            if (kink) return true;
        }
        return false;
    }

    private static boolean canBeUndefined(Expr answer) {
        for (Expr node : Graph.of(answer).nodes()) {
            if (!(node instanceof Apply apply)) continue;
            boolean quotient = apply.op() == Divide.OP && !apply.arg(1).isConstant();
            if (quotient || apply.op() == Power.OP || apply.op() == Log.OP) return true;
        }
        return false;
    }

    private boolean isGap(Expr answer, List<Trials.Trial> bases, Symbol symbol, Real value) {
        boolean found = false;
        for (Trials.Trial base : bases) {
            Map<Symbol, Evaluation.Array<Real>> values = new LinkedHashMap<>(base.values());
            values.put(symbol, new Evaluation.Array<>(new int[0], List.of(value)));
            Optional<Trials.Trial> trial = trials.trial(values);
            if (trial.isEmpty() || !isDefined(question.derivative(), trial.get())) return false;
            if (isDefined(answer, trial.get())) return false;
            found = true;
        }
        return found;
    }

    private boolean isDefined(Expr e, Trials.Trial trial) {
        return trials.exactValues(e, trial).stream().flatMap(List::stream).allMatch(Real::isFinite);
    }

    Verdict.Witness witness(Expr answer, Trials.Trial trial) {
        Map<String, Tensor> at = new LinkedHashMap<>();
        Graph needed = Graph.of(question.formula(), question.derivative(), answer);
        for (Symbol symbol : needed.symbols())
            at.put(symbol.name(), trial.doubles().get(symbol));
        return new Verdict.Witness(at, trial.expected(), Trials.value(answer, trial));
    }
}
