package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.RandomExpressions;
import org.leibniz.expr.Scope;
import org.leibniz.notation.Notation;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** What a printer writes is read back as the same expression. */
class RoundTripTest {
    private static final int EXPRESSIONS = 800;

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"ASCII, 1", "ASCII, 2", "UNICODE, 1", "UNICODE, 2"})
    void ofAnyExpression(String notation, long seed) {
        check(new RandomExpressions(seed), notation);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ASCII", "UNICODE"})
    void withNumbersAndSizesOfEverySort(String notation) {
        check(new RandomExpressions(3).extreme(), notation);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ASCII", "UNICODE"})
    void ofScalars(String notation) {
        check(new RandomExpressions(4).scalarOnly().extreme(), notation);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ASCII", "UNICODE"})
    void ofProducts(String notation) {
        check(new RandomExpressions(5).products(), notation);
    }

    private static void check(RandomExpressions expressions, String notation) {
        Printer printer = new Printer(notation.equals("ASCII") ? Notation.ASCII : Notation.UNICODE);
        for (int i = 0; i < EXPRESSIONS; i++) {
            Expr e = expressions.next();
            String text = printer.printWhole(e).toString();
            Scope scope = new Scope();
            Graph.of(e).symbols().forEach(scope::declare);
            scope.input("bringsSizes", Shape.of(Dim.named("n"), Dim.named("m")));
            Expr read = read(text, scope);
            Graph both = Graph.of(e, read);
            assertEquals(
                    both.roots().get(0), both.roots().get(1), () -> text + "\nread as\n" + printer.printWhole(read));
        }
    }

    private static Expr read(String text, Scope scope) {
        try {
            return Formula.parse(text, scope);
        } catch (FormulaException unreadable) {
            throw new AssertionError(text + "\n" + unreadable.getMessage() + "\n" + unreadable.pointer(), unreadable);
        }
    }
}
