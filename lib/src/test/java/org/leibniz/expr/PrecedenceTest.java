package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leibniz.notation.MathMlText;
import org.leibniz.notation.Notation;
import org.leibniz.op.Ops;

/** Parentheses stand where the formula would be read differently without them, and nowhere else. */
class PrecedenceTest {
    private static final Symbol P = scalar("p");
    private static final Symbol Q = scalar("q");
    private static final Symbol R = scalar("r");
    private static final Symbol A = symbol("A", "[2,2]");
    private static final Symbol B = symbol("B", "[2,2]");
    private static final Symbol C = symbol("C", "[2,2]");
    private static final Symbol X = symbol("x", "[2]");
    private static final Symbol Y = symbol("y", "[2]");

    private record Row(Expr e, String unicode, String ascii, String latex) {}

    private static Row row(Expr e, String unicode, String ascii, String latex) {
        return new Row(e, unicode, ascii, latex);
    }

    private static Stream<DynamicTest> tests(Row... rows) {
        return Stream.of(rows)
                .map(row -> dynamicTest(row.unicode(), () -> {
                    assertEquals(row.unicode(), new Printer().print(row.e()).toString());
                    assertEquals(row.unicode(), row.e().toString());
                    assertEquals(
                            row.ascii(),
                            new Printer(Notation.ASCII).print(row.e()).toString());
                    assertEquals(
                            row.latex(),
                            new Printer(Notation.LATEX).print(row.e()).toString());
                    MathMlText.inShort(
                            new Printer(Notation.MATHML).print(row.e()).toString());
                }));
    }

    @TestFactory
    Stream<DynamicTest> sums() {
        return tests(
                row(P.plus(Q).plus(R), "p + q + r", "p + q + r", "p + q + r"),
                row(P.plus(Q.plus(R)), "p + (q + r)", "p + (q + r)", "p + (q + r)"),
                row(P.minus(Q).minus(R), "p − q − r", "p - q - r", "p - q - r"),
                row(P.minus(Q.minus(R)), "p − (q − r)", "p - (q - r)", "p - (q - r)"),
                row(P.minus(Q.plus(R)), "p − (q + r)", "p - (q + r)", "p - (q + r)"),
                row(P.unaryMinus().plus(Q), "−p + q", "-p + q", "-p + q"),
                row(P.plus(Q.unaryMinus()), "p + (−q)", "p + (-q)", "p + (-q)"),
                row(P.minus(Q.unaryMinus()), "p − (−q)", "p - (-q)", "p - (-q)"),
                row(P.plus(Q.times(R)), "p + qr", "p + q*r", "p + q r"),
                row(Ops.less(P.plus(1), Q), "p + 1 < q", "p + 1 < q", "p + 1 < q"),
                row(Ops.less(P, Q).plus(R), "(p < q) + r", "(p < q) + r", "(p < q) + r"),
                row(Ops.less(P, Ops.less(Q, R)), "p < (q < r)", "p < (q < r)", "p < (q < r)"));
    }

    @TestFactory
    Stream<DynamicTest> products() {
        return tests(
                row(P.plus(Q).times(R), "(p + q)r", "(p + q)*r", "(p + q) r"),
                row(P.times(Q.plus(R)), "p(q + r)", "p*(q + r)", "p(q + r)"),
                row(P.plus(Q).times(P.minus(Q)), "(p + q)(p − q)", "(p + q)*(p - q)", "(p + q)(p - q)"),
                row(P.times(Q.times(R)), "p(qr)", "p*(q*r)", "p(q r)"),
                row(P.times(Q).unaryMinus(), "−pq", "-p*q", "-p q"),
                row(P.unaryMinus().times(Q), "(−p)q", "(-p)*q", "(-p) q"),
                row(P.times(Q.unaryMinus()), "p(−q)", "p*(-q)", "p(-q)"),
                row(Ops.sigmoid(P).times(Q), "σ(p)q", "sigmoid(p)*q", "\\sigma(p) q"),
                row(P.times(Ops.exp(Q)), "p exp(q)", "p*exp(q)", "p \\exp(q)"),
                row(X.times(Y).times(X), "x ⊙ y ⊙ x", "x.*y.*x", "x \\odot y \\odot x"),
                row(X.times(Y.times(X)), "x ⊙ (y ⊙ x)", "x.*(y.*x)", "x \\odot (y \\odot x)"),
                row(X.plus(Y).times(X), "(x + y) ⊙ x", "(x + y).*x", "(x + y) \\odot x"));
    }

    @TestFactory
    Stream<DynamicTest> powers() {
        return tests(
                row(P.squared().unaryMinus(), "−p²", "-p^2", "-p^2"),
                row(P.unaryMinus().squared(), "(−p)²", "(-p)^2", "(-p)^2"),
                row(P.plus(Q).squared(), "(p + q)²", "(p + q)^2", "(p + q)^2"),
                row(P.times(Q).squared(), "(pq)²", "(p*q)^2", "(p q)^2"),
                row(P.times(Q.squared()), "pq²", "p*q^2", "p q^2"),
                row(P.squared().squared(), "(p²)²", "(p^2)^2", "(p^2)^2"),
                row(P.pow(Q).pow(R), "(p^q)^r", "(p^q)^r", "(p^q)^r"),
                row(P.pow(Q.pow(R)), "p^(q^r)", "p^(q^r)", "p^{q^r}"),
                row(P.pow(Q.unaryMinus()), "p^(−q)", "p^(-q)", "p^{-q}"),
                row(P.pow(-12), "p⁻¹²", "p^(-12)", "p^{-12}"),
                row(Ops.exp(P).squared(), "exp(p)²", "exp(p)^2", "\\exp(p)^2"),
                row(P.div(Q).squared(), "(p/q)²", "(p/q)^2", "\\left(\\frac{p}{q}\\right)^2"));
    }

    @TestFactory
    Stream<DynamicTest> quotients() {
        return tests(
                row(P.div(Q).div(R), "p/q/r", "p/q/r", "\\frac{\\frac{p}{q}}{r}"),
                row(P.div(Q.div(R)), "p/(q/r)", "p/(q/r)", "\\frac{p}{\\frac{q}{r}}"),
                row(P.div(Q.times(R)), "p/(qr)", "p/(q*r)", "\\frac{p}{q r}"),
                row(P.times(Q).div(R), "pq/r", "p*q/r", "\\frac{p q}{r}"),
                row(P.times(Q.div(R)), "p(q/r)", "p*(q/r)", "p \\frac{q}{r}"),
                row(P.plus(Q).div(R), "(p + q)/r", "(p + q)/r", "\\frac{p + q}{r}"),
                row(P.div(Q.plus(R)), "p/(q + r)", "p/(q + r)", "\\frac{p}{q + r}"),
                row(P.div(Q).unaryMinus(), "−p/q", "-p/q", "-\\frac{p}{q}"),
                row(P.unaryMinus().div(Q), "(−p)/q", "(-p)/q", "\\frac{-p}{q}"),
                row(Constant.of(1).div(P), "1/p", "1/p", "\\frac{1}{p}"),
                row(X.div(Y).times(X), "x ⊘ y ⊙ x", "x./y.*x", "x \\oslash y \\odot x"),
                row(X.div(Y.times(X)), "x ⊘ (y ⊙ x)", "x./(y.*x)", "x \\oslash (y \\odot x)"),
                row(X.times(Y).div(P), "(x ⊙ y)/p", "(x.*y)/p", "\\frac{x \\odot y}{p}"));
    }

    @TestFactory
    Stream<DynamicTest> matrixProducts() {
        return tests(
                row(A.dot(B.times(C)), "A·(B ⊙ C)", "A*(B.*C)", "A \\cdot (B \\odot C)"),
                row(A.times(B).dot(C), "(A ⊙ B)·C", "(A.*B)*C", "(A \\odot B) \\cdot C"),
                row(A.dot(B).times(C), "A·B ⊙ C", "A*B.*C", "A \\cdot B \\odot C"),
                row(A.times(B.dot(C)), "A ⊙ (B·C)", "A.*(B*C)", "A \\odot (B \\cdot C)"),
                row(A.dot(B).dot(C), "A·B·C", "A*B*C", "A \\cdot B \\cdot C"),
                row(A.dot(B.dot(C)), "A·(B·C)", "A*(B*C)", "A \\cdot (B \\cdot C)"),
                row(A.plus(B).dot(C), "(A + B)·C", "(A + B)*C", "(A + B) \\cdot C"),
                row(A.dot(B).plus(C), "A·B + C", "A*B + C", "A \\cdot B + C"),
                row(A.dot(B).unaryMinus(), "−A·B", "-A*B", "-A \\cdot B"),
                row(A.unaryMinus().dot(B), "(−A)·B", "(-A)*B", "(-A) \\cdot B"),
                row(Constant.of(2).times(A.dot(X)), "2A·x", "2*A*x", "2A \\cdot x"),
                row(Constant.of(2).times(A).dot(X), "(2A)·x", "(2*A)*x", "(2A) \\cdot x"),
                row(A.dot(Constant.of(2).times(X)), "A·(2x)", "A*(2*x)", "A \\cdot (2x)"),
                row(A.dot(X).times(2), "(A·x)·2", "(A*x)*2", "(A \\cdot x) \\cdot 2"),
                row(X.dot(Y).times(X), "(xᵀ·y)x", "(x'*y)*x", "(x^\\top \\cdot y) x"),
                row(X.times(X.dot(Y)), "x(xᵀ·y)", "x*(x'*y)", "x(x^\\top \\cdot y)"),
                row(A.times(X.dot(Y)), "A(xᵀ·y)", "A*(x'*y)", "A(x^\\top \\cdot y)"));
    }

    @TestFactory
    Stream<DynamicTest> transposes() {
        return tests(
                row(A.t().dot(B), "Aᵀ·B", "A'*B", "A^\\top \\cdot B"),
                row(A.dot(B).t(), "(A·B)ᵀ", "(A*B)'", "(A \\cdot B)^\\top"),
                row(A.plus(B).t(), "(A + B)ᵀ", "(A + B)'", "(A + B)^\\top"),
                row(A.unaryMinus().t(), "(−A)ᵀ", "(-A)'", "(-A)^\\top"),
                row(A.t().unaryMinus(), "−Aᵀ", "-A'", "-A^\\top"),
                row(A.t().t(), "Aᵀᵀ", "A''", "{A^\\top}^\\top"),
                row(A.t().squared(), "Aᵀ²", "A'.^2", "{A^\\top}^{\\odot 2}"),
                row(A.squared().t(), "(A²)ᵀ", "(A.^2)'", "(A^{\\odot 2})^\\top"),
                row(Ops.exp(A).t(), "exp(A)ᵀ", "exp(A)'", "\\exp(A)^\\top"));
    }

    /** A name of rank 1 is a column, so it is transposed where it stands on the left. */
    @TestFactory
    Stream<DynamicTest> rowsAndColumns() {
        return tests(
                row(X.dot(A), "xᵀ·A", "x'*A", "x^\\top \\cdot A"),
                row(A.dot(X), "A·x", "A*x", "A \\cdot x"),
                row(X.dot(A).dot(Y), "xᵀ·A·y", "x'*A*y", "x^\\top \\cdot A \\cdot y"),
                row(X.dot(A.dot(Y)), "xᵀ·(A·y)", "x'*(A*y)", "x^\\top \\cdot (A \\cdot y)"),
                row(A.dot(X).dot(Y), "(A·x)ᵀ·y", "(A*x)'*y", "(A \\cdot x)^\\top \\cdot y"),
                row(A.dot(X.dot(B)), "A·(xᵀ·B)ᵀ", "A*(x'*B)'", "A \\cdot (x^\\top \\cdot B)^\\top"),
                row(X.outer(Y), "x·yᵀ", "x*y'", "x \\cdot y^\\top"),
                row(X.dot(A).outer(Y), "(xᵀ·A)ᵀ·yᵀ", "(x'*A)'*y'", "(x^\\top \\cdot A)^\\top \\cdot y^\\top"),
                row(
                        X.dot(A).times(X.dot(B)),
                        "xᵀ·A ⊙ (xᵀ·B)",
                        "x'*A.*(x'*B)",
                        "x^\\top \\cdot A \\odot (x^\\top \\cdot B)"));
    }

    @TestFactory
    Stream<DynamicTest> sumsOverAxes() {
        return tests(
                row(X.plus(Y).sum(), "Σ(x + y)", "sum(x + y)", "\\sum(x + y)"),
                row(X.squared().sum(), "Σ x²", "sum(x.^2)", "\\sum x^{\\odot 2}"),
                row(X.sum().squared(), "(Σ x)²", "sum(x)^2", "\\left(\\sum x\\right)^2"),
                row(X.sum().unaryMinus(), "−Σ x", "-sum(x)", "-\\sum x"),
                row(X.unaryMinus().sum(), "Σ(−x)", "sum(-x)", "\\sum(-x)"),
                row(
                        Constant.of(0.5).times(X.squared().sum()),
                        "½·Σ x²",
                        "1/2*sum(x.^2)",
                        "\\frac{1}{2} \\cdot \\sum x^{\\odot 2}"),
                row(X.sum().sum(), "Σ(Σ x)", "sum(sum(x))", "\\sum\\left(\\sum x\\right)"),
                row(A.plus(X).sum(0), "Σ₀(A + x)", "sum(A + x, 0)", "\\sum_0(A + x)"));
    }

    @TestFactory
    Stream<DynamicTest> namesSideBySide() {
        Symbol w1 = scalar("w1");
        Symbol rate = scalar("rate");
        return tests(
                row(P.times(Q), "pq", "p*q", "p q"),
                row(w1.times(P), "w₁ p", "w1*p", "w_1 p"),
                row(P.times(w1), "p w₁", "p*w1", "p w_1"),
                row(rate.times(P), "rate p", "rate*p", "\\mathit{rate} p"),
                row(Constant.of(2).times(w1), "2w₁", "2*w1", "2w_1"),
                row(P.times(2), "p·2", "p*2", "p \\cdot 2"),
                row(scalar("alpha").times(P), "alpha p", "alpha*p", "\\alpha p"),
                row(scalar("β_1").times(P), "β₁ p", "β1*p", "\\beta_1 p"));
    }

    /** Every operator under every operator, so that no pair is forgotten: all writings differ where formulas do. */
    @TestFactory
    Stream<DynamicTest> differentFormulasAreWrittenDifferently() {
        List<Expr> inner = List.of(
                P, P.plus(Q), P.minus(Q), P.times(Q), P.div(Q), P.unaryMinus(), P.squared(), P.pow(Q), Ops.exp(P));
        List<BinaryOperator<Expr>> outer = List.of(Expr::plus, Expr::minus, Expr::times, Expr::div, Expr::pow);
        List<Expr> formulas = outer.stream()
                .flatMap(op -> inner.stream().flatMap(a -> inner.stream().map(b -> op.apply(a, b))))
                .toList();
        return Stream.of(Notation.UNICODE, Notation.ASCII, Notation.LATEX, Notation.MATHML)
                .map(notation -> dynamicTest(notation.getClass().getSimpleName(), () -> {
                    long written = formulas.stream()
                            .map(e -> new Printer(notation).inlining().print(e).toString())
                            .distinct()
                            .count();
                    assertEquals(formulas.size(), written);
                }));
    }
}
