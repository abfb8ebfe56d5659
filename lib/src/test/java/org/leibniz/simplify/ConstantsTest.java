package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.op.Ops.abs;
import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.equal;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.less;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.max;
import static org.leibniz.op.Ops.min;
import static org.leibniz.op.Ops.ones;
import static org.leibniz.op.Ops.relu;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.sign;
import static org.leibniz.op.Ops.sin;
import static org.leibniz.op.Ops.sqrt;
import static org.leibniz.op.Ops.step;
import static org.leibniz.op.Ops.tanh;
import static org.leibniz.op.Ops.where;
import static org.leibniz.op.Ops.zeros;
import static org.leibniz.simplify.Formulas.V;
import static org.leibniz.simplify.Formulas.X;
import static org.leibniz.simplify.Formulas.Y;
import static org.leibniz.simplify.RewriteVerifier.assertSimplifies;

import org.junit.jupiter.api.Test;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;

class ConstantsTest {
    private static Expr fraction(long numerator, long denominator) {
        return Constant.of(Rational.of(numerator, denominator));
    }

    @Test
    void functionsFoldWhereTheValueIsAFraction() {
        assertSimplifies("1", exp(constant(0)));
        assertSimplifies("exp(1)", exp(constant(1)));
        assertSimplifies("0", log(constant(1)));
        assertSimplifies("0", sin(constant(0)));
        assertSimplifies("0", tanh(constant(0)));
        assertSimplifies("½", sigmoid(constant(0)));
        assertSimplifies("⅔", sqrt(fraction(4, 9)));
        assertSimplifies("√(2)", sqrt(constant(2)));
        assertSimplifies("ones(3)", exp(zeros(V.shape())));
    }

    @Test
    void piecewiseFunctionsFoldEverywhere() {
        assertSimplifies("2", abs(constant(-2)));
        assertSimplifies("0", relu(constant(-2)));
        assertSimplifies("−1", sign(constant(-2)));
        assertSimplifies("1", step(constant(3)));
        assertSimplifies("3", max(constant(2), constant(3)));
        assertSimplifies("2", min(constant(2), constant(3)));
        assertSimplifies("0", equal(constant(2), constant(3)));
        assertSimplifies("x", where(less(constant(2), constant(3)), X, Y));
        assertSimplifies("y", where(constant(0), X, Y));
        assertSimplifies("where(x, y, 1)", where(X, Y, ones(X.shape())));
    }

    @Test
    void powersFoldExactly() {
        assertSimplifies("1024", constant(2).pow(10));
        assertSimplifies("0.125", constant(2).pow(-3));
        assertSimplifies("0.001", constant(0.1).pow(3));
        assertSimplifies("1", constant(1).pow(X));
        assertSimplifies("1", X.pow(0));
        assertEquals(
                "−1", RewriteVerifier.print(Simplifier.simplify(constant(-1).pow(1_000_001))));
        assertEquals(
                "2³⁰⁰", RewriteVerifier.print(Simplifier.simplify(constant(2).pow(300))));
        assertSimplifies("2π", Constant.pi().plus(Constant.pi()));
    }

    @Test
    void zeroToANegativePowerIsNotTouched() {
        assertEquals(
                "0⁻¹", RewriteVerifier.print(Simplifier.simplify(constant(0).pow(-1))));
    }
}
