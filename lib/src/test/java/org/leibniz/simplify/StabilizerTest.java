package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.log1p;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.softmax;
import static org.leibniz.simplify.Formulas.Q;
import static org.leibniz.simplify.Formulas.U;
import static org.leibniz.simplify.Formulas.V;
import static org.leibniz.simplify.Formulas.X;
import static org.leibniz.simplify.Formulas.Y;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;

/** What is computed in place of what was written; both are evaluated. */
class StabilizerTest {
    private record Row(String after, Expr before) {
        @Override
        public String toString() {
            return before.toString();
        }
    }

    private static Expr one() {
        return Constant.of(1);
    }

    private static Expr logistic(Expr x) {
        return one().div(exp(x.unaryMinus()).plus(1));
    }

    static Stream<Row> rows() {
        Expr y = sigmoid(X);
        Expr p = exp(V).div(exp(V).sum());
        Expr rows = exp(Q).div(Reduction.spread(exp(Q).sum(1), Q.shape(), List.of(1)));
        return Stream.of(
                new Row("softplus(x)", log(one().plus(exp(X)))),
                new Row("softplus(v)", log1p(exp(V))),
                new Row("−softplus(−x)", log(y)),
                new Row("−softplus(x)", log(one().minus(y))),
                new Row("−softplus(x)", log(sigmoid(X.unaryMinus()))),
                new Row("logSoftmax(v)", log(softmax(V))),
                new Row("logsumexp(Q)", log(exp(Q).sum(1))),
                new Row("logsumexp(reshape(Q, [15]))", log(exp(Q).sum())),
                new Row("σ(x)", logistic(X)),
                new Row("σ(−x)", one().div(exp(X).plus(1))),
                new Row("σ(v)", exp(V).div(exp(V).plus(1))),
                new Row("y σ(−x)σ(x)", exp(X).times(Y).div(exp(X).plus(1).squared())),
                new Row("softmax(v)", p),
                new Row("softmax(Q)", rows),
                new Row("softmax(Q, 0)", exp(Q).div(exp(Q).sum(0))),
                new Row("Σ(u ⊙ softmax(v))", U.times(exp(V)).sum().div(exp(V).sum())),
                new Row("(Σ u)softmax(v)", exp(V).times(U.div(exp(V).sum()).sum())),
                new Row(
                        "u − (Σ u)softmax(v)",
                        softmax(V).times(U.div(softmax(V)).minus(U.sum()))),
                new Row("t₁ + log(exp(x − t₁) + 2·exp(−t₁)) where t₁ = max(x, 0)", log(exp(X).plus(2))),
                new Row(
                        "(exp(u) − exp(t₂))/(exp(u) + exp(t₂)) where t₁ = max(x, y), u = x − t₁, t₂ = y − t₁",
                        exp(X).minus(exp(Y)).div(exp(X).plus(exp(Y)))),
                new Row("1/(exp(x) + exp(y))", one().div(exp(X).plus(exp(Y)))),
                new Row(
                        "(y exp(u − t₁) + 2·exp(−t₁ − t₁))/(exp(u) + exp(y − t₁))² where t₁ = max(x, y), u = x − t₁",
                        Y.times(exp(X)).plus(2).div(exp(X).plus(exp(Y)).squared())),
                new Row(
                        "u − log(exp(u) + exp(y − t₁) + exp(−t₁)) where t₁ = max(max(x, y), 0), u = x − t₁",
                        log(exp(X).div(exp(X).plus(exp(Y)).plus(1)).named("p"))),
                new Row(
                        "1 − exp(u)/(exp(u) + exp(y − t₁) + exp(−t₁)) where t₁ = max(max(x, y), 0), u = x − t₁",
                        Gradient.of(log(exp(X).div(exp(X).plus(exp(Y)).plus(1)).named("p")))
                                .by(X)),
                new Row("σ(x)(1 − y) − σ(−x)y", Gradient.of(crossEntropy(y)).by(X)),
                new Row(
                        "σ(x)(1 − y) − σ(−x)y",
                        Gradient.of(crossEntropy(logistic(X))).by(X)));
    }

    private static Expr crossEntropy(Expr y) {
        return Y.unaryMinus().times(log(y)).minus(one().minus(Y).times(log(one().minus(y))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isComputedAs(Row row) {
        Expr after = Stabilizer.stabilize(List.of(row.before)).get(0);
        assertEquals(row.after, RewriteVerifier.print(after));
        assertTrue(RewriteVerifier.verify(row.before, after), "there are values to compare");
    }

    @Test
    void namesAndFurtherUsersDoNotHide() {
        Expr s = exp(X).plus(1).named("s");
        Expr both = log(s).named("l").times(s);
        assertEquals(
                "ls", RewriteVerifier.print(Stabilizer.stabilize(List.of(both)).get(0)));
        assertEquals(
                "softplus(x)",
                RewriteVerifier.print(
                        Stabilizer.stabilize(List.of(log(s).named("l"))).get(0)));
    }

    /** What may be 0 is not cancelled, and what computes well stays as it is written. */
    @Test
    void nothingElseChanges() {
        for (Expr e : List.of(
                X.times(Y.div(X).minus(1)),
                sigmoid(X).times(one().minus(sigmoid(X))),
                exp(X).times(Y.plus(exp(X))),
                exp(V).sum().times(log(X)),
                exp(X).plus(1).times(exp(X)))) {
            assertSame(e, Stabilizer.stabilize(List.of(e)).get(0), e::toString);
        }
    }
}
