package org.leibniz.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.FormulaException;
import org.leibniz.formula.WrittenAnswer;

/** Says of answers whether they are the derivative that a question asks for, and if not, where the mistake is. */
public final class Checker {
    /** An answer in the axes of the derivative. */
    private record Candidate(Expr value, boolean otherLayout) {}

    private static final Set<String> RECTIFIERS = Set.of("relu", "leakyRelu", "max", "min", "clamp", "hardTanh", "elu");

    private static final Pattern PRIMED = Pattern.compile("[\\p{L}0-9_}₀-₉]\\s*(['’′]|\\^\\{?\\\\prime)");

    private final Question question;
    private final Judge judge;
    private @Nullable Judge underFacts;

    private Checker(Question question) {
        this.question = question;
        this.judge = new Judge(question.under(List.of()));
    }

    /** @throws IllegalArgumentException if there is no point at which the formula and its derivative have values */
    public static Checker of(Question question) {
        return new Checker(question);
    }

    /** The verdict on an answer as it was typed; the same for the same answer on every run. */
    public Verdict check(String answer) {
        Verdict verdict = check(answer, false);
        boolean primed =
                verdict.kind() != Verdict.Kind.EQUAL && PRIMED.matcher(answer).find();
        if (!primed) return verdict;
        // People write y′ for both dy/dx and σ′(u) where y = σ(u).
        Verdict local = check(answer, true);
        return local.kind() == Verdict.Kind.EQUAL ? local : verdict;
    }

    private Verdict check(String answer, boolean local) {
        try {
            WrittenAnswer written = WrittenAnswer.read(answer, question.scope(), question.asked(local));
            return check(written, new Diagnosis(question, judge, answer));
        } catch (WrittenAnswer.Undefined undefined) {
            FormulaException first = undefined.first();
            String names = String.join(", ", undefined.names());
            String reason = first.reason() + "; " + names
                    + (undefined.names().size() == 1 ? " needs a definition" : " need definitions");
            return Verdict.unreadable(reason, first.codePoint(), undefined.names());
        } catch (FormulaException unreadable) {
            return Verdict.unreadable(unreadable.reason(), unreadable.codePoint(), List.of());
        }
    }

    private Verdict check(WrittenAnswer written, Diagnosis diagnosis) {
        List<Candidate> candidates = candidates(written);
        Optional<Verdict> best = best(judge, candidates);
        if (best.isPresent()) return kinked(best.get(), written, candidates, diagnosis);
        Optional<Verdict> conditional = underFacts(candidates);
        return conditional.orElseGet(() -> diagnosis.of(written, firstFitting(candidates)));
    }

    // Without the derivative of a rectifier an answer is right on one side of its kink, which is a mistake all the
    // same.
    private Verdict kinked(Verdict verdict, WrittenAnswer written, List<Candidate> candidates, Diagnosis diagnosis) {
        boolean kinks = verdict.kind() == Verdict.Kind.CONDITIONAL
                && verdict.witness().isPresent()
                && Graph.of(question.formula()).nodes().stream().anyMatch(Checker::isRectifier);
        if (!kinks) return verdict;
        Verdict different = diagnosis.of(written, firstFitting(candidates));
        return different.cause().isPresent() ? different : verdict;
    }

    private static boolean isRectifier(Expr e) {
        return e instanceof Apply apply && RECTIFIERS.contains(apply.op().name());
    }

    private static Optional<Expr> firstFitting(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> !candidate.otherLayout())
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .map(Candidate::value);
    }

    private List<Candidate> candidates(WrittenAnswer written) {
        List<Candidate> candidates = new ArrayList<>();
        if (written.indices().isEmpty()) {
            judge.fitted(written.value()).ifPresent(value -> candidates.add(new Candidate(value, written.row())));
            judge.transposed(written.value()).ifPresent(value -> candidates.add(new Candidate(value, true)));
            return candidates;
        }
        int rank = written.value().shape().rank();
        boolean whole = rank == written.indices().size();
        if (!whole) return candidates;
        boolean named =
                written.left().size() == rank && new HashSet<>(written.left()).equals(new HashSet<>(written.indices()));
        List<int[]> orders = named ? List.of(order(written)) : Permutations.of(rank);
        for (int[] axes : orders) {
            Expr value = written.value().transpose(axes);
            judge.fitted(value).ifPresent(fitted -> candidates.add(new Candidate(fitted, false)));
        }
        return candidates;
    }

    private static int[] order(WrittenAnswer written) {
        return written.left().stream().mapToInt(written.indices()::indexOf).toArray();
    }

    private static Optional<Verdict> best(Judge judge, List<Candidate> candidates) {
        Optional<Verdict> conditional = Optional.empty();
        for (Candidate candidate : candidates) {
            Optional<Verdict> verdict = judge.rightIn(candidate.value());
            if (verdict.isEmpty()) continue;
            if (verdict.get().kind() == Verdict.Kind.EQUAL) {
                return candidate.otherLayout() ? Optional.of(Verdict.equal(Judge.OTHER_LAYOUT)) : verdict;
            }
            if (conditional.isEmpty()) conditional = verdict;
        }
        return conditional;
    }

    private Optional<Verdict> underFacts(List<Candidate> candidates) {
        if (candidates.isEmpty()) return Optional.empty();
        if (!question.facts().isEmpty()) {
            if (underFacts == null) underFacts = new Judge(question.under(question.facts()));
            Optional<Verdict> verdict = under(underFacts, question.facts(), candidates);
            if (verdict.isPresent()) return verdict;
        }
        for (Symbol symbol : Graph.of(question.derivative()).symbols()) {
            boolean vector = symbol.shape().rank() == 1
                    && !symbol.isIndex()
                    && !question.by().contains(symbol);
            if (!vector) continue;
            List<Fact> guess = List.of(new Fact(symbol.sum(), Constant.of(1), "sum(" + symbol.name() + ") = 1"));
            Optional<Verdict> verdict = under(new Judge(question.under(guess)), guess, candidates);
            if (verdict.isPresent()) return verdict;
        }
        return Optional.empty();
    }

    private Optional<Verdict> under(Judge facts, List<Fact> known, List<Candidate> candidates) {
        Optional<Verdict> right = best(facts, candidates).filter(verdict -> verdict.kind() == Verdict.Kind.EQUAL);
        if (right.isEmpty()) return Optional.empty();
        List<String> names = known.stream().map(Fact::text).toList();
        Expr answer = candidates.get(0).value();
        Optional<Verdict.Witness> witness = judge.trials().all().stream()
                .filter(trial -> judge.trials().outcome(answer, trial) == Trials.Outcome.OTHER)
                .findFirst()
                .map(trial -> judge.witness(answer, trial));
        return Optional.of(Verdict.conditional("equal only if " + String.join(" and ", names), witness));
    }
}
