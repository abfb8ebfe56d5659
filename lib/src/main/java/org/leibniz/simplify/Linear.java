package org.leibniz.simplify;

import org.leibniz.expr.Dot;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.MatMul;
import org.leibniz.expr.Op;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Diag;
import org.leibniz.op.Diagonal;
import org.leibniz.op.Mean;
import org.leibniz.op.Reshape;

/** The ops through which a scalar factor of an operand may be pulled. */
final class Linear {
    private Linear() {}

    static boolean isContraction(Op op) {
        return op == Dot.OP || op == Outer.OP || op == MatMul.OP || op instanceof Einsum;
    }

    /** Not a broadcast: there the small product is the better one. */
    static boolean isLinear(Op op) {
        return isContraction(op)
                || op instanceof Sum
                || op instanceof Mean
                || op instanceof Diag
                || op instanceof Diagonal
                || op instanceof Transpose
                || op instanceof Reshape;
    }
}
