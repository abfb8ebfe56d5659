package org.leibniz.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Definitions;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** The points at which answers to one question are tried, and what the derivative is there. */
final class Trials {
    private static final int WANTED = 14;
    private static final int ENOUGH = 6;
    private static final int TRIES = 63;
    private static final int MOST_TRIES = 2_000;

    /** Doubles nearer than this are compared with many digits. */
    private static final double NEAR = 1e-7;

    private static final BigDecimal SAME = BigDecimal.ONE.movePointLeft(30);

    /** Routines on whole arrays have the digits of doubles. */
    private static final BigDecimal SAME_AS_DOUBLE = BigDecimal.ONE.movePointLeft(9);

    /** Numbers of which fewer digits are known tell nothing. */
    private static final int KNOWN_DIGITS = 9;

    /** What an answer is at a point. */
    enum Outcome {
        SAME,
        OTHER,
        UNDEFINED,
        /** Too many digits are lost to differences to tell. */
        UNKNOWN
    }

    /** One point. */
    record Trial(Map<Symbol, Evaluation.Array<Real>> values, Map<Symbol, Tensor> doubles, Tensor expected) {}

    private final Question question;
    private final Points points;
    private final List<Symbol> symbols;
    private final List<Trial> trials = new ArrayList<>();
    private final Map<Trial, List<Real>> exact = new IdentityHashMap<>();

    private final Map<Expr, List<Expr>> expanded = new IdentityHashMap<>();
    private final Map<Expr, Boolean> routines = new IdentityHashMap<>();

    Trials(Question question) {
        this.question = question;
        Set<Symbol> all = new LinkedHashSet<>(Graph.of(question.formula()).symbols());
        all.addAll(Graph.of(question.derivative()).symbols());
        question.domain()
                .forEach(condition -> all.addAll(Graph.of(condition.holds()).symbols()));
        question.given().forEach(fact -> {
            all.addAll(Graph.of(fact.left()).symbols());
            all.addAll(Graph.of(fact.right()).symbols());
        });
        for (Expr named : question.scope().names().values())
            all.addAll(Graph.of(named).symbols());
        symbols = List.copyOf(all);
        points = new Points(symbols, question.domain(), question.given());
        for (int number = 0; number < MOST_TRIES && trials.size() < WANTED; number++) {
            if (number >= TRIES && trials.size() >= ENOUGH) break;
            points.point(number).flatMap(this::trial).ifPresent(trials::add);
        }
    }

    List<Trial> all() {
        return trials;
    }

    List<Symbol> symbols() {
        return symbols;
    }

    Map<String, Long> sizes() {
        return points.sizes();
    }

    /** A point of the domain at which the formula and its derivative have values; empty for any other. */
    Optional<Trial> trial(Map<Symbol, Evaluation.Array<Real>> values) {
        Map<Symbol, Tensor> doubles = new LinkedHashMap<>();
        values.forEach((symbol, array) -> doubles.put(symbol, tensor(array)));
        List<Expr> wanted = new ArrayList<>(List.of(question.formula(), question.derivative()));
        question.domain().forEach(condition -> wanted.add(condition.holds()));
        List<Tensor> found = Interpreter.evaluate(wanted, doubles);
        if (!isFinite(found.get(0)) || !isFinite(found.get(1))) return Optional.empty();
        for (Tensor holds : found.subList(2, found.size())) {
            for (double value : holds.values()) if (value == 0) return Optional.empty();
        }
        return Optional.of(new Trial(values, doubles, found.get(1)));
    }

    private static Tensor tensor(Evaluation.Array<Real> array) {
        return new Tensor(
                array.sizes(),
                array.values().stream().mapToDouble(Real::toDouble).toArray());
    }

    private static boolean isFinite(Tensor tensor) {
        for (double value : tensor.values()) if (!Double.isFinite(value)) return false;
        return true;
    }

    /** The value of an answer. */
    static Tensor value(Expr answer, Trial trial) {
        return Interpreter.evaluate(answer, trial.doubles());
    }

    /** Whether an answer, in the shape of the derivative, has its value at a point, to many digits where that can be told. */
    Outcome outcome(Expr answer, Trial trial) {
        return exactOutcome(answer, trial).orElseGet(() -> roughOutcome(answer, trial));
    }

    /** As {@link #outcome}, as far as doubles tell, which may lose all digits to a difference. */
    Outcome roughOutcome(Expr answer, Trial trial) {
        Tensor value = value(answer, trial);
        if (!isFinite(value)) return Outcome.UNDEFINED;
        return isNear(value, trial.expected()) ? Outcome.SAME : Outcome.OTHER;
    }

    static boolean isNear(Tensor a, Tensor b) {
        double largest = 0;
        for (double value : b.values()) largest = Math.max(largest, Math.abs(value));
        for (int i = 0; i < a.values().length; i++) {
            double x = a.values()[i];
            double y = b.values()[i];
            double tolerance = NEAR * Math.max(Math.max(Math.abs(x), Math.abs(y)), 1e-3 * largest);
            // Written so that NaN is near nothing.
            if (!(Math.abs(x - y) <= tolerance)) return false;
        }
        return true;
    }

    private Optional<Outcome> exactOutcome(Expr answer, Trial trial) {
        Optional<List<Real>> found = exactValues(answer, trial);
        List<Real> expected = exact.computeIfAbsent(
                trial, t -> exactValues(question.derivative(), t).orElse(List.of()));
        if (found.isEmpty() || expected.isEmpty()) return Optional.empty();
        BigDecimal tolerance = isRoutine(answer) || isRoutine(question.derivative()) ? SAME_AS_DOUBLE : SAME;
        BigDecimal largest = BigDecimal.ZERO;
        for (Real value : expected)
            if (value.digits() != null) largest = largest.max(value.digits().abs());
        Outcome outcome = Outcome.SAME;
        for (int i = 0; i < expected.size(); i++) {
            Real value = found.get().get(i);
            BigDecimal x = value.digits();
            BigDecimal y = expected.get(i).digits();
            if (x == null) return Optional.of(Outcome.UNDEFINED);
            if (y == null) return Optional.empty();
            BigDecimal difference = x.subtract(y).abs();
            BigDecimal scale = x.abs().max(y.abs()).max(largest.movePointLeft(15));
            int error = Math.max(value.error(), expected.get(i).error()) + 1;
            boolean inside = difference.signum() == 0 || Real.magnitude(difference) <= error;
            if (!inside && difference.compareTo(scale.multiply(tolerance)) > 0) return Optional.of(Outcome.OTHER);
            boolean known =
                    scale.signum() == 0 ? error < -Real.DIGITS / 2 : error < Real.magnitude(scale) - KNOWN_DIGITS;
            if (!known) outcome = Outcome.UNKNOWN;
        }
        return Optional.of(outcome);
    }

    private List<Expr> expanded(Expr e) {
        return expanded.computeIfAbsent(e, formula -> Definitions.expand(List.of(formula)));
    }

    private boolean isRoutine(Expr e) {
        return routines.computeIfAbsent(e, formula -> hasRoutine(expanded(formula)));
    }

    private static boolean hasRoutine(List<Expr> expanded) {
        for (Expr node : Graph.of(expanded).nodes()) {
            boolean routine = node instanceof org.leibniz.expr.Apply apply
                    && apply.op().lower(apply) instanceof org.leibniz.kernel.Lowering.Library;
            if (routine) return true;
        }
        return false;
    }

    /** The elements to many digits, where the ops allow it. */
    Optional<List<Real>> exactValues(Expr e, Trial trial) {
        return Evaluation.of(expanded(e), trial.values(), points.sizes(), Reals.LANES)
                .map(values -> values.get(0).values());
    }

    /** Whether two formulas are one rational function of variables, exponentials and the like. */
    boolean isSameModuloPrimes(Expr a, Expr b) {
        int proofs = 0;
        for (int seed = 1; seed <= 6 && proofs < 3; seed++) {
            Residues residues = new Residues(seed * 0x5DEECE66DL);
            Map<Symbol, Evaluation.Array<Residue>> at = new HashMap<>();
            for (Symbol symbol : symbols) {
                int[] shape = symbol.shape().evaluate(points.sizes()).sizes();
                List<Residue> values = new ArrayList<>();
                int count = Tensor.count(shape);
                for (int i = 0; i < count; i++) values.add(residues.variable(symbol.name() + i));
                at.put(symbol, new Evaluation.Array<>(shape, values));
            }
            try {
                List<Expr> both = Definitions.expand(List.of(a, b));
                Optional<List<Evaluation.Array<Residue>>> values = Evaluation.of(both, at, points.sizes(), residues);
                if (values.isEmpty()) return false;
                if (!values.get().get(0).values().equals(values.get().get(1).values())) return false;
                proofs++;
            } catch (ArithmeticException divisorIsZero) {
                continue;
            }
        }
        return proofs == 3;
    }
}
