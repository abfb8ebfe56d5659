package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void aShortFormulaIsShownWhole() {
        assertEquals("a + b\n    ^", Excerpt.around("a + b", 4));
        assertEquals("a +\n   ^", Excerpt.around("a +", 3));
        assertEquals("\n^", Excerpt.around("", 0));
    }

    @Test
    void linesAndTabsBecomeSpaces() {
        assertEquals("a +  b\n     ^", Excerpt.around("a +\n\tb", 5));
    }

    @Test
    void columnsAreCharactersNotChars() {
        assertEquals("𝛼 + b\n    ^", Excerpt.around("𝛼 + b", 5));
    }

    @Test
    void aLongFormulaIsCut() {
        String text = "0123456789".repeat(20);
        check(text, 0, "0123456789".repeat(7) + "01234567…", 0);
        check(text, 100, "…123456789" + "0123456789".repeat(6) + "01234567…", 40);
        check(text, 199, "…23456789" + "0123456789".repeat(7), 78);
        check(text, 200, "…23456789" + "0123456789".repeat(7), 79);
    }

    private static void check(String text, int offset, String shown, int column) {
        assertEquals(shown + "\n" + " ".repeat(column) + "^", Excerpt.around(text, offset));
    }
}
