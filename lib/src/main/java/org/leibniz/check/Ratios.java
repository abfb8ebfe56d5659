package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Tensor;

/** What an answer is of the derivative: its negative, a multiple, a product with a value or a quotient by one. */
final class Ratios {
    private static final double NEAR = 1e-7;
    private static final int MOST_VALUES = 60;

    private final Question question;
    private final List<Trials.Trial> trials;
    private final List<Tensor> answers;
    private final List<Expr> named;
    private final List<Expr> factors;

    /** @param factors what an answer may be multiplied or divided by */
    Ratios(Question question, List<Trials.Trial> trials, List<Tensor> answers, List<Expr> named, List<Expr> factors) {
        this.question = question;
        this.trials = trials;
        this.answers = answers;
        this.named = named;
        this.factors = factors;
    }

    private static Cause cause(Cause.Kind kind, String factor, String message) {
        return new Cause(kind, Optional.ofNullable(factor.isEmpty() ? null : factor), Optional.empty(), message);
    }

    /** The sign of all of it, which is most likely that of a difference, a quotient or a minus on the way. */
    Optional<Cause> wholeSign(Places places, Graph graph, int target) {
        if (!isMultiple(-1)) return Optional.empty();
        Backward backward = new Backward(graph, target);
        for (int id = graph.size() - 1; id > target; id--) {
            if (!backward.passes(id) || !(graph.node(id) instanceof Apply node)) continue;
            int last = node.args().size() - 1;
            boolean turns = node.op() == Negate.OP
                    || node.op().name().equals("cos")
                    || (node.op() == Subtract.OP || node.op() == Divide.OP) && backward.passes(graph.args(id)[last]);
            if (!turns) continue;
            String factor = places.factor(id, graph.args(id)[last]);
            return Optional.of(new Cause(
                    Cause.Kind.SIGN,
                    Optional.of(factor),
                    Optional.of(places.nodeName(id)),
                    "the sign is wrong, probably that of " + factor));
        }
        return Optional.of(cause(Cause.Kind.SIGN, "", "the sign is wrong"));
    }

    private boolean isMultiple(double factor) {
        return holds((expected, answer, i, at) -> near(answer, factor * expected));
    }

    /** A number by which the answer is too large. */
    Optional<Cause> constant() {
        for (int i = 0; i < trials.size(); i++) {
            double[] expected = trials.get(i).expected().values();
            for (int at = 0; at < expected.length; at++) {
                double ratio = answers.get(i).values()[at] / expected[at];
                if (expected[at] == 0 || !Double.isFinite(ratio)) continue;
                if (ratio == 0 || !isMultiple(ratio)) return Optional.empty();
                if (near(ratio, -1)) return Optional.of(cause(Cause.Kind.SIGN, "", "the sign is wrong"));
                double rounded = Math.rint(ratio * 720) / 720;
                String times = near(ratio, rounded) ? shown(rounded) : Double.toString((float) ratio);
                return Optional.of(cause(Cause.Kind.CONSTANT, "", "the answer is " + times + " times the derivative"));
            }
        }
        return Optional.empty();
    }

    private static String shown(double number) {
        if (number == Math.rint(number)) return Long.toString((long) number);
        return near(1 / number, Math.rint(1 / number))
                ? "1/" + Math.round(1 / number)
                : Double.toString((float) number);
    }

    /** A value by which the answer is multiplied or divided, or two. */
    Optional<Cause> cause(Optional<Places> places) {
        Optional<Cause> sign = constant();
        if (sign.isPresent()) return sign;
        Graph graph = Graph.of(question.formula(), question.derivative());
        List<Expr> candidates = new ArrayList<>(factors);
        candidates.removeIf(e ->
                !e.shape().isScalar() && !e.shape().equals(question.derivative().shape()));
        List<List<Tensor>> values = new ArrayList<>();
        for (Trials.Trial trial : trials) values.add(Interpreter.evaluate(candidates, trial.doubles()));
        for (int sign1 : new int[] {1, -1}) {
            for (int c = 0; c < candidates.size(); c++) {
                int candidate = c;
                String name = Places.text(candidates.get(c), graph);
                if (holds((expected, answer, i, at) ->
                        near(answer * value(values, i, candidate, at), sign1 * expected))) {
                    return Optional.of(cause(Cause.Kind.MISSING_FACTOR, name, name + " is missing"));
                }
                if (holds((expected, answer, i, at) ->
                        near(answer, sign1 * expected * value(values, i, candidate, at)))) {
                    return Optional.of(
                            isDivisor(candidates.get(c))
                                    ? cause(
                                            Cause.Kind.MISSING_FACTOR,
                                            "1/" + name,
                                            "the divisor " + name + " is missing")
                                    : cause(Cause.Kind.EXTRA_FACTOR, name, name + " is too much"));
                }
            }
        }
        for (int a = 0; a < candidates.size(); a++) {
            for (int b = 0; b < candidates.size(); b++) {
                if (a == b || !named.contains(candidates.get(a)) && !named.contains(candidates.get(b))) continue;
                int put = a;
                int lost = b;
                boolean swapped = holds((expected, answer, i, at) ->
                        near(answer * value(values, i, lost, at), expected * value(values, i, put, at)));
                if (!swapped) continue;
                String wrong = Places.text(candidates.get(a), graph);
                String right = Places.text(candidates.get(b), graph);
                return Optional.of(cause(Cause.Kind.SWAPPED_FACTOR, right, wrong + " instead of " + right));
            }
        }
        return Optional.empty();
    }

    private boolean isDivisor(Expr value) {
        Graph derivative = Graph.of(question.derivative(), value);
        int divisor = derivative.id(value);
        for (int id = 0; id < derivative.size(); id++) {
            boolean divides = derivative.node(id) instanceof Apply apply && apply.op() == Divide.OP;
            if (divides && derivative.args(id)[1] == divisor) return true;
        }
        return false;
    }

    private static double value(List<List<Tensor>> values, int trial, int candidate, int at) {
        double[] elements = values.get(trial).get(candidate).values();
        return elements[elements.length == 1 ? 0 : at];
    }

    private interface Relation {
        boolean holds(double expected, double answer, int trial, int at);
    }

    private boolean holds(Relation relation) {
        boolean seen = false;
        for (int i = 0; i < trials.size(); i++) {
            double[] expected = trials.get(i).expected().values();
            for (int at = 0; at < expected.length; at++) {
                if (!relation.holds(expected[at], answers.get(i).values()[at], i, at)) return false;
                seen |= expected[at] != 0;
            }
        }
        return seen;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
    }
}
