package org.leibniz.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Unary;
import org.leibniz.formula.Reindexed;
import org.leibniz.formula.WrittenAnswer;
import org.leibniz.op.Ops;
import org.leibniz.simplify.Simplifier;

/**
 * Finds the mistake in an answer that is not the derivative: the answer is compared with the gradients that mistakes lead
 * to, and with the derivative times and divided by the values of the formula.
 */
final class Diagnosis {
    private static final int POINTS = 4;
    private static final int MOST_TRANSPOSES = 60;
    private static final int MOST_FACTORS = 40;

    /** Where several changes explain an answer, the earlier kind does. */
    private static final List<Cause.Kind> LIKELY = List.of(
            Cause.Kind.SIGN,
            Cause.Kind.MISSING_SQUARE,
            Cause.Kind.TRANSPOSE,
            Cause.Kind.MISSING_FACTOR,
            Cause.Kind.EXTRA_FACTOR,
            Cause.Kind.SWAPPED_FACTOR,
            Cause.Kind.ARGUMENT,
            Cause.Kind.ACTIVATION,
            Cause.Kind.MISSING_TERM,
            Cause.Kind.CONSTANT,
            Cause.Kind.WRONG_RULE);

    private final Question question;
    private final Judge judge;
    private final String text;
    private final Graph graph;
    private final List<Trials.Trial> trials;

    /** @param text the answer as it was typed */
    Diagnosis(Question question, Judge judge, String text) {
        this.text = text;
        this.question = question;
        this.judge = judge;
        this.graph = Graph.of(question.formula());
        List<Trials.Trial> all = judge.trials().all();
        this.trials = all.subList(0, Math.min(POINTS, all.size()));
    }

    Verdict of(WrittenAnswer written, Optional<Expr> fitting) {
        if (fitting.isEmpty()) return ofOtherShape(written);
        Expr answer = fitting.get();
        Optional<Verdict.Witness> witness = witness(answer);
        Optional<Cause> cause = cause(answer, !written.indices().isEmpty());
        if (cause.isEmpty() && !written.indices().isEmpty()) cause = otherIndices(written);
        String because = cause.map(Cause::message).orElse("the answer has another value");
        return Verdict.different(because, cause, witness);
    }

    private Optional<Verdict.Witness> witness(Expr answer) {
        Judge.Comparison comparison = judge.compare(answer);
        return comparison.other().stream()
                .findFirst()
                .or(() -> comparison.undefined().stream().findFirst())
                .map(trial -> judge.witness(answer, trial));
    }

    /** The cause where the answer has the shape of the derivative. */
    Optional<Cause> cause(Expr answer, boolean indexed) {
        List<Tensor> answers =
                trials.stream().map(trial -> Trials.value(answer, trial)).toList();
        Optional<Integer> target = target();
        List<Expr> values = values();
        Optional<Places> places = target.map(id -> new Places(graph, id));
        List<Expr> factors = factors(values);
        Ratios ratios = new Ratios(question, trials, answers, values, factors);
        Edits edits = new Edits(graph, values, factors);
        Optional<Cause> whole = target.flatMap(id -> ratios.wholeSign(places.orElseThrow(), graph, id));
        if (whole.isPresent()) return whole;
        Optional<Cause> constant = ratios.constant();
        List<Edit> signs = constant.isPresent() ? List.of() : edits.signsOf(answer);
        Optional<Cause> sign = mostLikely(withValues(signs, Edit::whole, expected()), indexed);
        if (sign.isPresent()) return sign;
        List<Mistake> mistakes =
                target.isEmpty() ? List.of() : new Mistakes(graph, question.by().get(0), values).all();
        Optional<Cause> made = matching(mistakes, answers, constant.isPresent())
                .map(mistake -> cause(mistake, places.orElseThrow(), indexed));
        if (made.isPresent()) return made;
        if (constant.isPresent()) return constant;
        Optional<Cause> turned = transposed(answers, indexed);
        if (turned.isPresent()) return turned;
        Expr simple = Simplifier.simplify(question.derivative());
        List<Edit> spoilt = new ArrayList<>(edits.ofDerivative(question.derivative()));
        spoilt.addAll(edits.ofDerivative(simple));
        List<Edit> explaining = new ArrayList<>(withValues(spoilt, Edit::whole, answers));
        explaining.addAll(withValues(edits.ofAnswer(answer), Edit::whole, expected()));
        return mostLikely(explaining, indexed).or(() -> ratios.cause(places));
    }

    private List<Tensor> expected() {
        return trials.stream().map(Trials.Trial::expected).toList();
    }

    private Optional<Cause> mostLikely(List<Edit> edits, boolean indexed) {
        return edits.stream()
                .min(Comparator.comparing(edit -> LIKELY.indexOf(edit.kind())))
                .map(edit -> {
                    boolean index = indexed && edit.kind() == Cause.Kind.TRANSPOSE;
                    return new Cause(
                            index ? Cause.Kind.INDEX : edit.kind(),
                            Optional.of(Places.text(edit.value(), graph)),
                            users(edit.value()),
                            edit.message().get());
                });
    }

    /** What may be missing in a product. */
    private List<Expr> factors(List<Expr> values) {
        Set<Expr> factors = new LinkedHashSet<>(values);
        for (Expr node : graph.nodes()) {
            boolean activation = node instanceof Apply apply && apply.op() instanceof Unary && !node.isConstant();
            if (!activation || factors.size() >= MOST_FACTORS) continue;
            Apply y = (Apply) node;
            Expr slope = y.op().pullback(y, Ops.ones(y.shape())).get(0);
            if (slope != null && !slope.isConstant()) factors.add(slope);
        }
        for (Expr node : Graph.of(question.formula(), question.derivative()).nodes()) {
            boolean value = node instanceof Apply apply && apply.shapes().size() == 1 && !node.isConstant();
            if (value && factors.size() < MOST_FACTORS) factors.add(BroadcastTo.source(node));
        }
        factors.add(Constant.of(1).minus(question.formula()));
        return List.copyOf(factors);
    }

    /** A square matrix of the derivative that stands the other way round. */
    private Optional<Cause> transposed(List<Tensor> answers, boolean indexed) {
        Graph derivative = Graph.of(question.derivative());
        List<Mistake> turned = new ArrayList<>();
        for (int id = 0; id < derivative.size(); id++) {
            if (!(derivative.node(id) instanceof Apply node) || node.shapes().size() != 1) continue;
            for (int i = 0; i < node.args().size(); i++) {
                Expr matrix = node.arg(i);
                if (matrix.shape().rank() != 2 || matrix.isConstant() || turned.size() >= MOST_TRANSPOSES) continue;
                List<Expr> operands = new ArrayList<>(node.args());
                operands.set(i, matrix.t());
                try {
                    Expr whole = Substitution.in(question.derivative(), Map.of(node, node.with(operands)));
                    turned.add(new Mistake(Cause.Kind.TRANSPOSE, id, i, Places.text(matrix, derivative), whole));
                } catch (IllegalArgumentException misfit) {
                    continue;
                }
            }
        }
        Cause.Kind kind = indexed ? Cause.Kind.INDEX : Cause.Kind.TRANSPOSE;
        return matching(turned, answers, false)
                .map(mistake -> new Cause(
                        kind,
                        Optional.of(mistake.detail()),
                        Optional.empty(),
                        mistake.detail() + " has to be transposed, or its indices exchanged"));
    }

    private Optional<Integer> target() {
        boolean one = question.by().size() == 1 && question.formula().shape().isScalar();
        if (!one || !question.derivative().shape().equals(question.by().get(0).shape())) return Optional.empty();
        int id = graph.id(question.by().get(0));
        return id < 0 ? Optional.empty() : Optional.of(id);
    }

    /** What an answer could have put in a wrong place: all that has a name. */
    private List<Expr> values() {
        Set<Expr> values = new LinkedHashSet<>();
        for (int id = graph.size() - 1; id >= 0; id--) {
            if (graph.label(id) != null && id != graph.roots().get(0)) values.add(graph.node(id));
        }
        return new ArrayList<>(values);
    }

    private Optional<Mistake> matching(List<Mistake> mistakes, List<Tensor> answers, boolean onlyConstants) {
        List<Mistake> left = withValues(mistakes, Mistake::gradient, answers);
        if (!onlyConstants) return left.stream().findFirst();
        // A number that the chain rule brings in, 3 for sin(3x), is a factor, any other is a number.
        return left.stream()
                .filter(mistake -> mistake.kind() == Cause.Kind.MISSING_FACTOR)
                .findFirst()
                .or(() -> left.stream()
                        .filter(mistake -> mistake.kind() == Cause.Kind.CONSTANT)
                        .findFirst());
    }

    /** Those whose formulas have the wanted values at all points. */
    private <T> List<T> withValues(List<T> all, Function<T, Expr> formula, List<Tensor> wanted) {
        List<T> left = all;
        for (int i = 0; i < trials.size() && !left.isEmpty(); i++) {
            List<Expr> formulas = left.stream().map(formula).toList();
            List<Tensor> values = Interpreter.evaluate(formulas, trials.get(i).doubles());
            List<T> next = new ArrayList<>();
            for (int m = 0; m < left.size(); m++) {
                boolean near = isSameShape(values.get(m), wanted.get(i)) && Trials.isNear(values.get(m), wanted.get(i));
                if (near) next.add(left.get(m));
            }
            left = next;
        }
        return left;
    }

    private static boolean isSameShape(Tensor a, Tensor b) {
        return a.values().length == b.values().length;
    }

    private Cause cause(Mistake mistake, Places places, boolean indexed) {
        int operand = graph.args(mistake.node())[mistake.operand()];
        String factor = places.factor(mistake.node(), operand);
        String node = places.nodeName(mistake.node());
        boolean index = indexed && mistake.kind() == Cause.Kind.TRANSPOSE;
        Cause.Kind kind = index ? Cause.Kind.INDEX : mistake.kind();
        String place =
                places.position(mistake.node()).map(position -> ", " + position).orElse("");
        return new Cause(kind, Optional.of(factor), Optional.of(node), message(kind, mistake.detail(), factor) + place);
    }

    private static String message(Cause.Kind kind, String detail, String factor) {
        return switch (kind) {
            case MISSING_FACTOR -> (detail.isEmpty() ? factor : detail + " in " + factor) + " is missing";
            case EXTRA_FACTOR ->
                (detail.isEmpty() ? factor : detail + " in " + factor) + " stands there once too often";
            case SWAPPED_FACTOR -> detail + " in " + factor;
            case SIGN -> "the sign of " + factor + " is wrong";
            case CONSTANT -> "the number " + detail + " in " + factor + " is wrong or missing";
            case ARGUMENT -> factor + " is taken at " + detail;
            case ACTIVATION -> factor + " is that of another function, " + detail;
            case TRANSPOSE ->
                "a transpose is missing or too much in " + factor + (detail.isEmpty() ? "" : ", of " + detail);
            case INDEX -> "the indices in " + factor + " are wrong";
            case MISSING_TERM, MISSING_PATH -> detail + " is missing in " + factor;
            case WRONG_RULE -> "the wrong rule for " + factor + ": " + detail;
            case MISSING_SQUARE -> detail + " below the quotient in " + factor + " is not squared";
        };
    }

    // Where every component has its letters, a wrong letter changes the axes, or which numbers meet.
    private Optional<Cause> otherIndices(WrittenAnswer written) {
        boolean right = isRight(written.value());
        if (right)
            return Optional.of(
                    wrongIndices("the indices " + String.join(", ", written.indices()) + " are in the wrong places"));
        for (Reindexed other : Reindexed.of(text, question.scope(), question.asked(false))) {
            boolean whole = other.answer().value().shape().rank()
                    == other.answer().indices().size();
            if (whole && isRight(other.answer().value())) return Optional.of(wrongIndices(other.change()));
        }
        return Optional.empty();
    }

    private static Cause wrongIndices(String message) {
        return new Cause(Cause.Kind.INDEX, Optional.empty(), Optional.empty(), message);
    }

    private Verdict ofOtherShape(WrittenAnswer written) {
        String shapes = "the answer has the shape " + written.value().shape() + ", the derivative "
                + question.derivative().shape();
        Optional<Cause> cause =
                missingSum(written).or(() -> missingOuter(written)).or(() -> otherIndices(written));
        String because = cause.map(found -> found.message() + ": " + shapes).orElse(shapes);
        return Verdict.different(because, cause, Optional.empty());
    }

    private Optional<Cause> missingSum(WrittenAnswer written) {
        for (int axis = 0; axis < written.value().shape().rank(); axis++) {
            Expr summed = written.value().sum(axis);
            if (!isRight(summed)) continue;
            String over = axis < written.indices().size() ? written.indices().get(axis) : "axis " + axis;
            String message = "the sum over " + over + " is missing";
            return Optional.of(new Cause(Cause.Kind.INDEX, Optional.empty(), Optional.empty(), message));
        }
        return Optional.empty();
    }

    private boolean isRight(Expr answer) {
        for (int[] axes : Permutations.of(answer.shape().rank())) {
            Expr turned = answer.transpose(axes);
            boolean fits = turned.shape().equals(question.derivative().shape());
            boolean near = fits && judge.trials().roughOutcome(turned, trials.get(0)) == Trials.Outcome.SAME;
            if (near && judge.compare(turned).isSame()) return true;
        }
        return false;
    }

    private Optional<Cause> missingOuter(WrittenAnswer written) {
        for (Expr value : values()) {
            if (value.shape().rank() == 0 || value instanceof Constant) continue;
            if (products(value, written.value()).stream().noneMatch(this::isRight)) continue;
            String missing = Places.text(value, graph);
            Optional<String> node = users(value);
            String message = missing + " is missing";
            return Optional.of(new Cause(Cause.Kind.MISSING_FACTOR, Optional.of(missing), node, message));
        }
        return Optional.empty();
    }

    private static List<Expr> products(Expr value, Expr answer) {
        if (answer.shape().isScalar()) return List.of(value.times(answer));
        List<Expr> products = new ArrayList<>(List.of(answer.outer(value)));
        if (answer.shape().dim(-1).equals(value.shape().dim(0))) products.add(answer.dot(value));
        for (Expr matrix : value.shape().rank() == 2 ? List.of(value, value.t()) : List.<Expr>of()) {
            if (matrix.shape().dim(-1).equals(answer.shape().dim(0))) products.add(matrix.dot(answer));
        }
        return products;
    }

    private Optional<String> users(Expr value) {
        int id = graph.id(value);
        Optional<Integer> target = target();
        if (target.isEmpty()) return Optional.empty();
        Places places = new Places(graph, target.get());
        for (int user = id + 1; user < graph.size(); user++) {
            boolean uses = graph.node(user) instanceof Apply;
            for (int operand : graph.args(user)) if (uses && operand == id) return Optional.of(places.nodeName(user));
        }
        return Optional.empty();
    }
}
