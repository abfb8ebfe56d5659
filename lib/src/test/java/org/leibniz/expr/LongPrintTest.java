package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.scalar;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.op.Ops;

/** Prints of large expressions stay readable, and cost no more than the expression is large. */
class LongPrintTest {
    private static final int NODES = 100_000;

    /** A line may pass the limit by one operation on lines below it. */
    private static final int LONGEST_LINE = 2 * 200 + 10;

    private final Symbol x = scalar("x");

    private Expr chain(int length, UnaryOperator<Expr> step) {
        Expr e = x;
        for (int i = 0; i < length; i++) e = step.apply(e);
        return e;
    }

    @Test
    void shortViewOfALongChain() {
        String text = chain(NODES, Ops::tanh).toString();
        assertTrue(text.startsWith("tanh(tanh(tanh(") && text.contains("…"), text);
        assertTrue(text.length() < 500, text);
    }

    @Test
    void shortViewOfDoublings() {
        String text = chain(64, e -> e.plus(e)).toString();
        assertTrue(text.contains("…") && text.length() < 500, text);
        assertTrue(chain(64, e -> Ops.sigmoid(e).times(e)).toString().length() < 500);
    }

    @Test
    void shortViewInMessages() {
        assertTrue(chain(NODES, Ops::tanh).described().length() < 100);
        assertTrue(chain(64, e -> e.plus(e)).described().length() < 100);
    }

    @Test
    void smallFormulaIsShownWhole() {
        assertEquals("tanh(tanh(x + 1))", Ops.tanh(Ops.tanh(x.plus(1))).toString());
    }

    @Test
    void doublingsHaveOneDefinitionEach() {
        Printer.Formula formula = new Printer().print(chain(64, e -> e.plus(e)));
        assertEquals(63, formula.definitions().size());
        assertEquals("t₆₃ + t₆₃", formula.text().string());
        assertEquals(64 * 3, tokens(formula));
    }

    @Test
    void longChainIsBrokenIntoLines() {
        assertLinear(Ops::tanh, 2, 60);
    }

    @Test
    void longSumIsBrokenIntoLines() {
        assertLinear(e -> e.plus(x), 2, 60);
    }

    @Test
    void manySharedFormulas() {
        assertLinear(e -> e.plus(e), 3, 1);
    }

    /** @param perLine at least so many operations stand in one line */
    private void assertLinear(UnaryOperator<Expr> step, int tokensEach, int perLine) {
        Expr e = chain(NODES, step);
        Printer.Formula formula = new Printer(Notation.ASCII).print(e);
        int lines = formula.definitions().size();
        assertTrue(lines <= NODES / perLine + 1, () -> lines + " lines");
        assertTrue(tokens(formula) <= (tokensEach + 1) * NODES, () -> tokens(formula) + " tokens");
        for (Text line : formula.definitions().values()) assertTrue(line.tokens() <= LONGEST_LINE);
        assertTrue(formula.text().tokens() <= LONGEST_LINE);
    }

    @Test
    void manyNamedFormulasPrintWhole() {
        Expr e = chain(NODES, step -> step.plus(1).named("h"));
        Printer.Formula formula = new Printer(Notation.ASCII).printWhole(e);
        assertEquals(NODES - 1, formula.definitions().size());
        assertEquals("h99999 + 1", formula.text().string());
        assertEquals("h1 + 1", formula.definitions().get("h2").string());
    }

    private static int tokens(Printer.Formula formula) {
        return formula.text().tokens()
                + formula.definitions().values().stream().mapToInt(Text::tokens).sum();
    }
}
