package org.leibniz.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.notation.Notation.ASCII;
import static org.leibniz.notation.Notation.LATEX;
import static org.leibniz.notation.Notation.MATHML;
import static org.leibniz.notation.Notation.UNICODE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x     | x     | x     | x                     | x",
                "w1    | w₁    | w1    | w_1                   | sub(w,1)",
                "w12   | w₁₂   | w12   | w_{12}                | sub(w,12)",
                "alpha | alpha | alpha | \\alpha               | α",
                "α1    | α₁    | α1    | \\alpha_1             | sub(α,1)",
                "Omega | Omega | Omega | \\Omega               | Ω",
                "rate2 | rate₂ | rate2 | \\mathit{rate}_2      | sub(rate,2)",
                "a_b   | a_b   | a_b   | \\mathit{a\\_b}       | a_b",
                "∂w1   | ∂w₁   | dw1   | \\partial w_1         | ∂sub(w,1)"
            })
    void names(String name, String unicode, String ascii, String latex, String mathMl) {
        assertEquals(unicode, UNICODE.symbol(name).string());
        assertEquals(ascii, ASCII.symbol(name).string());
        assertEquals(latex, LATEX.symbol(name).string());
        assertEquals(mathMl, MathMlText.inShort(MATHML.symbol(name).string()));
    }

    @Test
    void components() {
        List<String> letters = List.of("i", "j");
        assertEquals("w₁ᵢⱼ", UNICODE.symbol("w1", letters).string());
        assertEquals("w1[i,j]", ASCII.symbol("w1", letters).string());
        assertEquals("w_{1ij}", LATEX.symbol("w1", letters).string());
        assertEquals(
                "sub(w,1ij)", MathMlText.inShort(MATHML.symbol("w1", letters).string()));

        List<String> numbers = List.of("1", "k + 1");
        assertEquals("w₁[1,k + 1]", UNICODE.symbol("w1", numbers).string());
        assertEquals("w_{1,1,k + 1}", LATEX.symbol("w1", numbers).string());
        assertEquals("x[q]", UNICODE.symbol("x", List.of("q")).string(), "there is no small q");
    }

    @Test
    void sumsOverIndices() {
        Text body = UNICODE.symbol("x", List.of("j"));
        assertEquals("Σⱼ xⱼ", UNICODE.indexSum("j", body).string());
        assertEquals(
                "sum_j x[j]",
                ASCII.indexSum("j", ASCII.symbol("x", List.of("j"))).string());
        assertEquals(
                "\\sum_j x_j",
                LATEX.indexSum("j", LATEX.symbol("x", List.of("j"))).string());
        assertEquals(
                "under(∑,j)sub(x,j)",
                MathMlText.inShort(
                        MATHML.indexSum("j", MATHML.symbol("x", List.of("j"))).string()));
        assertEquals("Σ_q xⱼ", UNICODE.indexSum("q", body).string(), "there is no small q");
    }

    @Test
    void derivatives() {
        assertEquals(
                "∂E/∂w₁",
                UNICODE.partial(UNICODE.symbol("E"), UNICODE.symbol("w1")).string());
        assertEquals(
                "dE/dw1", ASCII.partial(ASCII.symbol("E"), ASCII.symbol("w1")).string());
        assertEquals(
                "\\frac{\\partial E}{\\partial w_1}",
                LATEX.partial(LATEX.symbol("E"), LATEX.symbol("w1")).string());
        assertEquals(
                "frac(∂E,∂sub(w,1))",
                MathMlText.inShort(
                        MATHML.partial(MATHML.symbol("E"), MATHML.symbol("w1")).string()));
    }

    @Test
    void chainOfFactors() {
        Text sum = UNICODE.subtract(UNICODE.symbol("r"), UNICODE.symbol("y"));
        Text opposite = UNICODE.negate(UNICODE.symbol("x"));
        List<Text> factors = List.of(UNICODE.negate(sum), UNICODE.symbol("w"), opposite, sum);
        assertEquals("−(r − y) · w · (−x) · (r − y)", UNICODE.chain(factors));
    }

    @Test
    void wordsAndText() {
        assertEquals("∞", UNICODE.word("infinity").string());
        assertEquals("\\pi", LATEX.word("pi").string());
        assertEquals("[n,3]", UNICODE.literal("[n,3]").string());
        assertEquals("[batch\\_size\\_1]", LATEX.literal("[batch_size_1]").string(), "no subscript of a subscript");
        assertEquals(
                "\"ij->i\" & <b>",
                MathMlText.inShort(MATHML.literal("\"ij->i\" & <b>").string()));
    }

    @Test
    void relationHasToExist() {
        Text x = UNICODE.symbol("x");
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> UNICODE.compare(x, "=<", x));
        assertEquals("no relation: =<", error.getMessage());
    }

    @Test
    void functionNames() {
        assertEquals("\\max", Glyph.of("max").latex());
        assertEquals("\\operatorname{log1p}", Glyph.of("log1p").latex());
        assertEquals("\\operatorname{my\\_op}", Glyph.of("my_op").latex());
    }
}
