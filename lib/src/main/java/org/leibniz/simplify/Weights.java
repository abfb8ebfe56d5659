package org.leibniz.simplify;

import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Part;
import org.leibniz.expr.Power;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Transpose;
import org.leibniz.notation.Rational;
import org.leibniz.op.Identity;
import org.leibniz.op.Mean;
import org.leibniz.op.Reshape;
import org.leibniz.op.SizeOf;

/** What one node adds to {@link Measure#work()}: 2x is less than x + x, x² less than x·x, 1/x less than y/x. */
final class Weights {
    private Weights() {}

    static boolean isView(Apply apply) {
        return apply.op() instanceof Transpose
                || apply.op() instanceof Reshape
                || apply.op() instanceof BroadcastTo
                || apply.op() instanceof Part;
    }

    static long of(Apply apply) {
        if (isView(apply) || apply.op() instanceof SizeOf || apply.op() instanceof Identity) return 0;
        if (apply.op() == Add.OP || apply.op() == Subtract.OP) return 3;
        if (apply.op() == Multiply.OP) return 2;
        if (apply.op() == Divide.OP) return isReciprocal(apply) ? 1 : 2;
        if (apply.op() == Negate.OP) return Operands.exact(apply.arg(0)).isPresent() ? 3 : 1;
        if (apply.op() == Power.OP)
            return 1 + Operands.exact(apply.arg(1)).map(Weights::ofExponent).orElse(4);
        // A sum over fewer axes is worth a product.
        boolean reduces = apply.op() instanceof Sum || apply.op() instanceof Mean;
        if (reduces) return 4 + 3L * Math.max(0, apply.arg(0).shape().rank() - 1);
        return Linear.isContraction(apply.op()) ? 6 : 2;
    }

    static boolean isReciprocal(Apply apply) {
        return apply.op() == Divide.OP && Operands.is(apply.arg(0), Rational.ONE);
    }

    private static int ofExponent(Rational exponent) {
        return (exponent.signum() < 0 ? 2 : 0) + (exponent.isInteger() ? 0 : 2);
    }
}
