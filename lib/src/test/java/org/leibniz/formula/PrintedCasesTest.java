package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.max;
import static org.leibniz.op.Ops.ones;
import static org.leibniz.op.Ops.size;
import static org.leibniz.op.Ops.tanh;

import org.junit.jupiter.api.Test;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Expressions whose print is easily misread. */
class PrintedCasesTest {
    private final Dim n = Dim.named("n");
    private final Scope scope = new Scope();

    private void check(String unicode, String ascii, Expr e) {
        Scope reading = new Scope();
        Graph.of(e).symbols().forEach(reading::declare);
        assertEquals(unicode, new Printer(Notation.UNICODE).printWhole(e).toString());
        assertEquals(ascii, new Printer(Notation.ASCII).printWhole(e).toString());
        Formulas.assertSame(e, Formula.parse(unicode, reading));
        Formulas.assertSame(e, Formula.parse(ascii, reading));
    }

    @Test
    void lettersSideBySideThatWouldBeAWord() {
        Expr l = scope.scalar("l");
        Symbol p = scope.scalar("p");
        Expr i = scope.scalar("i");
        Expr x = scope.scalar("x");
        Expr e = scope.scalar("e2");
        check("l n(p + i)", "l*n*(p + i)", l.times(scope.scalar("n")).times(p.plus(i)));
        check("p i", "p*i", p.times(i));
        check("px", "p*x", p.times(x));
        check("px x", "p*x*x", p.times(x).times(x));
        check("2px", "2*p*x", Constant.of(2).times(p).times(x));
        check("p x + px", "p*x + px", p.times(x).plus(scope.scalar("px")));
        check("d x + ∂x", "d*x + dx", scope.scalar("d").times(x).plus(scope.scalar("∂x")));
        check("2·e₂", "2*e2", Constant.of(2).times(e));
        check("x·2·e₂", "x*2*e2", x.times(2).times(e));
        check("x2y x", "x2y*x", scope.scalar("x2y").times(x));
        check("x log(x)", "x*log(x)", x.times(log(x)));
        check("e x₂", "e*x2", Constant.e().times(scope.scalar("x2")));
    }

    @Test
    void aSumSignIsNoLetter() {
        Expr c = scope.scalar("c");
        Expr tensor = scope.input("T", 2, 3, 3);
        check("c(Σ₀ T)·v", "c*sum(T, 0)*v", c.times(tensor.sum(0).dot(scope.vector("v", 3))));
        check("2(Σ₀ T)·q", "2*sum(T, 0)*q", Constant.of(2).times(tensor.sum(0).dot(scope.vector("q", 3))));
    }

    @Test
    void aMultipleOfWhatIsNoPlainMatrixProduct() {
        Expr a = scope.matrix("A", 3, 3);
        Expr x = scope.vector("x", 3);
        Expr c = scope.scalar("c");
        check("2A·x", "2*A*x", Constant.of(2).times(a.dot(x)));
        check("(2A)·x", "(2*A)*x", Constant.of(2).times(a).dot(x));
        check("2(A/c·x)", "2*(A/c*x)", Constant.of(2).times(a.div(c).dot(x)));
        check("A/c·xc", "A/c*x*c", a.div(c).dot(x).times(c));
        check("A(xᵀ·x)", "A*(x'*x)", a.times(x.dot(x)));
        check("(xᵀ·x)A", "(x'*x)*A", x.dot(x).times(a));
        check("(A·x)c", "(A*x)*c", a.dot(x).times(c));
        check("cxᵀ·x", "c*x'*x", c.times(x.dot(x)));
        check("A·(xᵀ·A)ᵀ", "A*(x'*A)'", a.dot(x.dot(a)));
    }

    @Test
    void aRepeatedScalarWithAName() {
        Expr c = scope.scalar("c");
        Expr x = scope.vector("x", 3);
        Shape shape = Shape.of(3);
        Expr wide = c.broadcastTo(shape).named("wide");
        check("x ⊙ wide where wide = broadcast(c, [3])", "x.*wide where wide = broadcast(c, [3])", x.times(wide));
        check("x ⊘ wide where wide = broadcast(c, [3])", "x./wide where wide = broadcast(c, [3])", x.div(wide));
        Expr two = Constant.filled(2, shape).named("two");
        check("c.^two where two = broadcast(2, [3])", "c.^two where two = broadcast(2, [3])", c.pow(two));
        check("x.^two where two = broadcast(2, [3])", "x.^two where two = broadcast(2, [3])", x.pow(two));
        Expr all = ones(Shape.of(3)).broadcastTo(Shape.of(2, 3));
        Expr d = scope.matrix("D", 2, 3);
        check("D ⊙ ones(3)", "D.*ones(3)", d.times(all));
        check("broadcast(ones(3), [2,3])", "broadcast(ones(3), [2,3])", all);
    }

    @Test
    void numbers() {
        Expr x = scope.scalar("x");
        check("⅓x", "1/3*x", Constant.of(Rational.of(1, 3)).times(x));
        check("(1)/3", "(1)/3", Constant.of(1).div(3));
        check("2/7·x", "2/7*x", Constant.of(Rational.of(2, 7)).times(x));
        check("(−2/7)x", "(-2/7)*x", Constant.of(Rational.of(-2, 7)).times(x));
        check("−2/7·x", "-2/7*x", Constant.of(Rational.of(2, 7)).times(x).unaryMinus());
        check("1/3²", "1/3^2", Constant.of(1).div(Constant.of(3).squared()));
        check("x + (−2)", "x + (-2)", x.plus(-2));
        check("−(2)", "-(2)", Constant.of(2).unaryMinus());
        check("−(∞)", "-(infinity)", Constant.of(Double.POSITIVE_INFINITY).unaryMinus());
        check("−(−∞)", "-(-infinity)", Constant.of(Double.NEGATIVE_INFINITY).unaryMinus());
        check("1e-30x", "1e-30*x", Constant.of(1e-30).times(x));
        check("x^(½)", "x^(1/2)", x.pow(0.5));
        check("(½)²", "(1/2)^2", Constant.of(0.5).squared());
        Constant huge = Constant.of(Rational.of(10).pow(400));
        check("x + 1" + "0".repeat(400), "x + 1" + "0".repeat(400), x.plus(huge));
    }

    @Test
    void namedNumbers() {
        Expr x = scope.scalar("x");
        Expr rate = Constant.of(0.1).named("rate");
        check("rate x where rate = 0.1", "rate*x where rate = 0.1", rate.times(x));
    }

    @Test
    void sizes() {
        Expr v = scope.input("v", Shape.of(n));
        check("Σ v/n", "sum(v)/n", v.sum().div(size(n)));
        Expr clash = v.sum().times(scope.scalar("n")).div(size(n));
        check("(Σ v)n/size(n)", "sum(v)*n/size(n)", clash);
        check("size(2*n+1)v", "size(2*n+1)*v", size(n.times(2).plus(1)).times(v));
    }

    @Test
    void namesInvented() {
        Expr x = scope.scalar("x");
        Expr u = scope.scalar("u");
        Expr t1 = scope.scalar("t1");
        Expr shared = x.plus(u);
        check(
                "t₂ t₂ + t₁ where t₂ = x + u",
                "t2*t2 + t1 where t2 = x + u",
                shared.times(shared).plus(t1));
        Expr inner = x.plus(1);
        check(
                "tanh(t₁)tanh(t₁) + u where t₁ = x + 1",
                "tanh(t1)*tanh(t1) + u where t1 = x + 1",
                tanh(inner).times(tanh(inner)).plus(u));
    }

    @Test
    void namesGivenTwice() {
        Expr x = scope.scalar("x");
        Expr h1 = scope.scalar("h1");
        Expr first = x.plus(1).named("h");
        Expr second = first.times(x).named("h");
        check("max(h₃, h₁) where h₂ = x + 1, h₃ = h₂ x", "max(h3, h1) where h2 = x + 1, h3 = h2*x", max(second, h1));
        Expr third = x.plus(2).named("z1");
        Expr fourth = third.times(x).named("z1");
        check(
                "−z1_₂ where z1_₁ = x + 2, z1_₂ = z1_₁ x",
                "-z1_2 where z1_1 = x + 2, z1_2 = z1_1*x",
                fourth.unaryMinus());
    }
}
