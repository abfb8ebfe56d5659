package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.formula.Formulas.assertFails;
import static org.leibniz.formula.Formulas.assertReadsAs;
import static org.leibniz.formula.Formulas.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;

/** Formulas followed by the definitions of their names. */
class WhereTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2σ(u)a where u = wr + b                   | 2*sigmoid(w*r + b)*a
        t1 + t2 where t2 = t1*c, t1 = a*b         | a*b + (a*b)*c
        t₁² where t_1 = a                         | a^2
        uz where u = a, z = b                     | a*b
        where(z, z, 0) where z = a < b            | where(a < b, a < b, 0)
        u(a) where u = b                          | b*a
        exp(a) where exp = b                      | b*a
        e where e = a                             | a
        q'*y where q = A*x                        | (A*x)'*y
        max(p, q) where p = max(a, b), q = p      | max(max(a, b), max(a, b))
        a where z = b                             | a
        ones(n) + n where n = a                   | ones(n) + a
        dz where ∂z = a                           | a
        """)
    void definitionsStandForThemselves(String text, String expanded) {
        assertReadsAs(expanded, text);
    }

    @Test
    void aRowIsAColumnOnceItHasAName() {
        assertReadsAs("dot(x, dot(x, A))", "x'*q where q = x'*A");
        assertFails(
                "offset 2: (xᵀ·A)[3]*x[3] multiplies two columns: write a'*b for the inner product, a*b' for the outer"
                        + " product, a.*b elementwise",
                "t1*x where t1 = x'*A");
    }

    @Test
    void namesAreGivenUnlessAPrinterInventedThem() {
        Apply e = (Apply) Formula.parse("h*t1 + u where h = a*b, t1 = b*c, u = -a", Formulas.scope());
        Apply product = (Apply) e.arg(0);
        assertEquals(List.of("h"), product.arg(0).names());
        assertEquals(List.of(), product.arg(1).names());
        assertEquals(List.of(), e.arg(1).names());
    }

    @Test
    void whatHasANameInTheScopeKeepsIt() {
        Scope scope = Formulas.scope();
        Expr loss = Formula.define("loss = a*b", scope);
        Expr read = Formula.parse("p + q where p = a, q = loss", scope);
        assertSame(scope.find("a").orElseThrow().plus(loss), read);
        assertEquals(List.of("a"), scope.find("a").orElseThrow().names());
        assertEquals(List.of("loss"), loss.names());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        t1 where t1 = t1              | offset 9: t1 is defined by itself, t1 → t1
        a where p = q, q = r, z = p*w3| offset 28: unknown name 'w3', did you mean 'w'?
        p where p = q, q = z, z = q   | offset 15: q is defined by itself, q → z → q
        p1 where p1=p2, p2=p3, p3=p4, p4=p5, p5=p1 | offset 9: p1 is defined by itself, p1 → p2 → p3 → p4 → … → p1
        p where p = a, p = b          | offset 15: p is defined twice
        a where a = b                 | offset 8: a is already declared, as a[]
        a where A = b                 | offset 8: A is already declared, as A[3,3]
        p where p =                   | offset 11: expected an operand, got end of formula
        p where p = , q = 1           | offset 12: expected an operand, got ','
        p where p = (a, q = b         | offset 14: expected ')' for the '(' at offset 12, got ','
        (p where p = a                | offset 3: expected ')' for the '(' at offset 0, got 'where'
        max(p where p = a             | offset 6: expected ',' or ')' in the call at offset 0, got 'where'
        where p = a                   | offset 0: expected an operand, got 'where'
        a where                       | offset 7: expected '(' after the function where, got end of formula
        a where p                     | offset 8: expected '(' after the function where, got 'p'
        p where p = a, b              | offset 13: expected an operator, got ','
        p where p = b where q = a     | offset 20: expected '(' after the function where, got 'q'
        """)
    void errors(String text, String message) {
        assertFails(message, text);
    }

    @Test
    void manyDefinitionsInTheWorstOrder() {
        int count = 20_000;
        StringBuilder text = new StringBuilder("q1 where ");
        for (int i = 1; i < count; i++) {
            text.append("q").append(i).append(" = -q").append(i + 1).append(", ");
        }
        Expr read = Formula.parse(text.append("q").append(count).append(" = a").toString(), Formulas.scope());
        int depth = 0;
        for (Expr at = read; at instanceof Apply apply; at = apply.arg(0)) depth++;
        assertEquals(count - 1, depth);
    }
}
