package org.leibniz.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lowering;
import org.leibniz.op.Ops;

/** The gradients that the usual mistakes lead to, each made at one place of the formula. */
final class Mistakes {
    private static final int MOST_NODES = 120;
    private static final int MOST_OTHERS = 12;

    static final List<UnaryOperator<Expr>> ACTIVATIONS = List.of(
            Ops::sigmoid, Ops::tanh, Ops::relu, Ops::softplus, Ops::exp, Ops::log, Ops::sin, Ops::cos, Ops::sqrt);

    private final Graph graph;
    private final Backward backward;
    private final List<Expr> values;
    private final List<Mistake> found = new ArrayList<>();
    private final Expr target;

    /** @param values what an answer may put in the place of another value */
    Mistakes(Graph graph, Expr target, List<Expr> values) {
        this.graph = graph;
        this.target = target;
        this.backward = new Backward(graph, graph.id(target));
        this.values = values;
    }

    /** All of them, those that say most first. */
    List<Mistake> all() {
        if (graph.size() > MOST_NODES) return List.of();
        for (int id = 0; id < graph.size(); id++) {
            if (backward.passes(id)
                    && graph.node(id) instanceof Apply node
                    && node.shapes().size() == 1) at(id, node);
        }
        for (int id = 0; id < graph.size(); id++) {
            if (backward.passes(id)
                    && graph.node(id) instanceof Apply node
                    && node.shapes().size() == 1) {
                paths(id, node);
                if (node.op() instanceof Unary && node.op() != Negate.OP) activations(id, node);
            }
        }
        return found;
    }

    private void at(int id, Apply node) {
        if (node.op() instanceof Unary) unary(id, node);
        else if (node.op() == Power.OP) power(id, node);
        else if (node.op() == Multiply.OP) multiply(id, node);
        else if (node.op() == Divide.OP) divide(id, node);
        else if (node.op() == Add.OP) sum(id);
        else if (node.op() == Subtract.OP || node.op() == Negate.OP) signs(id, node);
        else if (node.op().lower(node) instanceof Lowering.Contract letters) contract(id, node, letters);
        else if (node.args().size() == 1 && node.arg(0).shape().equals(node.shape()))
            share(Cause.Kind.MISSING_FACTOR, id, 0, "", dy -> dy);
    }

    private void add(Cause.Kind kind, int id, int operand, String detail, Backward.Step wrong) {
        backward.gradient(id, wrong).ifPresent(g -> found.add(new Mistake(kind, id, operand, detail, g)));
    }

    /** One operand gets another share, the others get theirs. */
    private void share(Cause.Kind kind, int id, int operand, String detail, UnaryOperator<Expr> share) {
        add(kind, id, operand, detail, (node, dy) -> {
            List<@Nullable Expr> shares = new ArrayList<>(node.op().pullback(node, dy));
            shares.set(operand, share.apply(dy));
            return shares;
        });
    }

    private boolean passesTo(int id, int operand) {
        return backward.passes(graph.args(id)[operand]);
    }

    private boolean bothPass(int id) {
        return passesTo(id, 0) && passesTo(id, 1);
    }

    private void unary(int id, Apply y) {
        Expr u = y.arg(0);
        share(Cause.Kind.MISSING_FACTOR, id, 0, "", dy -> dy);
        share(Cause.Kind.EXTRA_FACTOR, id, 0, "", dy -> pulled(y, pulled(y, dy)));
        String name = y.op().name();
        for (WrongSlope wrong : WrongSlope.of(y, called(y))) {
            share(wrong.kind(), id, 0, wrong.detail(), dy -> dy.times(wrong.slope()));
        }
        for (Expr value : valuesLike(u)) {
            if (graph.id(value) == graph.args(id)[0]) continue;
            share(Cause.Kind.ARGUMENT, id, 0, called(value), dy -> pulled(y.with(List.of(value)), dy));
        }
        for (Expr slope : inner(id, 0)) {
            Apply there = y.with(List.of(slope));
            String detail = "the derivative of " + called(u);
            if (name.equals("exp")) {
                String rule = "the power rule on an exponential";
                share(
                        Cause.Kind.WRONG_RULE,
                        id,
                        0,
                        rule,
                        dy -> dy.times(u.times(Ops.exp(u.minus(1)))).div(slope));
            }
            if (slope.isConstant()) continue;
            String rule = "the function of " + detail + " is not the derivative of the function";
            share(Cause.Kind.WRONG_RULE, id, 0, rule, dy -> dy.times(there).div(slope));
            share(Cause.Kind.ARGUMENT, id, 0, detail, dy -> pulled(there, dy));
            share(Cause.Kind.ARGUMENT, id, 0, detail, dy -> pulled(there, dy).div(slope));
        }
        for (Expr value : valuesLike(y)) {
            if (value == y || !Set.of("sigmoid", "tanh").contains(name)) continue;
            Expr slope = name.equals("tanh")
                    ? WrongSlope.oneMinus(value.squared())
                    : value.times(WrongSlope.oneMinus(value));
            share(Cause.Kind.ARGUMENT, id, 0, called(value), dy -> dy.times(slope));
        }
        // The derivative of a layer in terms of another one's result is that at another argument.
        for (int other = 0; other < graph.size(); other++) {
            boolean alike = other != id && graph.node(other) instanceof Apply node && node.op() == y.op();
            if (!alike || !graph.node(other).shape().equals(y.shape())) continue;
            Apply layer = (Apply) graph.node(other);
            share(Cause.Kind.ARGUMENT, id, 0, called(layer.arg(0)), dy -> pulled(layer, dy));
        }
    }

    /** The derivative is that of any other function, which explains too much to be thought of first. */
    private void activations(int id, Apply y) {
        Expr u = y.arg(0);
        for (UnaryOperator<Expr> activation : ACTIVATIONS) {
            Apply other = (Apply) activation.apply(u);
            if (other.op() == y.op()) continue;
            share(Cause.Kind.ACTIVATION, id, 0, other.op().name(), dy -> pulled(other, dy));
        }
    }

    /** The derivative of an operand by the target where both are numbers, which is what is forgotten most. */
    private List<Expr> inner(int id, int operand) {
        int below = graph.args(id)[operand];
        Expr u = graph.node(below);
        boolean numbers = u.shape().isScalar() && target.shape().isScalar() && u != target;
        if (!numbers || !backward.passes(below)) return List.of();
        Expr slope = Gradient.of(u).by(target);
        backward.gradient(id, (node, dy) -> {
                    List<@Nullable Expr> shares = new ArrayList<>(node.op().pullback(node, dy));
                    Expr share = shares.get(operand);
                    shares.set(operand, share == null ? null : share.div(slope));
                    return shares;
                })
                .filter(gradient -> graph.args(below).length > 0)
                .ifPresent(gradient -> found.add(
                        new Mistake(Cause.Kind.MISSING_FACTOR, below, 0, "the derivative of " + called(u), gradient)));
        return List.of(slope);
    }

    private static Expr pulled(Apply y, Expr dy) {
        Expr share = y.op().pullback(y, dy).get(0);
        return share == null ? Ops.zeros(dy.shape()) : share;
    }

    private void power(int id, Apply y) {
        Expr base = y.arg(0);
        Expr exponent = y.arg(1);
        if (passesTo(id, 0)) {
            share(Cause.Kind.MISSING_FACTOR, id, 0, "", dy -> dy);
            Cause.Kind number = exponent.isConstant() ? Cause.Kind.CONSTANT : Cause.Kind.MISSING_FACTOR;
            share(number, id, 0, called(exponent), dy -> dy.times(base.pow(exponent.minus(1))));
            share(Cause.Kind.MISSING_FACTOR, id, 0, called(base), dy -> dy.times(exponent));
            // (a − b)² with its exponent kept is that difference once too often.
            boolean square = Constant.is(BroadcastTo.source(exponent), 2) && base instanceof Apply;
            if (square) share(Cause.Kind.EXTRA_FACTOR, id, 0, called(base), dy -> dy.times(exponent.times(y)));
            share(Cause.Kind.WRONG_RULE, id, 0, "the exponent is not lowered", dy -> dy.times(exponent.times(y)));
            share(Cause.Kind.WRONG_RULE, id, 0, "the power is not differentiated", dy -> dy.times(y));
            share(
                    Cause.Kind.WRONG_RULE,
                    id,
                    0,
                    "the exponential rule on a power",
                    dy -> dy.times(y.times(Ops.log(base))));
            share(
                    Cause.Kind.WRONG_RULE,
                    id,
                    0,
                    "the exponent is raised",
                    dy -> dy.times(exponent.times(base.pow(exponent.plus(1)))));
            share(
                    Cause.Kind.WRONG_RULE,
                    id,
                    0,
                    "the power is integrated",
                    dy -> dy.times(base.pow(exponent.plus(1)).div(exponent.plus(1))));
            share(
                    Cause.Kind.CONSTANT,
                    id,
                    0,
                    called(exponent),
                    dy -> dy.times(exponent.minus(1).times(base.pow(exponent.minus(1)))));
        }
        if (passesTo(id, 0)) {
            for (Expr slope : inner(id, 0)) {
                if (slope.isConstant()) continue;
                String detail = "the derivative of " + called(base);
                Expr there = exponent.times(slope.pow(exponent.minus(1)));
                share(Cause.Kind.ARGUMENT, id, 0, detail, dy -> dy.times(there));
                share(Cause.Kind.ARGUMENT, id, 0, detail, dy -> dy.times(there).div(slope));
            }
        }
        if (passesTo(id, 1)) {
            inner(id, 1);
            String rule = "the power rule on an exponential";
            share(Cause.Kind.WRONG_RULE, id, 1, rule, dy -> dy.times(exponent.times(base.pow(exponent.minus(1)))));
            share(Cause.Kind.WRONG_RULE, id, 1, rule, dy -> dy.times(exponent.times(y)));
            share(Cause.Kind.ARGUMENT, id, 1, called(exponent), dy -> dy.times(y.times(Ops.log(exponent))));
            share(Cause.Kind.MISSING_FACTOR, id, 1, "log(" + called(base) + ")", dy -> dy.times(y));
        }
    }

    private void multiply(int id, Apply y) {
        boolean both = bothPass(id);
        boolean recurrent = y.args().contains(target) && (isStepBelow(id, 0) || isStepBelow(id, 1));
        Cause.Kind lost = recurrent ? Cause.Kind.MISSING_PATH : Cause.Kind.MISSING_TERM;
        for (int operand = 0; operand < 2; operand++) {
            if (!passesTo(id, operand)) continue;
            Expr other = y.arg(1 - operand);
            if (both) {
                String term = "the term with the derivative of " + called(y.arg(operand));
                share(lost, id, operand, term, dy -> Ops.zeros(dy.shape()));
                share(Cause.Kind.SIGN, id, operand, term, dy -> dy.times(other).unaryMinus());
            }
            if (BroadcastTo.source(other) instanceof Constant constant) {
                share(Cause.Kind.CONSTANT, id, operand, called(constant), dy -> dy);
            } else {
                share(Cause.Kind.MISSING_FACTOR, id, operand, called(other), dy -> dy);
                share(
                        Cause.Kind.EXTRA_FACTOR,
                        id,
                        operand,
                        called(other),
                        dy -> dy.times(other).times(other));
                for (Expr value : valuesLike(other)) {
                    if (isPartOf(value, id, 1 - operand)) continue;
                    share(Cause.Kind.SWAPPED_FACTOR, id, operand, instead(value, other), dy -> dy.times(value));
                }
            }
        }
        if (!both || !y.shape().isScalar() || !target.shape().isScalar()) return;
        add(Cause.Kind.WRONG_RULE, id, 0, "the product of the derivatives is not that of the product", (node, dy) -> {
            Expr second = Gradient.of(node.arg(1)).by(target);
            return Arrays.asList(dy.times(second), null);
        });
    }

    private void divide(int id, Apply y) {
        Expr a = y.arg(0);
        Expr b = y.arg(1);
        boolean both = bothPass(id);
        if (passesTo(id, 1)) {
            share(
                    Cause.Kind.MISSING_SQUARE,
                    id,
                    1,
                    called(b),
                    dy -> dy.times(a).div(b).unaryMinus());
            share(Cause.Kind.SIGN, id, 1, "", dy -> dy.times(a).div(b.squared()));
            share(
                    Cause.Kind.MISSING_FACTOR,
                    id,
                    1,
                    called(a),
                    dy -> dy.div(b.squared()).unaryMinus());
            share(Cause.Kind.WRONG_RULE, id, 1, "a divisor is no factor", dy -> dy.times(a));
            for (Expr slope : inner(id, 1)) {
                String rule = "the derivative of " + called(b) + " is no divisor";
                share(Cause.Kind.WRONG_RULE, id, 1, rule, dy -> dy.times(a).div(slope.squared()));
            }
            if (both) {
                String term = "the term with the derivative of " + called(b);
                share(Cause.Kind.MISSING_TERM, id, 1, term, dy -> Ops.zeros(dy.shape()));
            }
        }
        if (passesTo(id, 0)) {
            if (both) {
                String term = "the term with the derivative of " + called(a);
                share(Cause.Kind.MISSING_TERM, id, 0, term, dy -> Ops.zeros(dy.shape()));
                add(
                        Cause.Kind.MISSING_SQUARE,
                        id,
                        1,
                        called(b),
                        (node, dy) -> List.of(dy, dy.times(a).div(b).unaryMinus()));
                add(
                        Cause.Kind.SIGN,
                        id,
                        1,
                        "",
                        (node, dy) ->
                                List.of(dy.div(b).unaryMinus(), dy.times(a).div(b.squared())));
            }
            boolean constant = BroadcastTo.source(b) instanceof Constant;
            share(constant ? Cause.Kind.CONSTANT : Cause.Kind.MISSING_FACTOR, id, 0, "1/" + called(b), dy -> dy);
        }
        if (!both || !y.shape().isScalar() || !target.shape().isScalar()) return;
        add(Cause.Kind.WRONG_RULE, id, 0, "the quotient of the derivatives is not that of the quotient", (node, dy) -> {
            Expr second = Gradient.of(node.arg(1)).by(target);
            return Arrays.asList(dy.div(second), null);
        });
    }

    private void sum(int id) {
        if (!bothPass(id)) return;
        boolean paths = id != graph.roots().get(0) && (isStepBelow(id, 0) || isStepBelow(id, 1));
        Cause.Kind lostKind = paths ? Cause.Kind.MISSING_PATH : Cause.Kind.MISSING_TERM;
        for (int operand = 0; operand < 2; operand++) {
            Expr lost = graph.node(graph.args(id)[operand]);
            String term = "the term with the derivative of " + called(lost);
            share(lostKind, id, operand, term, dy -> Ops.zeros(dy.shape()));
            share(Cause.Kind.SIGN, id, operand, "", Expr::unaryMinus);
        }
    }

    /** Whether the way from an operand to the target goes through a named value. */
    private boolean isStepBelow(int id, int operand) {
        int below = graph.args(id)[operand];
        boolean[] reached = new boolean[graph.size()];
        reached[below] = true;
        for (int at = below; at > graph.id(target); at--) {
            if (!reached[at] || !backward.passes(at)) continue;
            if (graph.label(at) != null) return true;
            for (int operandOfIt : graph.args(at)) reached[operandOfIt] = true;
        }
        return false;
    }

    private void signs(int id, Apply y) {
        int last = y.args().size() - 1;
        if (passesTo(id, last)) share(Cause.Kind.SIGN, id, last, "", dy -> dy);
        if (last == 0 || !bothPass(id)) return;
        for (int operand = 0; operand < 2; operand++) {
            String term = "the term with the derivative of " + called(y.arg(operand));
            share(Cause.Kind.MISSING_TERM, id, operand, term, dy -> Ops.zeros(dy.shape()));
        }
    }

    private void contract(int id, Apply y, Lowering.Contract letters) {
        boolean both = bothPass(id);
        for (int operand = 0; operand < 2; operand++) {
            if (!passesTo(id, operand)) continue;
            Expr own = y.arg(operand);
            Expr other = y.arg(1 - operand);
            String ownLetters = operand == 0 ? letters.left() : letters.right();
            String otherLetters = operand == 0 ? letters.right() : letters.left();
            if (both) {
                String term = "the term with the derivative of " + called(own);
                share(Cause.Kind.MISSING_TERM, id, operand, term, dy -> Ops.zeros(own.shape()));
            }
            UnaryOperator<Expr> right = dy -> product(letters.result(), otherLetters, ownLetters, dy, other);
            if (other.shape().rank() == 2)
                share(
                        Cause.Kind.TRANSPOSE,
                        id,
                        operand,
                        called(other),
                        dy -> product(letters.result(), otherLetters, ownLetters, dy, other.t()));
            if (own.shape().rank() == 2)
                share(
                        Cause.Kind.TRANSPOSE,
                        id,
                        operand,
                        "",
                        dy -> right.apply(dy).t());
            if (letters.result().length() == 2) share(Cause.Kind.TRANSPOSE, id, operand, "", dy -> right.apply(dy.t()));
            share(
                    Cause.Kind.MISSING_FACTOR,
                    id,
                    operand,
                    called(other),
                    dy -> product(letters.result(), otherLetters, ownLetters, dy, Ops.ones(other.shape())));
            share(
                    Cause.Kind.EXTRA_FACTOR,
                    id,
                    operand,
                    called(other),
                    dy -> product(letters.result(), otherLetters, ownLetters, dy, other.squared()));
            for (Expr value : valuesLike(other)) {
                if (isPartOf(value, id, 1 - operand)) continue;
                share(
                        Cause.Kind.SWAPPED_FACTOR,
                        id,
                        operand,
                        instead(value, other),
                        dy -> product(letters.result(), otherLetters, ownLetters, dy, value));
            }
        }
    }

    private static Expr product(String left, String right, String result, Expr a, Expr b) {
        return Einsum.product(left, right, result, a, b);
    }

    /** What an operand gets is lost where the operand is used elsewhere, too: a path less. */
    private void paths(int id, Apply node) {
        int[] uses = graph.uses();
        for (int operand = 0; operand < node.args().size(); operand++) {
            int below = graph.args(id)[operand];
            if (!backward.passes(below) || uses[below] < 2) continue;
            Expr lost = graph.node(below);
            String path = "the path through " + called(node);
            share(Cause.Kind.MISSING_PATH, id, operand, path, dy -> Ops.zeros(lost.shape()));
        }
        for (int operand = 0; operand < node.args().size(); operand++) {
            if (!passesTo(id, operand)) continue;
            int wrong = operand;
            add(Cause.Kind.SIGN, id, operand, "", (y, dy) -> {
                List<@Nullable Expr> shares = new ArrayList<>(y.op().pullback(y, dy));
                Expr share = shares.get(wrong);
                shares.set(wrong, share == null ? null : share.unaryMinus());
                return shares;
            });
        }
    }

    private List<Expr> valuesLike(Expr like) {
        List<Expr> alike = new ArrayList<>();
        for (Expr value : values) {
            if (value.shape().equals(like.shape()) && alike.size() < MOST_OTHERS) alike.add(value);
        }
        return alike;
    }

    /** Whether a value is an operand, or a factor of one that has no name. */
    private boolean isPartOf(Expr value, int id, int operand) {
        int at = graph.args(id)[operand];
        if (graph.id(value) == at) return true;
        boolean unnamed = graph.label(at) == null;
        return unnamed && Arrays.stream(graph.args(at)).anyMatch(part -> part == graph.id(value));
    }

    private String called(Expr e) {
        return Places.text(e, graph);
    }

    private String instead(Expr value, Expr other) {
        return called(value) + " instead of " + called(other);
    }
}
