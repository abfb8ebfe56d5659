package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.shape.ShapeException;

class ErrorTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        ``              ; offset 0: expected an operand, got end of formula
        a +             ; offset 3: expected an operand, got end of formula
        a + * b         ; offset 4: expected an operand, got '*'
        a*)             ; offset 2: expected an operand, got ')'
        a +, b          ; offset 3: expected an operand, got ','
        ()              ; offset 1: expected an operand, got ')'
        a)              ; offset 1: expected an operator, got ')'
        a, b            ; offset 1: expected an operator, got ','
        2 3             ; offset 2: expected an operator, got '3'
        x 2             ; offset 2: expected an operator, got '2'
        a "b"           ; offset 2: expected an operator, got '"b"'
        w1[1]           ; offset 2: w₁[] has 0 axes, not 1 index
        (a              ; offset 2: expected ')' for the '(' at offset 0, got end of formula
        (a, b)          ; offset 2: expected ')' for the '(' at offset 0, got ','
        |a + b          ; offset 6: expected '|' for the '|' at offset 0, got end of formula
        (|a)            ; offset 3: expected '|' for the '|' at offset 1, got ')'
        exp(a           ; offset 5: expected ',' or ')' in the call at offset 0, got end of formula
        sum(B, 0        ; offset 8: expected ',' or ')' in the call at offset 0, got end of formula
        a = b           ; offset 2: expected an operator, got '=': a comparison is written ==
        a < b < c       ; offset 6: comparisons do not chain: put one of them in parentheses
        a′              ; offset 1: ′ is the derivative of a function: a transpose is written ' or ᵀ
        a²³⁻            ; offset 4: expected a raised digit after '⁻'
        a $ b           ; offset 2: unexpected character '$'
        w_{             ; offset 3: expected indices and '}' after '_{'
        einsum("ij, A)  ; offset 7: expected '"' at the end of the letters that start here
        """)
    void grammar(String text, String message) {
        Formulas.assertFails(message, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a + sgmoid(b)   | offset 4: unknown name 'sgmoid', did you mean 'sigmoid'?
        Sigmoid(b)      | offset 0: unknown name 'Sigmoid', did you mean 'sigmoid'?
        foo(b)          | offset 0: unknown name 'foo'
        \\alpha         | offset 0: unknown name 'α'
        w_{i}           | offset 0: unknown name 'w_{i}'
        2*raet          | offset 2: unknown name 'raet', did you mean 'rate'?
        w3              | offset 0: unknown name 'w3', did you mean 'w'?
        R               | offset 0: unknown name 'R', did you mean 'r'?
        q               | offset 0: unknown name 'q'
        infinite        | offset 0: unknown name 'infinite', did you mean 'infinity'?
        exp a           | offset 4: expected '(' after the function exp, got 'a'
        exp' + a        | offset 3: expected '(' after the function exp, got '''
        a*sum           | offset 5: expected '(' after the function sum, got end of formula
        """)
    void names(String text, String message) {
        Formulas.assertFails(message, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        exp()           | offset 4: expected an operand, got ')'
        exp(a, b)       | offset 5: exp takes 1 operand
        dot(a)          | offset 5: dot takes 2 operands
        max(a, b, c)    | offset 8: max takes 2 operands
        max(a,)         | offset 6: expected an operand, got ')'
        ln(a, b)        | offset 4: ln takes 1 operand
        sum(B,)         | offset 6: expected an axis or keep, got ')'
        sum(B, [2])     | offset 7: expected an axis or keep, got '['
        sum(B, keep, keep)| offset 0: an axis is a whole number, not keep
        sum(B, a)       | offset 0: an axis is a whole number, not a
        sum(B, 2)       | offset 0: sum: axis 2 is out of range for B[n,3]
        a + sum(B, 5)   | offset 4: sum: axis 5 is out of range for B[n,3]
        reshape(A)      | offset 0: reshape needs a shape in brackets, such as [2,3]
        reshape(A, 9)   | offset 11: expected a shape such as [2,3], got '9'
        reshape(A, [8]) | offset 0: reshape: A[3,3] has 9 elements, [8] has 8
        reshape(A, [9], [9])| offset 16: expected ')', got '['
        reshape(A, [9]  | offset 14: expected ',' or ')' in the call at offset 0, got end of formula
        reshape(A, [9)  | offset 13: expected ',' or ']', got ')'
        reshape(A, [)   | offset 12: expected a size, got ')'
        einsum(A, B)    | offset 0: einsum needs letters such as "ij,jk->ik"
        einsum("i,j", A)| offset 15: einsum takes 2 operands
        einsum("i,j->ij", "i,j", A)| offset 18: expected an operand, got '"i,j"'
        size()          | offset 0: size needs one size, such as 2*n+1
        ones(0)         | offset 0: size 0 in [0] is below 1: an empty axis has no mean and no maximum
        ones(n n)       | offset 7: expected '+', '-', '*' or the end of the size, got 'n'
        ones(n/2)       | offset 6: a size is divided as floor(…/…), a sum in parentheses
        ones(floor(n+1/2))| offset 14: a size is divided as floor(…/…), a sum in parentheses
        ones(floor(n/2*2))| offset 14: put the quotient in parentheses, floor(…)*
        ones((n)        | offset 8: expected ',' or ')' in the call at offset 0, got end of formula
        ones((n         | offset 7: expected ')', got end of formula
        ones(+n)        | offset 5: expected a size, got '+'
        ones(n^0)       | offset 7: expected a power from 1 to 20, got '0'
        ones(1.5)       | offset 5: expected a whole number below 10^18, got '1.5'
        ones(999999999999999999*n*1000)| offset 5: size overflow: 999999999999999999 * 1000 does not fit in 64 bits
        ones(α)         | offset 5: 'α' cannot name a size: a letter, then letters, digits and _
        sum'(x)         | offset 0: a prime is for functions of one number, not for sum
        max'(a, b)      | offset 0: a prime is for functions of one number, not for max
        exp''(a)        | offset 3: only the first derivative of a function is written with a prime
        """)
    void calls(String text, String message) {
        Formulas.assertFails(message, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        x*y      | offset 1: x[3]*y[3] multiplies two columns: write a'*b for the inner product, a*b' for the outer product, a.*b elementwise
        x'*y'    | offset 2: x[3]'*y[3]' multiplies two rows: write a'*b for the inner product, a*b' for the outer product, a.*b elementwise
        xy       | offset 1: x[3]*y[3] multiplies two columns: write a'*b for the inner product, a*b' for the outer product, a.*b elementwise
        x*A      | offset 1: x[3]*A[3,3] multiplies a column by a matrix: write a'*b
        A*x'     | offset 1: A[3,3]*x[3]' multiplies a matrix by a row: write the row as a column
        B*B      | offset 1: dot: inner sizes differ, B[n,3] · B[n,3] (sizes 3 and n may differ)
        a/x      | offset 1: / divides by a number, not by x[3]: write ./ for the quotient of every element
        A^2.5    | offset 1: the power of a matrix needs a whole number up to 1000000
        x^2      | offset 1: ^ is for numbers and square matrices, not for x[3]: write .^ for the power of every element
        a^x      | offset 1: ^ is for numbers and square matrices, not for x[3]: write .^ for the power of every element
        T + x    | offset 2: add: T[2,3,4] and x[3] do not broadcast (axis 2: 4 against 3)
        T.*x     | offset 1: multiply: T[2,3,4] and x[3] do not broadcast (axis 2: 4 against 3)
        T < x    | offset 2: less: T[2,3,4] and x[3] do not broadcast (axis 2: 4 against 3)
        max(T, x)| offset 0: max: T[2,3,4] and x[3] do not broadcast (axis 2: 4 against 3)
        Σ₁ x     | offset 0: sum: axis 1 is out of range for x[3]
        """)
    void shapes(String text, String message) {
        Formulas.assertFails(message, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5001", "1e-99999", "1e99999999999999999999", "a^(2e1000000)"})
    void numbersOutOfReason(String text) {
        FormulaException error = assertThrows(FormulaException.class, () -> Formula.parse(text, Formulas.scope()));
        assertTrue(error.reason().endsWith("at most 10000 digits and an exponent of 5000"), error.getMessage());
    }

    @Test
    void whatIsWrongIsTold() {
        FormulaException error =
                assertThrows(FormulaException.class, () -> Formula.parse("a + (T + x)", Formulas.scope()));
        assertEquals(7, error.offset());
        assertEquals("add: T[2,3,4] and x[3] do not broadcast (axis 2: 4 against 3)", error.reason());
        assertEquals(ShapeException.class, error.getCause().getClass());
        assertEquals("a + (T + x)\n       ^", error.pointer());
    }

    @Test
    void theFormulaIsNotTooLong() {
        String text = "a" + " ".repeat(1 << 20);
        FormulaException error = assertThrows(FormulaException.class, () -> Formula.parse(text, Formulas.scope()));
        assertEquals(
                "offset 1048576: a formula has at most 1048576 characters, this one has 1048577", error.getMessage());
        Formula.parse(text.substring(0, 1 << 20), Formulas.scope());
    }
}
