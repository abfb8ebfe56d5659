package org.leibniz.simplify;

import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.expr.Sum;
import org.leibniz.notation.Rational;
import org.leibniz.op.Mean;

/** Measures the nodes of a graph one by one. */
final class MeasuredGraph {
    private final Graph graph;
    private final int[] uses;
    /** How many linear ops follow a node, up to the front of the product it belongs to. */
    private final int[] linearAbove;

    /** The topmost node of the product a node belongs to, and whether there is a quotient in that product. */
    private final int[] top;

    private final boolean[] quotient;
    /** For the topmost node of a product that nothing is repeated in, whether it scales a tensor or is a quotient. */
    private final boolean[] split;

    MeasuredGraph(Graph graph) {
        this.graph = graph;
        uses = graph.uses();
        linearAbove = new int[graph.size()];
        top = IntStream.range(0, graph.size()).toArray();
        quotient = new boolean[graph.size()];
        split = new boolean[graph.size()];
        int[] chain = IntStream.range(0, graph.size()).toArray();
        for (int id = graph.size() - 1; id >= 0; id--) {
            if (Operands.makesProduct(graph.node(id))) {
                for (int operand : graph.args(id)) if (isSingle(operand)) chain[operand] = chain[id];
                Apply apply = (Apply) graph.node(id);
                split[chain[id]] |= scalesTensor(apply) || apply.op() == Divide.OP;
            }
            for (int operand : graph.args(id)) lookUp(operand, id);
            quotient[top[id]] |= graph.node(id) instanceof Apply apply && apply.op() == Divide.OP;
        }
    }

    private void lookUp(int id, int user) {
        if (!isSingle(id)) return;
        Apply by = (Apply) graph.node(user);
        boolean multiplies = Operands.makesProduct(by);
        boolean through = multiplies || by.op() instanceof BroadcastTo;
        if (through) top[id] = top[user];
        if (Linear.isLinear(by.op())) linearAbove[id] = linearAbove[user] + 1;
        else if (through && !repeatsScalar(by)) linearAbove[id] = linearAbove[user];
    }

    private static boolean repeatsScalar(Expr e) {
        return e instanceof Apply apply
                && apply.op() instanceof BroadcastTo
                && apply.arg(0).shape().isScalar();
    }

    private boolean isSingle(int id) {
        return uses[id] == 1 && graph.names(id).isEmpty();
    }

    Measure measure(int id) {
        Expr e = graph.node(id);
        long digits = e instanceof Constant constant
                ? constant.exact().map(Rational::bits).orElse(0)
                : 0;
        if (!(e instanceof Apply apply) || apply.shapes().size() != 1) return new Measure(0, 0, 0, 0, 0, 0, digits);
        boolean multiplies = Operands.makesProduct(e);
        long disorder = multiplies ? misplacedFactors(id, apply) : isMisplaced(id, apply) ? 1 : 0;
        boolean view = Weights.isView(apply);
        boolean repeats = apply.op() instanceof BroadcastTo;
        return new Measure(
                work(apply),
                multiplies && scalesTensor(apply) ? linearAbove[id] : 0,
                view && !repeats ? 1 : 0,
                disorder + negativeNumbers(apply),
                view ? 0 : e.shape().rank(),
                repeats && !repeatsScalar(apply) ? 1 : 0,
                0);
    }

    private static boolean scalesTensor(Apply product) {
        if (product.shape().isScalar()) return false;
        if (product.op() == Negate.OP || repeatsNumber(product, 1)) return true;
        return repeatsNumber(product, 0) && !Weights.isReciprocal(product);
    }

    private static boolean repeatsNumber(Apply apply, int operand) {
        return Operands.scalar(apply.arg(operand)).isPresent();
    }

    /** A sum with brackets on the right, or the power of a reciprocal. */
    private boolean isMisplaced(int id, Apply apply) {
        if (Operands.makesSum(apply)) return isSingleSum(graph.args(id)[1]);
        boolean power = apply.op() == Power.OP && isSingle(graph.args(id)[0]);
        return power && apply.arg(0) instanceof Apply base && Weights.isReciprocal(base);
    }

    private boolean isSingleSum(int id) {
        int inner = id;
        while (isSingle(inner) && graph.node(inner) instanceof Apply apply && apply.op() instanceof BroadcastTo)
            inner = graph.args(inner)[0];
        return isSingle(inner) && Operands.makesSum(graph.node(inner));
    }

    private static long work(Apply apply) {
        long work = Weights.of(apply) + negativeNumbers(apply) + 2 * fractions(apply);
        boolean dividesByNumber = apply.op() == Divide.OP
                && Operands.exact(apply.arg(1))
                        .filter(value -> value.signum() != 0 && !value.equals(Rational.ONE))
                        .isPresent();
        return dividesByNumber ? work + 3 : work;
    }

    private static long fractions(Apply apply) {
        if (apply.op() != Multiply.OP && apply.op() != Divide.OP) return 0;
        return apply.args().stream()
                .filter(e ->
                        Operands.exact(e).filter(value -> !value.isInteger()).isPresent())
                .count();
    }

    private static long negativeNumbers(Apply apply) {
        if (apply.op() == Power.OP || apply.op() instanceof Sum || apply.op() instanceof Mean || Weights.isView(apply))
            return 0;
        return apply.args().stream()
                .filter(e ->
                        Operands.exact(e).filter(value -> value.signum() < 0).isPresent())
                .count();
    }

    private boolean isRepeatedQuotientOrScaling(int id) {
        boolean repeats = isSingle(id) && graph.node(id) instanceof Apply apply && apply.op() instanceof BroadcastTo;
        if (!repeats || repeatsScalar(graph.node(id))) return false;
        int source = graph.args(id)[0];
        return isSingle(source) && Operands.makesProduct(graph.node(source)) && split[source];
    }

    private long misplacedFactors(int id, Apply product) {
        long misplaced = quotient[top[id]] ? fractions(product) : 0;
        int[] operands = graph.args(id);
        for (int i = 0; i < operands.length; i++) {
            boolean right = i == 1 && product.op() == Multiply.OP;
            if (right
                    && (Operands.exact(product.arg(1)).isPresent()
                            || repeatsNumber(product, 1) && !repeatsNumber(product, 0))) misplaced++;
            int inner = operands[i];
            if (isRepeatedQuotientOrScaling(inner)) misplaced++;
            while (isSingle(inner) && repeatsScalar(graph.node(inner))) inner = graph.args(inner)[0];
            if (!isSingle(inner) || !Operands.makesProduct(graph.node(inner))) continue;
            boolean inPlace = ((Apply) graph.node(inner)).op() == Multiply.OP && !right
                    || product.args().size() == 1 && ((Apply) graph.node(inner)).op() == Divide.OP;
            if (!inPlace) misplaced++;
        }
        return misplaced;
    }
}
