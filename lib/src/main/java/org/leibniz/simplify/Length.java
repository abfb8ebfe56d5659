package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.expr.Transpose;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;

/** How long expressions are when they are written out: names, numbers, signs and parentheses, each counting as one. */
final class Length {
    /** Longer ones count as this long. */
    private static final long MOST = 1_000_000_000;

    /** @param effort what reading takes: names above all, then numbers, and worst of all fractions within fractions */
    private record Written(long tokens, long effort, boolean fraction, int binding) {
        /** In parentheses, if it binds less than asked. */
        long within(int needed) {
            return binding >= needed ? tokens : tokens + 2;
        }
    }

    private static final int NAME = 4;
    private static final int NESTED = 8;
    private static final Written LEAF = new Written(1, NAME, false, Text.ATOM);

    private final Map<Expr, Written> known = new IdentityHashMap<>();

    /** Whether one expression is shorter than another; of two that are equally long, whether it is easier to read. */
    boolean isShorter(Expr a, Expr b) {
        long difference = of(a) - of(b);
        return difference < 0 || difference == 0 && known(a).effort() < known(b).effort();
    }

    long of(Expr root) {
        Deque<Expr> pending = new ArrayDeque<>();
        pending.push(root);
        while (!pending.isEmpty()) {
            Expr e = pending.peek();
            int waiting = pending.size();
            if (isOpen(e) && !known.containsKey(e)) {
                for (Expr operand : ((Apply) e).args()) if (!known.containsKey(operand)) pending.push(operand);
            }
            if (pending.size() > waiting) continue;
            pending.pop();
            known.computeIfAbsent(e, this::written);
        }
        return known(root).tokens();
    }

    private Written known(Expr e) {
        return Objects.requireNonNull(known.get(e));
    }

    private static boolean isOpen(Expr e) {
        return e instanceof Apply && e.names().isEmpty();
    }

    private Written written(Expr e) {
        if (e instanceof Constant constant)
            return constant.exact().map(Length::written).orElse(LEAF);
        if (!isOpen(e)) return LEAF;
        Apply apply = (Apply) e;
        Written first = apply.args().isEmpty() ? LEAF : known(apply.arg(0));
        if (apply.op() instanceof BroadcastTo && Operands.scalar(apply).isPresent()) return first;
        int binding = binding(apply);
        long tokens = 1;
        switch (binding) {
            case Text.SUM ->
                tokens += first.within(Text.SUM) + known(apply.arg(1)).within(Text.SUM + 1);
            case Text.NEGATION -> tokens += first.within(Text.NEGATION + 1);
            case Text.PRODUCT ->
                tokens += first.within(Text.PRODUCT) + known(apply.arg(1)).within(Text.PREFIX);
            case Text.POWER ->
                tokens += first.within(Text.POSTFIX) + known(apply.arg(1)).within(Text.ATOM);
            case Text.POSTFIX -> tokens += first.within(Text.POSTFIX);
            default -> {
                tokens += apply.args().isEmpty() ? 3 : 1 + apply.args().size();
                for (Expr operand : apply.args()) tokens += known(operand).tokens();
            }
        }
        long effort = apply.args().isEmpty() ? NAME : 0;
        boolean fraction = false;
        for (Expr operand : apply.args()) {
            effort += known(operand).effort();
            fraction |= known(operand).fraction();
        }
        boolean divides = apply.op() == Divide.OP;
        if (divides && fraction && apply.shape().isScalar()) effort += NESTED;
        // An exponent is read together with its base.
        boolean numbered =
                apply.op() == Power.OP && Operands.exact(apply.arg(1)).isPresent();
        if (numbered) effort = first.effort();
        return new Written(Math.min(tokens, MOST), Math.min(effort, MOST), fraction || divides, binding);
    }

    private static Written written(Rational value) {
        boolean fraction = Notation.ASCII.number(value).string().contains("/");
        long tokens = (fraction ? 3 : 1) + (value.signum() < 0 ? 1 : 0);
        int binding = value.signum() < 0 ? Text.NEGATION : fraction ? Text.PRODUCT : Text.ATOM;
        return new Written(tokens, 1, false, binding);
    }

    private static int binding(Apply apply) {
        if (Operands.makesSum(apply)) return Text.SUM;
        if (apply.op() == Negate.OP) return Text.NEGATION;
        boolean product = apply.op() == Multiply.OP || apply.op() == Divide.OP || Linear.isMatrixProduct(apply);
        if (product) return Text.PRODUCT;
        if (apply.op() == Power.OP) return Text.POWER;
        return apply.op() instanceof Transpose && apply.shape().rank() == 2 ? Text.POSTFIX : Text.ATOM;
    }
}
