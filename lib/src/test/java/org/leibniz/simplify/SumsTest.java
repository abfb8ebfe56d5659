package org.leibniz.simplify;

import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.zeros;
import static org.leibniz.simplify.Formulas.B;
import static org.leibniz.simplify.Formulas.P;
import static org.leibniz.simplify.Formulas.ROWS;
import static org.leibniz.simplify.Formulas.U;
import static org.leibniz.simplify.Formulas.V;
import static org.leibniz.simplify.Formulas.X;
import static org.leibniz.simplify.Formulas.Y;
import static org.leibniz.simplify.RewriteVerifier.assertSimplifies;

import org.junit.jupiter.api.Test;

class SumsTest {
    @Test
    void likeTermsMergeAtTheFirstOfThem() {
        assertSimplifies("2x", X.plus(X));
        assertSimplifies("3x + y", X.plus(Y).plus(X.times(2)));
        assertSimplifies("0", X.minus(X));
        assertSimplifies("zeros(3)", V.minus(V));
        assertSimplifies("2xy", X.times(Y).plus(Y.times(X)));
        assertSimplifies("4x² − y", X.squared().plus(X.times(3).times(X)).minus(Y));
    }

    @Test
    void numbersAddUpWhereTheFirstStands() {
        assertSimplifies("1 − y", constant(1).minus(Y));
        assertSimplifies("y", constant(1).minus(constant(1).minus(Y)));
        assertSimplifies("x + 5 − y", X.plus(2).minus(Y).plus(3));
        assertSimplifies("x", X.plus(0));
        assertSimplifies("v", V.plus(zeros(V.shape())));
        assertSimplifies("1.5 + x", constant(1).plus(X).plus(0.5));
    }

    @Test
    void minusSignsBecomeSubtractions() {
        assertSimplifies("y − x", X.unaryMinus().plus(Y));
        assertSimplifies("x + y", X.minus(Y.unaryMinus()));
        assertSimplifies("x − 2y", X.plus(Y.times(-2)));
        assertSimplifies("x − y + b", X.minus(Y.minus(B)));
        assertSimplifies("−x − y", X.unaryMinus().minus(Y));
        assertSimplifies("−(x − y)", X.minus(Y).unaryMinus());
        assertSimplifies("b − x + y", B.plus(X.minus(Y).unaryMinus()));
    }

    @Test
    void productsOfSumsAreNotExpanded() {
        assertSimplifies("2(x + y)", X.plus(Y).times(2));
        assertSimplifies("(x + y)²", X.plus(Y).times(X.plus(Y)));
        assertSimplifies("xy + xb", X.times(Y).plus(X.times(B)));
    }

    @Test
    void whatIsRepeatedIsAddedBefore() {
        assertSimplifies(
                "broadcast(2u − v, [n,3])", U.broadcastTo(ROWS).times(2).minus(V.broadcastTo(ROWS)));
        assertSimplifies("P − u", P.plus(U.unaryMinus().broadcastTo(ROWS)));
        assertSimplifies("P − x", P.plus(X.unaryMinus()));
    }
}
