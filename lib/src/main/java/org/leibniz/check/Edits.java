package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lowering;

/**
 * Formulas that differ from a given one at a single place. Of an answer, the one that equals the derivative shows what has
 * to be mended; of the derivative, the one that equals the answer shows what has been spoilt. Neither needs the two to be
 * written in the same way.
 */
final class Edits {
    private static final int MOST_NODES = 150;
    private static final int MOST = 1500;

    private final Graph names;
    private final List<Expr> values;
    private final List<Expr> factors;

    /**
     * @param names the formula, whose names messages use
     * @param values what may stand in the place of another value
     * @param factors what may be missing in a product
     */
    Edits(Graph names, List<Expr> values, List<Expr> factors) {
        this.names = names;
        this.values = values;
        this.factors = factors;
    }

    /** Changes of one formula, whichever side it is on. */
    private final class Changes {
        private final Expr root;
        private final Graph graph;
        private final boolean[] inFunction;
        private final List<Edit> found = new ArrayList<>();

        Changes(Expr root) {
            this.root = root;
            this.graph = Graph.of(root);
            this.inFunction = new boolean[graph.size()];
            for (int id = graph.size() - 1; id >= 0; id--) {
                if (!(graph.node(id) instanceof Apply apply)) continue;
                for (int operand : graph.args(id)) inFunction[operand] |= inFunction[id] || apply.op() instanceof Unary;
            }
        }

        List<Edit> each(BiConsumer<Changes, Integer> place) {
            if (graph.size() > MOST_NODES) return List.of();
            for (int id = graph.size() - 1; id >= 0; id--) {
                boolean one = graph.node(id) instanceof Apply apply
                        && apply.shapes().size() == 1
                        && !(apply.op() instanceof BroadcastTo)
                        && !apply.isConstant();
                if (one) place.accept(this, id);
            }
            return found;
        }

        Apply node(int id) {
            return (Apply) graph.node(id);
        }

        /** A change, unless the shapes do not fit. */
        void add(Cause.Kind kind, int id, Expr value, Supplier<String> message, Supplier<Expr> changed) {
            if (found.size() >= MOST) return;
            try {
                Expr with = changed.get();
                if (!with.shape().equals(node(id).shape())) return;
                Expr whole = Substitution.in(root, Map.of(node(id), with));
                found.add(new Edit(kind, value, message, whole));
            } catch (IllegalArgumentException misfit) {
                return;
            }
        }

        void operand(Cause.Kind kind, int id, int i, Expr value, Supplier<String> message, UnaryOperator<Expr> change) {
            add(kind, id, value, message, () -> {
                List<Expr> operands = new ArrayList<>(node(id).args());
                operands.set(i, change.apply(operands.get(i)));
                return node(id).with(operands);
            });
        }
    }

    private String called(Expr e) {
        return Places.text(e, names);
    }

    /** What an answer may have to be changed into where only a sign is wrong. */
    List<Edit> signsOf(Expr answer) {
        return new Changes(answer).each(this::signs);
    }

    /** What an answer may have to be changed into where anything else is wrong. */
    List<Edit> ofAnswer(Expr answer) {
        List<Edit> edits = new ArrayList<>(new Changes(answer).each(this::mend));
        for (Expr factor : factors) {
            if (factor.shape().rank() != 2 || answer.shape().rank() != 2) continue;
            for (Expr matrix : List.of(factor, factor.t())) {
                Supplier<String> message = () -> called(factor) + " is missing";
                for (Expr[] product : new Expr[][] {{matrix, answer}, {answer, matrix}}) {
                    boolean fits =
                            product[0].shape().dim(-1).equals(product[1].shape().dim(0));
                    if (fits)
                        edits.add(new Edit(Cause.Kind.MISSING_FACTOR, factor, message, product[0].dot(product[1])));
                }
            }
        }
        for (Symbol matrix : Graph.of(answer).symbols()) {
            boolean square = matrix.shape().rank() == 2
                    && matrix.shape().dim(0).equals(matrix.shape().dim(1));
            if (!square) continue;
            Expr turned = Substitution.in(answer, Map.of(matrix, matrix.t()));
            Supplier<String> message = () -> called(matrix) + " has to be transposed wherever it stands";
            edits.add(new Edit(Cause.Kind.TRANSPOSE, matrix, message, turned));
        }
        return edits;
    }

    /** What the derivative may have been turned into. */
    List<Edit> ofDerivative(Expr derivative) {
        return new Changes(derivative).each(this::spoil);
    }

    private void mend(Changes changes, int id) {
        Apply node = changes.node(id);
        transposes(changes, id);
        functions(changes, id);
        if (isSum(node) || node.op().lower(node) instanceof Lowering.Contract) {
            for (int i = 0; i < node.args().size(); i++) lost(changes, id, i);
        }
        without(changes, id, Cause.Kind.EXTRA_FACTOR, " is too much");
        if (node.op() == Divide.OP && !node.arg(1).isConstant()) {
            Expr divisor = node.arg(1);
            Supplier<String> message = () -> called(divisor) + " below the quotient is not squared";
            changes.operand(Cause.Kind.MISSING_SQUARE, id, 1, divisor, message, Expr::squared);
        }
        for (int i = 0; i < node.args().size(); i++) {
            replaced(changes, id, i);
            number(changes, id, i);
        }
    }

    private void spoil(Changes changes, int id) {
        Apply node = changes.node(id);
        signs(changes, id);
        functions(changes, id);
        without(changes, id, Cause.Kind.MISSING_FACTOR, " is missing");
        if (isSum(node)) {
            Expr a = node.arg(0);
            Expr b = node.arg(1);
            changes.add(Cause.Kind.MISSING_TERM, id, b, () -> "the term " + called(b) + " is missing", () -> a);
            changes.add(
                    Cause.Kind.MISSING_TERM,
                    id,
                    a,
                    () -> "the term " + called(a) + " is missing",
                    () -> node.op() == Add.OP ? b : b.unaryMinus());
        }
        if (node.op() == Multiply.OP) {
            for (Expr factor : node.args()) {
                Supplier<String> message = () -> called(factor) + " stands there once too often";
                if (!BroadcastTo.source(factor).isConstant())
                    changes.add(Cause.Kind.EXTRA_FACTOR, id, factor, message, () -> node.times(factor));
            }
        }
        if (node.op() == Divide.OP) quotient(changes, id, node);
        for (int i = 0; i < node.args().size(); i++) number(changes, id, i);
    }

    private void quotient(Changes changes, int id, Apply node) {
        Expr above = node.arg(0);
        Expr below = node.arg(1);
        Supplier<String> divisor = () -> "1/" + called(below);
        if (below instanceof Apply power && power.op() == Power.OP) {
            Expr base = power.arg(0);
            Supplier<String> message = () -> called(base) + " below the quotient is not squared";
            changes.add(Cause.Kind.MISSING_SQUARE, id, base, message, () -> above.div(base));
        }
        if (below.isConstant()) return;
        changes.add(Cause.Kind.MISSING_FACTOR, id, below, () -> divisor.get() + " is missing", () -> above);
        changes.add(
                Cause.Kind.WRONG_RULE,
                id,
                below,
                () -> divisor.get() + " became " + called(below),
                () -> above.times(below));
    }

    private static boolean isSum(Apply node) {
        return node.op() == Add.OP || node.op() == Subtract.OP;
    }

    private void signs(Changes changes, int id) {
        Apply node = changes.node(id);
        if (isSum(node)) {
            Expr a = node.arg(0);
            Expr b = node.arg(1);
            boolean plus = node.op() == Add.OP;
            Supplier<String> second = () -> "the sign of " + called(b) + " is wrong";
            changes.add(Cause.Kind.SIGN, id, b, second, () -> plus ? a.minus(b) : a.plus(b));
            Supplier<String> first = () -> "the sign of " + called(a) + " is wrong";
            changes.add(
                    Cause.Kind.SIGN,
                    id,
                    a,
                    first,
                    () -> plus ? b.minus(a) : a.unaryMinus().minus(b));
        } else if (node.op() instanceof Unary && node.op() != Negate.OP) {
            Supplier<String> message = () -> "the sign of the argument of " + called(node) + " is wrong";
            changes.operand(Cause.Kind.SIGN, id, 0, node.arg(0), message, Expr::unaryMinus);
        }
    }

    private void transposes(Changes changes, int id) {
        if (!(changes.node(id).op().lower(changes.node(id)) instanceof Lowering.Contract)) return;
        for (int i = 0; i < 2; i++) {
            Expr matrix = changes.node(id).arg(i);
            if (matrix.shape().rank() != 2) continue;
            Supplier<String> message = () -> called(matrix) + " has to be transposed";
            changes.operand(Cause.Kind.TRANSPOSE, id, i, matrix, message, Expr::t);
        }
    }

    private void functions(Changes changes, int id) {
        Apply node = changes.node(id);
        if (!(node.op() instanceof Unary) || node.op() == Negate.OP) return;
        for (UnaryOperator<Expr> function : Mistakes.ACTIVATIONS) {
            Apply other = (Apply) function.apply(node.arg(0));
            if (other.op() == node.op()) continue;
            Supplier<String> message =
                    () -> node.op().name() + " and " + other.op().name() + " are exchanged";
            changes.add(Cause.Kind.ACTIVATION, id, node, message, () -> other);
        }
    }

    /** A product without one of its factors. */
    private void without(Changes changes, int id, Cause.Kind kind, String message) {
        Apply node = changes.node(id);
        boolean product = node.op() == Multiply.OP;
        if (!product && !(node.op().lower(node) instanceof Lowering.Contract)) return;
        for (int i = 0; i < 2; i++) {
            Expr lost = BroadcastTo.source(node.arg(i));
            Expr kept = node.arg(1 - i);
            Cause.Kind what = lost.isConstant() ? Cause.Kind.CONSTANT : kind;
            changes.add(what, id, lost, () -> called(lost) + message, () -> kept);
            if (product || lost.isConstant()) continue;
            int at = i;
            UnaryOperator<Expr> ones = e -> Constant.filled(1, e.shape());
            changes.operand(kind, id, at, lost, () -> called(lost) + message, ones);
        }
    }

    /** An operand lacks a factor. */
    private void lost(Changes changes, int id, int i) {
        Expr operand = changes.node(id).arg(i);
        for (Expr factor : factors) {
            boolean fits = factor.shape().isScalar() || factor.shape().equals(operand.shape());
            Supplier<String> message = () -> called(factor) + " is missing";
            if (fits) changes.operand(Cause.Kind.MISSING_FACTOR, id, i, factor, message, e -> e.times(factor));
            boolean matrix = factor.shape().rank() == 2 && operand.shape().rank() == 1;
            if (!matrix) continue;
            changes.operand(Cause.Kind.MISSING_FACTOR, id, i, factor, message, factor::dot);
            changes.operand(
                    Cause.Kind.MISSING_FACTOR,
                    id,
                    i,
                    factor,
                    message,
                    e -> factor.t().dot(e));
        }
    }

    /** Another value in the place of a name. */
    private void replaced(Changes changes, int id, int i) {
        Expr operand = BroadcastTo.source(changes.node(id).arg(i));
        if (operand instanceof Apply function && function.op() instanceof Unary)
            otherArgument(changes, id, i, function);
        boolean named = names.id(operand) >= 0 && names.label(names.id(operand)) != null;
        if (!named) return;
        boolean argument = changes.inFunction[id] || changes.node(id).op() instanceof Unary;
        Cause.Kind kind = argument ? Cause.Kind.ARGUMENT : Cause.Kind.SWAPPED_FACTOR;
        for (Expr value : values) {
            if (value == operand || !value.shape().equals(operand.shape())) continue;
            Supplier<String> message = () -> called(operand) + " instead of " + called(value);
            changes.operand(kind, id, i, value, message, e -> like(e, value));
        }
    }

    private void otherArgument(Changes changes, int id, int i, Apply function) {
        for (Expr node : names.nodes()) {
            boolean alike = node instanceof Apply other
                    && other.op() == function.op()
                    && node.shape().equals(function.shape())
                    && changes.graph.id(node) != changes.graph.id(function);
            if (!alike) continue;
            Expr argument = ((Apply) node).arg(0);
            Supplier<String> message = () ->
                    function.op().name() + " is taken at " + called(function.arg(0)) + ", not at " + called(argument);
            changes.operand(Cause.Kind.ARGUMENT, id, i, argument, message, e -> like(e, node));
        }
    }

    private static Expr like(Expr place, Expr value) {
        return place.shape().equals(value.shape())
                ? value
                : Substitution.in(place, Map.of(BroadcastTo.source(place), value));
    }

    /** Another number. */
    private void number(Changes changes, int id, int i) {
        Expr operand = changes.node(id).arg(i);
        Optional<Constant> number = Constant.in(operand);
        if (number.flatMap(Constant::exact).isEmpty()) return;
        boolean exponent = changes.node(id).op() == Power.OP && i == 1;
        Cause.Kind kind = exponent ? Cause.Kind.WRONG_RULE : Cause.Kind.CONSTANT;
        Supplier<String> message = () -> (exponent ? "the exponent " : "the number ") + called(operand) + " is wrong";
        List<UnaryOperator<Expr>> others =
                List.of(e -> e.times(2), e -> e.div(2), e -> e.plus(1), e -> e.minus(1), Expr::unaryMinus);
        for (UnaryOperator<Expr> other : others) changes.operand(kind, id, i, operand, message, other);
    }
}
