package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

/** Sheets of definitions: what they may say, and what is said of those that cannot be read. */
class WorksheetTest {
    @Test
    void everyKindOfLine() {
        Worksheet sheet = Worksheet.parse("""
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
            x = 1                     | the sheet defines nothing: it needs a line such as y = sigmoid(w*x)
            """)
    void whatIsWrongIsSaidWithItsPlace(String lines, String message) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Worksheet.parse(lines.replace('~', '\n')));
        assertEquals(message, error.getMessage());
    }

    @Test
    void unknownNamesAreRefused() {
        Worksheet sheet = Worksheet.parse("height = 2*width");
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> sheet.find("widht"));
        assertEquals("the sheet says nothing of widht, did you mean 'width'?", error.getMessage());
    }
}
