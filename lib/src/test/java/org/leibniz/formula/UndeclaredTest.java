package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.formula.Formulas.assertSame;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.shape.Shape;

/** Names that nobody declared, in formulas and definitions. */
class UndeclaredTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sigmoid(w*x+b)^2          | w x b      | sigmoid(w*x + b)^2
        wx + rate                 | wx rate    | wx + rate
        2πr                       | r          | 2*pi*r
        πr²h                      | r h        | pi*r^2*h
        yσ(u)                     | y u        | y*sigmoid(u)
        Σx                        | x          | sum(x)
        w₂z                       | w2 z       | w2*z
        x + x(1 - x)              | x          | x + x*(1 - x)
        u^2 where u = w*x         | w x        | (w*x)^2
        e^x                       | x          | e^x
        """)
    void becomeScalars(String text, String declared, String meaning) {
        Scope scope = new Scope();
        Expr read = Formula.parse(text, scope, Undeclared.SCALAR);
        assertEquals(Set.of(declared.split(" ")), scope.names().keySet());
        scope.names().values().forEach(symbol -> assertEquals(Shape.scalar(), symbol.shape()));
        assertSame(Formula.parse(meaning, scope), read);
    }

    @Test
    void aWordIsSplitOnlyIntoNamesOfTheUser() {
        Scope scope = new Scope();
        scope.scalar("w");
        scope.scalar("x");
        assertSame(Formula.parse("w*x", scope), Formula.parse("wx", scope, Undeclared.SCALAR));
        Formula.parse("b*wb + bw", scope, Undeclared.SCALAR);
        assertEquals(
                List.of("w", "x", "b", "wb", "bw"), List.copyOf(scope.names().keySet()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        foo(x)      | offset 0: unknown name 'foo': a product with what follows needs a sign, foo*(…)
        a*sgmoid(x) | offset 2: unknown name 'sgmoid', did you mean 'sigmoid'?
        exp x       | offset 4: expected '(' after the function exp, got 'x'
        a + b c (   | offset 6: unknown name 'c': a product with what follows needs a sign, c*(…)
        """)
    void areNoFunctions(String text, String message) {
        Scope scope = new Scope();
        FormulaException error =
                assertThrows(FormulaException.class, () -> Formula.parse(text, scope, Undeclared.SCALAR));
        assertEquals(message, error.getMessage());
        assertEquals(Set.of(), scope.names().keySet(), "an unreadable formula declares nothing");
    }

    @Test
    void aDefinitionNamesItsFormula() {
        Scope scope = new Scope();
        Expr loss = Formula.define("E_1 = (y - t)^2 where y = w*x", scope, Undeclared.SCALAR);
        assertSame(loss, scope.find("E1").orElseThrow());
        assertEquals(List.of("E1"), loss.names());
        assertEquals(Set.of("w", "x", "t", "E1"), scope.names().keySet());
    }

    @Test
    void severalDefinitionsBuildOnEachOther() {
        Scope scope = new Scope();
        List<Expr> read =
                Formula.define(List.of("u = w*x + b", "", "y = sigmoid(u)", "E = (y - t)^2"), scope, Undeclared.SCALAR);
        assertEquals(3, read.size());
        assertSame(Formula.parse("(sigmoid(w*x + b) - t)^2", scope), read.get(2));
        assertEquals(
                List.of("w", "x", "b", "t", "u", "y", "E"),
                List.copyOf(scope.names().keySet()));
    }

    @Test
    void severalDefinitionsAreAllReadOrNone() {
        Scope scope = new Scope();
        scope.scalar("x");
        List<String> lines = List.of("u = 2*x", "v = u + unknown");
        FormulaException error =
                assertThrows(FormulaException.class, () -> Formula.define(lines, scope, Undeclared.REFUSE));
        assertEquals("line 2, offset 8: unknown name 'unknown'", error.getMessage());
        assertEquals("v = u + unknown\n        ^", error.pointer());
        assertEquals(Set.of("x"), scope.names().keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        x*2         | offset 1: expected '=', got '*'
        2 = x       | offset 0: expected a name, got '2'
        ``          | offset 0: expected a name, got end of formula
        x = 2       | offset 0: x is already declared, as x[]
        y =         | offset 3: expected an operand, got end of formula
        y = y + 1   | offset 0: y is used in its own definition
        y == 2      | offset 2: expected '=', got '=='
        """)
    void definitionsThatAreNone(String line, String message) {
        Scope scope = new Scope();
        scope.scalar("x");
        FormulaException error =
                assertThrows(FormulaException.class, () -> Formula.define(line, scope, Undeclared.SCALAR));
        assertEquals(message, error.getMessage());
        assertEquals(Set.of("x"), scope.names().keySet());
    }
}
