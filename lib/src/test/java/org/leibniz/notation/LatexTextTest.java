package org.leibniz.notation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check that other tests rely on finds what it is for. */
class LatexTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"x^2", "w_1^2", "{A^\\top}^\\top", "\\frac{x^2}{y}^2", "\\left(\\frac{1}{x}\\right)^2", "x^{y^2}"
            })
    void wellFormed(String latex) {
        LatexText.assertWellFormed(latex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^2^3",
                "A^\\top^\\top",
                "x^{2}^3",
                "w_1_2",
                "{x",
                "x}",
                "\\left(x",
                "x^",
                "\\left(\\frac{1\\right)}"
            })
    void malformed(String latex) {
        assertThrows(AssertionError.class, () -> LatexText.assertWellFormed(latex));
    }
}
