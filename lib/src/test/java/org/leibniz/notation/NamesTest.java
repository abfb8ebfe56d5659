package org.leibniz.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "w1, w1",
        "w_1, w1",
        "w₁, w1",
        "w_{1}, w1",
        "w12, w12",
        "w₁₂, w12",
        "w_12, w12",
        "w_{12}, w12",
        "' w1 ', w1",
        "σ, σ",
        "∂E, ∂E",
        "∂w₂, ∂w2",
        "batch_size, batch_size",
        "b_size_2, b_size2",
        "Ärger, Ärger",
        "x_, x_"
    })
    void spellingsOfOneName(String spelling, String name) {
        assertEquals(name, Names.normalize(spelling));
        assertEquals(name, Names.normalize(name), "a normal name stays");
    }

    /** A second number is kept apart, or the name of the second node called h1 would be that of the twelfth h. */
    @ParameterizedTest
    @ValueSource(strings = {"w1_2", "w₁_2", "w1_₂", "w1_{2}"})
    void secondNumberStaysApart(String spelling) {
        assertEquals("w1_2", Names.normalize(spelling));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1w", "w x", "w+1", "wᵢ", "_w", "∂", "w′", "w_{a}", "w٣", "½"})
    void otherTextIsNoName(String text) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Names.normalize(text));
        assertEquals("'" + text + "' is no name: a letter first, then letters, digits and _", error.getMessage());
    }

    @Test
    void trailingDigitsAreTheSubscript() {
        assertEquals("w", Names.stem("w12"));
        assertEquals("12", Names.digits("w12"));
        assertEquals("a1b", Names.stem("a1b"));
        assertEquals("", Names.digits("a1b"));
    }
}
