package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Scope;

/** Formulas that nest or run on for ever, read on the stack that a thread has by default. */
@Timeout(60)
class DepthTest {
    private static final int DEPTH = 100_000;

    private final Scope scope = Formulas.scope();

    @Test
    void parentheses() {
        Expr a = scope.find("a").orElseThrow();
        assertSame(a, Formula.parse("(".repeat(DEPTH) + "a" + ")".repeat(DEPTH), scope));
    }

    /** Each text, repeated, nests once more. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        -(      ; )
        tanh(   ; )
        √       ; ''
        Σ(      ; )
        a^      ; ''
        a^-     ; ''
        a*(     ; )
        a + (   ; )
        max(a,  ; )
        |-      ; |
        mean(   ; )
        (       ; )²
        """)
    void nesting(String before, String after) {
        Expr read = Formula.parse(before.repeat(DEPTH) + "r" + after.repeat(DEPTH), scope);
        int nodes = before.equals("|-") || before.equals("a^-") ? 2 * DEPTH : DEPTH;
        assertEquals(nodes, applied(read));
    }

    private static long applied(Expr e) {
        return Graph.of(e).nodes().stream().filter(Apply.class::isInstance).count();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        a + ; a ; 100000
        a*  ; a ; 100000
        a   ; a ; 100000
        A*  ; x ; 100000
        a/  ; a ; 100000
        ((a))(b)+ ; a ; 100001
        """)
    void runningOn(String part, String last, int applied) {
        Expr read = Formula.parse((part + " ").repeat(DEPTH) + last, scope);
        assertEquals(applied, applied(read));
    }

    @Test
    void whatIsPrintedOfALongFormulaIsReadBack() {
        for (String part : new String[] {"a + ", "tanh(", "a^"}) {
            String close = part.endsWith("(") ? ")" : "";
            Expr e = Formula.parse(part.repeat(DEPTH) + "r" + close.repeat(DEPTH), scope);
            Formulas.assertSame(e, Formula.parse(Formulas.ascii(e), scope));
        }
    }

    @Test
    void signs() {
        Expr read = Formula.parse("-".repeat(DEPTH) + "a", scope);
        assertEquals(DEPTH, Graph.of(read).size() - 1);
        Formula.parse("a" + "'".repeat(DEPTH), scope);
        Formula.parse("+".repeat(DEPTH) + "a", scope);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        (      ; offset 100001: expected ')' for the '(' at offset 99999, got end of formula
        exp(   ; offset 400001: expected ',' or ')' in the call at offset 399996, got end of formula
        """)
    void unbalanced(String open, String message) {
        FormulaException error =
                assertThrows(FormulaException.class, () -> Formula.parse(open.repeat(DEPTH) + "a", scope));
        assertEquals(message, error.getMessage());
    }

    @Test
    void unbalancedAtTheEnd() {
        FormulaException error =
                assertThrows(FormulaException.class, () -> Formula.parse("(a" + ")".repeat(DEPTH), scope));
        assertEquals("offset 3: expected an operator, got ')'", error.getMessage());
    }

    @Test
    void aShapeErrorDeepInsideStaysShort() {
        FormulaException error = assertThrows(
                FormulaException.class,
                () -> Formula.parse("tanh(".repeat(DEPTH) + "x" + ")".repeat(DEPTH) + "*y", scope));
        assertEquals(600001, error.offset());
        assertEquals(true, error.getMessage().length() < 300, error.getMessage());
        assertEquals(79, error.pointer().indexOf('\n'));
    }

    @Test
    void aWordOfAMillionLetters() {
        FormulaException error = assertThrows(FormulaException.class, () -> Formula.parse("a".repeat(1 << 20), scope));
        assertEquals("offset 0: unknown name 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'", error.getMessage());
    }

    @Test
    void aSizeStaysShort() {
        FormulaException error = assertThrows(
                FormulaException.class,
                () -> Formula.parse("ones(" + "(".repeat(DEPTH) + "n" + ")".repeat(DEPTH) + ")", scope));
        assertEquals("offset 306: a size has at most 300 signs", error.getMessage());
    }
}
