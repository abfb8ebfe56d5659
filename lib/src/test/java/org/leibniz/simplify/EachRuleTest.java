package org.leibniz.simplify;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.cos;
import static org.leibniz.op.Ops.diag;
import static org.leibniz.op.Ops.einsum;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.eye;
import static org.leibniz.op.Ops.inv;
import static org.leibniz.op.Ops.less;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.logSoftmax;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.ones;
import static org.leibniz.op.Ops.reshape;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.sum;
import static org.leibniz.op.Ops.where;
import static org.leibniz.op.Ops.zeros;
import static org.leibniz.simplify.Formulas.M;
import static org.leibniz.simplify.Formulas.N;
import static org.leibniz.simplify.Formulas.P;
import static org.leibniz.simplify.Formulas.Q;
import static org.leibniz.simplify.Formulas.ROWS;
import static org.leibniz.simplify.Formulas.S;
import static org.leibniz.simplify.Formulas.U;
import static org.leibniz.simplify.Formulas.V;
import static org.leibniz.simplify.Formulas.X;
import static org.leibniz.simplify.Formulas.Y;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** One smallest example of every rule: what it makes of it, and that it is the one at work. */
class EachRuleTest {
    private record Row(String rule, Expr before, String after) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Stream<Row> rows() {
        return Stream.of(
                new Row("DropIdentityView", new Apply(new Transpose(List.of(0, 1)), List.of(Q)), "Q"),
                new Row("DropEmptyReduction", sum(X), "x"),
                new Row("MergeTransposes", Q.t().t(), "Q"),
                new Row("MergeReshapes", reshape(reshape(Q, Shape.of(15)), Shape.of(5, 3)), "reshape(Q, [5,3])"),
                new Row("MergeBroadcasts", V.broadcastTo(ROWS).broadcastTo(ROWS.prepend(M)), "broadcast(v, [m,n,3])"),
                new Row("RepeatScalarDirectly", X.broadcastTo(ROWS).t(), "broadcast(x, [3,n])"),
                new Row("ExchangeTransposedOuter", U.outer(V).t(), "v·uᵀ"),
                new Row("ChooseKnownBranch", where(less(X, Y), X, X), "x"),
                new Row("FoldFunctionOfConstants", cos(constant(0)), "1"),
                new Row("CancelLogOfExp", log(exp(V)), "v"),
                new Row("WriteExpOfLogSoftmax", exp(logSoftmax(V)), "softmax(v)"),
                new Row("DropTrivialPower", X.pow(1), "x"),
                new Row("MergeNestedPowers", X.pow(3).pow(2), "x⁶"),
                new Row("WritePowerAsRoot", X.pow(0.5), "√(x)"),
                new Row("WriteNegativePowerAsQuotient", X.pow(-2), "1/x²"),
                new Row("ApplyBeforeRepeating", sigmoid(V.broadcastTo(ROWS)), "broadcast(σ(v), [n,3])"),
                new Row(
                        "MergeChoices",
                        where(less(X, Y), X, constant(0)).plus(where(less(X, Y), constant(0), Y)),
                        "where(x < y, x, y)"),
                new Row("MultiplyChosen", where(less(X, Y), X, constant(0)).times(Y), "where(x < y, xy, 0)"),
                new Row("FlattenProduct", X.times(2).times(Y).times(X), "2x²y"),
                new Row("FlattenSum", X.plus(Y).plus(X), "2x + y"),
                new Row("FactorOutScalars", U.times(X).minus(V.times(X)), "x(u − v)"),
                new Row("ReduceBeforeRepeating", V.broadcastTo(ROWS).sum(), "n·Σ v"),
                new Row("MergeReductions", mean(mean(P, 0), 0), "mean(P)"),
                new Row("AnnihilateContraction", P.dot(zeros(Shape.of(3))), "zeros(n)"),
                new Row("CancelInverse", inv(inv(S)).dot(inv(S)), "eye(3)"),
                new Row("DropTransposeOfSymmetric", inv(S.t().dot(S)).t(), "inv(Sᵀ·S)"),
                new Row("RepeatProductOfScalars", ones(Dim.of(3)).outer(ones(Dim.of(3))), "ones(3, 3)"),
                new Row("ContractRepeatedScalar", einsum("ij,ij->i", ones(Shape.of(3, 5)), Q), "Σ₁ Q"),
                new Row("NarrowReshapedIdentity", reshape(eye(Dim.of(6)), Shape.of(2, 3, 2, 3)), "eye(2, 3)"),
                new Row(
                        "ContractIdentity",
                        einsum("ijkl,l->ijk", eye(Shape.of(2, 3)), V),
                        "einsum(\"ik,j->ijk\", eye(2), v)"),
                new Row(
                        "ContractInnerIdentity",
                        einsum("ijkl,lm->ijkm", einsum("jl,ki->ijkl", eye(Dim.of(3)), Q), S),
                        "einsum(\"ki,jm->ijkm\", Q, S)"),
                new Row(
                        "ContractFactor",
                        einsum("ijkl,lm->ijkm", einsum("jl,ik->ijkl", S, S), S),
                        "einsum(\"jm,ik->ijkm\", S·S, S)"),
                new Row("AssociateOuter", U.outer(V).dot(S), "u·(vᵀ·S)"),
                new Row(
                        "AbsorbTransposeIntoLetters",
                        einsum("ijk,j->ik", U.outer(Q).transpose(2, 0, 1), V),
                        "einsum(\"jki,j->ik\", outer(u, Q), v)"),
                new Row("MultiplyDiagonals", diag(U).dot(diag(V)), "diag(u ⊙ v)"),
                new Row("SumAlongDiagonal", sum(eye(Dim.of(3)).times(U.outer(V)), 1), "u ⊙ v"),
                new Row("SumIdentity", sum(eye(Dim.of(3)), 1), "ones(3)"),
                new Row("WriteRepeatedDiagonal", diag(X.broadcastTo(Shape.of(3))), "x eye(3)"),
                new Row("DropIdentityMatrix", eye(Dim.of(3)).dot(V), "v"),
                new Row("PullScalarsOut", S.times(2).dot(V.times(X)), "2xS·v"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ruleDoesItsWork(Row row) {
        RewriteVerifier.assertSimplifies(row.after(), row.before());
        Statistics statistics = new Statistics(10_000);
        Simplifier.simplify(List.of(row.before()), Rules.SHRINKING, statistics);
        assertTrue(statistics.applications().containsKey(row.rule()), () -> "applied: " + statistics.applications());
    }

    @Test
    void everyRuleHasARow() {
        Set<String> tested = rows().map(Row::rule).collect(toSet());
        assertEquals(Rules.SHRINKING.stream().map(Rule::name).collect(toSet()), tested);
    }

    @Test
    void broadcastToTheSameShapeVanishes() {
        Expr same = new Apply(new BroadcastTo(ROWS, List.of(0, 1)), List.of(P));
        RewriteVerifier.assertSimplifies("P", same);
        RewriteVerifier.assertSimplifies("P", reshape(P, Shape.of(N, Dim.of(3))));
    }
}
