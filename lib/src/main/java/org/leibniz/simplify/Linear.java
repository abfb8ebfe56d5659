package org.leibniz.simplify;

import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.MatMul;
import org.leibniz.expr.Op;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Transpose;
import org.leibniz.op.DiagonalMatrix;
import org.leibniz.op.Mean;
import org.leibniz.op.Reshape;

/** The ops through which a scalar factor of an operand may be pulled. */
final class Linear {
    private Linear() {}

    static boolean isContraction(Op op) {
        return op == Dot.OP || op == Outer.OP || op == MatMul.OP || op instanceof Einsum;
    }

    /** Whether it is written as factors side by side, as products of matrices and vectors are. */
    static boolean isMatrixProduct(Apply node) {
        boolean vectors = node.args().stream().allMatch(e -> e.shape().rank() <= 2);
        return vectors && (node.op() == Dot.OP || node.op() == MatMul.OP || node.op() == Outer.OP);
    }

    /** Not a broadcast: there the small product is the better one. */
    static boolean isLinear(Op op) {
        return isContraction(op)
                || op instanceof Sum
                || op instanceof Mean
                || op == DiagonalMatrix.OP
                || op instanceof Transpose
                || op instanceof Reshape;
    }
}
