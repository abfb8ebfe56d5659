package org.leibniz.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.leibniz.formula.Token.Kind;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Reads sizes, {@code 2*n+1} or {@code floor((n-5)/2)+1}, and shapes made of them, {@code [n,3]}. */
final class SizeParser {
    /** Products of sums are multiplied out, so a size must stay short. */
    private static final int SIGN_LIMIT = 300;

    private static final int POWER_LIMIT = 20;

    private enum Sign {
        OPEN,
        FLOOR,
        PLUS,
        MINUS,
        OPPOSITE,
        TIMES,
        OVER;

        /** Whether the sign takes its operands before one of the other kind does. */
        boolean precedes(Sign other) {
            boolean sum = this == PLUS || this == MINUS;
            return this != OPEN && this != FLOOR && (!sum || other == PLUS || other == MINUS);
        }
    }

    private final Cursor cursor;
    private final Vocabulary vocabulary;
    private final Deque<Sign> signs = new ArrayDeque<>();
    private final Deque<Dim> values = new ArrayDeque<>();
    private final int start;

    private SizeParser(Cursor cursor, Vocabulary vocabulary) {
        this.cursor = cursor;
        this.vocabulary = vocabulary;
        this.start = cursor.offset();
    }

    /** Whether a size can start with such a token. */
    static boolean starts(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.WORD || kind == Kind.OPEN || kind == Kind.MINUS;
    }

    /** Reads a shape, from its opening to its closing bracket. */
    static Shape shape(Cursor cursor, Vocabulary vocabulary) {
        int start = cursor.offset();
        List<Dim> dims = list(cursor, vocabulary);
        return cursor.tokens().build(start, () -> Shape.of(dims));
    }

    /** Reads a list of sizes, from its opening to its closing bracket. */
    static List<Dim> list(Cursor cursor, Vocabulary vocabulary) {
        cursor.advance();
        List<Dim> dims = new ArrayList<>();
        while (cursor.kind() != Kind.CLOSE_BRACKET || !dims.isEmpty()) {
            dims.add(size(cursor, vocabulary));
            if (cursor.kind() == Kind.CLOSE_BRACKET) break;
            if (cursor.kind() != Kind.COMMA) throw cursor.expected("',' or ']'");
            cursor.advance();
        }
        cursor.advance();
        return dims;
    }

    /** Reads a size, up to the first sign that cannot belong to it. */
    static Dim size(Cursor cursor, Vocabulary vocabulary) {
        return new SizeParser(cursor, vocabulary).read();
    }

    private Dim read() {
        boolean operand = true;
        for (int signs = 0; ; signs++) {
            if (signs > SIGN_LIMIT) throw cursor.error("a size has at most " + SIGN_LIMIT + " signs");
            if (operand) {
                operand = readOperand();
            } else if (endsHere()) {
                reduce(Sign.PLUS);
                if (!this.signs.isEmpty()) throw cursor.expected("')'");
                return values.pop();
            } else {
                operand = readSign();
            }
        }
    }

    private boolean endsHere() {
        Kind kind = cursor.kind();
        boolean enclosed = signs.stream().anyMatch(sign -> sign == Sign.OPEN || sign == Sign.FLOOR);
        return kind == Kind.COMMA || kind == Kind.CLOSE_BRACKET || kind == Kind.END || kind == Kind.CLOSE && !enclosed;
    }

    /** Whether another operand is still needed. */
    private boolean readOperand() {
        switch (cursor.kind()) {
            case NUMBER -> values.push(number());
            case WORD -> {
                boolean floor = cursor.text().equals("floor") && cursor.kind(1) == Kind.OPEN;
                if (floor) {
                    signs.push(Sign.FLOOR);
                    cursor.advance();
                    cursor.advance();
                    return true;
                }
                values.push(cursor.tokens().build(cursor.offset(), () -> vocabulary.size(cursor.text())));
            }
            case OPEN -> signs.push(Sign.OPEN);
            case MINUS -> signs.push(Sign.OPPOSITE);
            default -> throw cursor.expected("a size");
        }
        boolean more = cursor.kind() == Kind.OPEN || cursor.kind() == Kind.MINUS;
        cursor.advance();
        return more;
    }

    private Dim number() {
        String numeral = cursor.text();
        boolean fits = Numerals.isWhole(numeral) && numeral.length() <= 18;
        if (!fits) throw cursor.expected("a whole number below 10^18");
        return Dim.of(Long.parseLong(numeral));
    }

    /** Whether an operand is needed next. */
    private boolean readSign() {
        switch (cursor.kind()) {
            case PLUS -> push(Sign.PLUS);
            case MINUS -> push(Sign.MINUS);
            case TIMES -> {
                if (signs.peek() == Sign.OVER) throw cursor.error("put the quotient in parentheses, floor(…)*");
                push(Sign.TIMES);
            }
            case OVER -> {
                reduce(Sign.TIMES);
                boolean inFloor = signs.peek() == Sign.FLOOR;
                if (!inFloor) throw cursor.error("a size is divided as floor(…/…), a sum in parentheses");
                signs.push(Sign.OVER);
            }
            case POWER -> {
                cursor.advance();
                power();
                return false;
            }
            case CLOSE -> {
                reduce(Sign.PLUS);
                signs.pop();
                cursor.advance();
                return false;
            }
            default -> throw cursor.expected("'+', '-', '*' or the end of the size");
        }
        cursor.advance();
        return true;
    }

    private void push(Sign sign) {
        reduce(sign);
        signs.push(sign);
    }

    private void power() {
        String numeral = cursor.kind() == Kind.NUMBER ? cursor.text() : "";
        int exponent = numeral.matches("[0-9]{1,3}") ? Integer.parseInt(numeral) : 0;
        if (exponent < 1 || exponent > POWER_LIMIT) throw cursor.expected("a power from 1 to " + POWER_LIMIT);
        Dim base = values.peek();
        for (int i = 1; i < exponent; i++) combine(Sign.TIMES, base);
        cursor.advance();
    }

    private void reduce(Sign next) {
        while (!signs.isEmpty() && signs.peek().precedes(next)) {
            Sign sign = signs.pop();
            combine(sign, sign == Sign.OPPOSITE ? null : values.pop());
        }
    }

    private void combine(Sign sign, Dim right) {
        Dim left = values.pop();
        values.push(cursor.tokens().build(start, () -> switch (sign) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case OVER -> left.floorDiv(right);
            default -> left.times(-1);
        }));
    }
}
