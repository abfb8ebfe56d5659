package org.leibniz.simplify;

import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.einsum;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.ones;
import static org.leibniz.op.Ops.reshape;
import static org.leibniz.op.Ops.size;
import static org.leibniz.op.Ops.sqrt;
import static org.leibniz.op.Ops.zeros;
import static org.leibniz.simplify.Formulas.M;
import static org.leibniz.simplify.Formulas.N;
import static org.leibniz.simplify.Formulas.P;
import static org.leibniz.simplify.Formulas.Q;
import static org.leibniz.simplify.Formulas.ROWS;
import static org.leibniz.simplify.Formulas.S;
import static org.leibniz.simplify.Formulas.T;
import static org.leibniz.simplify.Formulas.U;
import static org.leibniz.simplify.Formulas.V;
import static org.leibniz.simplify.Formulas.X;
import static org.leibniz.simplify.Formulas.Y;
import static org.leibniz.simplify.RewriteVerifier.assertSimplifies;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

class ContractionsTest {
    @Test
    void gradientOfTheMeanSquaredError() {
        Expr residual = P.dot(V).minus(T).named("e");
        Expr gradient = P.t().dot(constant(1)
                .div(size(N))
                .broadcastTo(T.shape())
                .times(constant(2).times(residual)));
        assertSimplifies("2Pᵀ·e/n", gradient);
    }

    @Test
    void scalarsComeOutOfProductsSumsAndViews() {
        assertSimplifies("−6P·Q", P.times(-2).dot(Q.times(3)));
        assertSimplifies("−u·vᵀ", U.outer(V.unaryMinus()));
        assertSimplifies("x einsum(\"ij,jk->ki\", P, Q)", einsum("ij,jk->ki", P.times(X), Q));
        assertSimplifies("x·Σ v", V.times(X).sum());
        assertSimplifies("mean(v)/x", mean(V.div(X)));
        assertSimplifies("2Qᵀ", Q.times(2).t());
        assertSimplifies("−3reshape(Q, [15])", reshape(Q.times(-3), Shape.of(15)));
        assertSimplifies("xuᵀ·v", U.times(X).dot(V));
    }

    @Test
    void scalarsStayWhereTakingThemOutCosts() {
        assertSimplifies("Σ(x ⊘ v)", X.div(V).sum());
        assertSimplifies("Σ(1 ⊘ (2·√(v)))", constant(0.5).div(sqrt(V)).sum());
    }

    @Test
    void sumsOfProductsStayAsTheyAre() {
        assertSimplifies("Σ(u ⊙ v)", U.times(V).sum());
    }

    @Test
    void equalValuesAreCounted() {
        assertSimplifies("3", ones(V.shape()).sum());
        assertSimplifies("n", ones(N).sum());
        assertSimplifies("m·Σ₀ P", P.broadcastTo(ROWS.prepend(M)).sum(0, 1));
        assertSimplifies("broadcast(Σ u, [n])", U.broadcastTo(ROWS).sum(1));
        assertSimplifies("x", mean(X.broadcastTo(ROWS)));
        assertSimplifies("broadcast(mean(t), [5])", mean(columns(T), 0));
        assertSimplifies("5t", columns(T).sum(1));
        assertSimplifies("0", zeros(ROWS).sum());
    }

    private static Expr columns(Expr column) {
        return BroadcastTo.broadcastTo(column, Shape.of(N, Dim.of(5)), List.of(0));
    }

    @Test
    void reductionsMerge() {
        assertSimplifies("Σ P", P.sum(1).sum(0));
        assertSimplifies("m·Σ₁ P", cube().sum(0).sum(1));
        assertSimplifies("1.5·Σ P", P.times(3).sum(0).sum().times(0.5));
    }

    private static Expr cube() {
        return P.broadcastTo(ROWS.prepend(M));
    }

    @Test
    void zerosAnnihilate() {
        assertSimplifies("zeros(n, 5)", P.dot(zeros(Q.shape())));
        assertSimplifies("zeros(3, 3)", U.outer(zeros(V.shape())));
        assertSimplifies("zeros(5, 3)", zeros(Q.shape()).t());
        assertSimplifies("S", S.plus(S.dot(zeros(S.shape()))));
    }

    @Test
    void numbersMergeThroughAChainOfMatrices() {
        Expr inner = S.times(2).dot(V.times(X)).unaryMinus();
        assertSimplifies("−6xy S·(S·v)", S.dot(inner.times(3)).times(Y));
    }
}
