package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.ones;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.size;
import static org.leibniz.op.Ops.sqrt;
import static org.leibniz.op.Ops.zeros;
import static org.leibniz.simplify.Formulas.B;
import static org.leibniz.simplify.Formulas.N;
import static org.leibniz.simplify.Formulas.P;
import static org.leibniz.simplify.Formulas.R;
import static org.leibniz.simplify.Formulas.ROWS;
import static org.leibniz.simplify.Formulas.T;
import static org.leibniz.simplify.Formulas.U;
import static org.leibniz.simplify.Formulas.V;
import static org.leibniz.simplify.Formulas.W;
import static org.leibniz.simplify.Formulas.X;
import static org.leibniz.simplify.Formulas.Y;
import static org.leibniz.simplify.RewriteVerifier.assertSimplifies;

import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;

class ProductsTest {
    @Test
    void chainOfASquaredSigmoidReadsInChainOrder() {
        Expr s = sigmoid(W.times(X).plus(B));
        Expr chain = constant(1)
                .times(constant(2).times(s))
                .times(s.times(constant(1).minus(s)))
                .times(X);
        assertSimplifies("2σ(u)²(1 − σ(u))x where u = wx + b", chain);
    }

    @Test
    void signsMoveInFrontAndDifferencesStay() {
        assertSimplifies(
                "−(r − y)", constant(0.5).times(constant(2).times(R.minus(Y))).times(-1));
        assertSimplifies("−xy", X.times(Y.unaryMinus()));
        assertSimplifies("xy", X.unaryMinus().times(Y.unaryMinus()));
        assertSimplifies("−2x", X.times(-2));
        assertSimplifies("x", X.unaryMinus().unaryMinus());
        assertSimplifies("−(u − v) ⊙ u", U.minus(V).times(U.unaryMinus()));
    }

    @Test
    void numbersMultiplyExactly() {
        assertSimplifies("x", X.times(3).div(3));
        assertSimplifies("0.3x", X.times(0.1).times(3));
        assertSimplifies("½x", X.div(2));
        assertSimplifies("0", X.times(0).times(Y));
        assertSimplifies("zeros(3)", V.times(zeros(V.shape())));
        assertSimplifies("v", V.times(ones(V.shape())));
        assertSimplifies("3", constant(6).div(2));
    }

    @Test
    void equalFactorsBecomePowers() {
        assertSimplifies("x²y", X.times(Y).times(X));
        assertSimplifies("x⁵", X.pow(2).times(X.pow(3)));
        assertSimplifies("x", X.pow(0.5).times(X.pow(0.5)));
        assertSimplifies("1", X.div(X));
        assertSimplifies("u² ⊙ v", U.times(V).times(U));
        assertSimplifies("exp(x)exp(y)", exp(X).times(exp(Y)));
    }

    @Test
    void rootsCancel() {
        assertSimplifies("x", sqrt(X).times(sqrt(X)));
        assertSimplifies("√(x)y", X.div(sqrt(X)).times(Y));
        assertSimplifies("1/√(x)", sqrt(X).div(X));
        assertSimplifies("√(x²)", sqrt(X.pow(2)));
        assertSimplifies("√(x²)", X.pow(2).pow(0.5));
        assertSimplifies("v", sqrt(V).pow(2));
    }

    @Test
    void thereIsOneQuotient() {
        assertSimplifies("x/(yb)", X.div(Y).div(B));
        assertSimplifies("x/y", X.times(constant(1).div(Y)));
        assertSimplifies("xb/y", X.div(Y.div(B)));
        assertSimplifies("1/(2·√(x))", constant(0.5).div(sqrt(X)));
        assertSimplifies("2x/(3y)", X.times(-2).div(Y.times(-3)));
        assertSimplifies("1/x²", constant(1).div(X).times(constant(1).div(X)));
        assertSimplifies("y/x³", X.pow(-3).times(Y));
        assertSimplifies("−1/x", X.pow(-1).unaryMinus());
    }

    @Test
    void scalarsAreMultipliedBeforeTheyAreRepeated() {
        assertSimplifies("2xy v", V.times(X).times(Y).times(2));
        assertSimplifies(
                "2t/n",
                constant(1)
                        .div(size(N))
                        .broadcastTo(T.shape())
                        .times(constant(2).times(T)));
        assertSimplifies("broadcast(−2xu, [n,3])", U.broadcastTo(ROWS).times(X).times(-2));
        assertSimplifies("−2P ⊙ (u ⊙ v)", product());
    }

    private static Expr product() {
        return P.times(U.times(-2).broadcastTo(ROWS)).times(V.broadcastTo(ROWS));
    }

    @Test
    void divisionByZeroIsNotTouched() {
        Expr bad = X.div(0).times(0);
        assertEquals("x/0·0", RewriteVerifier.print(Simplifier.simplify(bad)));
    }
}
