package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.diff.Scan;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

/** Sheets of definitions: what they may say, and what is said of those that cannot be read. */
class WorksheetTest {
    private static Worksheet parse(String text) {
        return Worksheet.parse(text, Scan::of);
    }

    @Test
    void everyKindOfLine() {
        Worksheet sheet = parse("""
                # A title
                y = sigmoid(u)          # formulas in any order
                u = w'*x + b
                x : [2] = [1, -1/2]
                w : param [2]
                r = 0.25
                s : [n,2] = [[1, 2], [3, 4], [5, 6]]
                E = (r - y)^2
                fact sum(x) = 1/2
                wrt w, b
                """);
        assertEquals("A title", sheet.title());
        assertEquals(Tensor.vector(1, -0.5), sheet.values().get((Symbol) sheet.find("x")));
        assertEquals(Tensor.scalar(0.25), sheet.values().get((Symbol) sheet.find("r")));
        assertEquals(Shape.of(2), sheet.find("w").shape());
        assertEquals(Symbol.Role.PARAMETER, ((Symbol) sheet.find("w")).role());
        assertEquals("[n,2]", sheet.find("s").shape().toString());
        assertEquals(List.of("w", "b"), sheet.wrt());
        assertEquals(sheet.find("E"), sheet.result());
        assertEquals("Σ x", sheet.facts().get(0).left().toString());
        assertEquals(List.of("w", "b"), List.copyOf(sheet.missing(sheet.result())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            x : [2] = [1, 2, 3]       | line 1, offset 0: x is declared as [2], its value is [3]
            x = [[1, 2], [3]]         | line 1, offset 16: the rows differ in length
            x = [1, 2                 | line 1, offset 9: expected ',' or ']', got end of formula
            x : [2] 3                 | line 1, offset 8: expected a shape, '=' and a value, or the end of the line, got '3'
            x : [2] = y               | line 1, offset 10: expected a value, such as 0.5 or [1, 2], got 'y'
            u = w*(x                  | line 1, offset 8: expected ')' for the '(' at offset 6, got end of formula
            x + 1                     | line 1, offset 2: expected '=', got '+'
            x = 1~x = 2               | line 2, offset 0: x is already declared, as x[]
            wrt a b                   | line 1, offset 6: expected ',', got 'b'
            y = x~fact sum(x)         | line 2, offset 11: expected '=', got end of formula
            u = v~v = u               | line 1, offset 0: u is defined by itself, u → v → u
            h[t] = h[t-1]*x[t]        | line 1, offset 0: the sheet says nothing of x[t]
            h[t] = h[t-1]             | line 1, offset 0: how many steps there are tells a sequence such as x[t], or for t = 1..10 behind the line
            h[t] = h[t-1] for t = 1..3| line 1, offset 0: the sheet says nothing of h[0] for h[t-1]
            h[t] = h[t-2] for t = 1..3| line 1, offset 7: a step knows the one before it, h[t-1], not h[t-2]
            h[t] = h[t-1] for s = 1..3| line 1, offset 18: the index of the line is t, not s
            h[t] = h[t-1] for t = 1..0| line 1, offset 0: the index t runs from 1 to 0
            h[t] = h[t] for t = 1..3  | line 1, offset 0: h[t] is defined by itself
            h[t] = x[t]~x = 1         | line 1, offset 0: x[] has no parts x[t]
            h[t] = x[t-1]             | line 1, offset 7: x is no recurrence: a step knows its own part, x[t]
            h[t] = tahn(x[t])~x = [1] | line 1, offset 7: unknown name 'tahn', did you mean 'tanh'?
            h[t] = x[t]*y~x = [1]~y = 2*sum(h) | line 1, offset 0: h is defined by itself, h → y → h
            h[t] = x[t] for t = 1..3~x = [1] | line 1, offset 0: the index t runs to 3, x[1] has 1 parts
            y = x[3]~x = [1, 2]       | line 1, offset 5: there is no component 3 of x[2]
            x = 1                     | the sheet defines nothing: it needs a line such as y = sigmoid(w*x)
            """)
    void whatIsWrongIsSaidWithItsPlace(String lines, String message) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> parse(lines.replace('~', '\n')));
        assertEquals(message, error.getMessage());
    }

    /** The same numbers as the steps written out one by one, in whatever order the lines stand and however they are spelled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "h[t] = tanh(u[t])~u[t] = w*h[t-1] + v*x[t]",
                "u[t] = w*h[t - 1] + v*x[t] for t = 1..3~h[t] = tanh(u[t])",
                "uₜ = w hₜ₋₁ + v xₜ~hₜ = tanh(uₜ)",
                "u_{t} = w*h_{t-1} + v*x_{t}~h_{t} = tanh(u_{t})"
            })
    void definitionsStepByStep(String lines) {
        String values = "\nw = 0.8\nv = 0.5\nx = [1, -0.5, 0.25]\n";
        Worksheet loop =
                parse("E = 1/2*(h[3] - 1)^2\n" + lines.replace('~', '\n') + values + "h[0] = 0.1\nF = E + sum(u) + h0");
        Worksheet unrolled = parse("""
                w = 0.8
                v = 0.5
                h0 = 0.1
                u1 = w*h0 + v*1
                u2 = w*tanh(u1) - v*1/2
                u3 = w*tanh(u2) + v*1/4
                F = 1/2*(tanh(u3) - 1)^2 + u1 + u2 + u3 + h0
                """);
        assertEquals(
                Interpreter.evaluate(unrolled.result(), unrolled.values()).item(),
                Interpreter.evaluate(loop.result(), loop.values()).item(),
                1e-15);
    }

    /** What is defined outside is computed once; what starts a loop may be a formula. */
    @Test
    void aLoopUsesWhatIsDefinedOutside() {
        Worksheet sheet = parse("""
                a = 3
                k = 2*a
                h[0] = k + 1
                h[t] = h[t-1] + k*t1   for t = 1..4
                t1 = 10
                E = h[4] + h[1]
                """);
        assertEquals(
                247 + 67, Interpreter.evaluate(sheet.result(), sheet.values()).item());
    }

    @Test
    void unknownNamesAreRefused() {
        Worksheet sheet = parse("height = 2*width");
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> sheet.find("widht"));
        assertEquals("the sheet says nothing of widht, did you mean 'width'?", error.getMessage());
    }
}
