package org.leibniz.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Token.Kind;

/** Reads a value, a number such as {@code -1/2} or nested rows of numbers such as {@code [[1, 2], [3, 4]]}. */
final class Literal {
    private static final int MOST_AXES = 32;

    /** Rows that have been opened: how many parts there are so far, and the sizes of each. */
    private static final class Row {
        int count;
        int[] sizes;
    }

    private final Cursor cursor;
    private final DoubleStream.Builder values = DoubleStream.builder();

    private Literal(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The value that the tokens from an index on spell; empty if they are a formula. */
    static Optional<Tensor> find(Tokens tokens, int from) {
        boolean number = true;
        for (int i = from; i < tokens.size(); i++) {
            Kind kind = tokens.kind(i);
            if (kind == Kind.OPEN_BRACKET && i == from) return Optional.of(new Literal(cursor(tokens, from)).read());
            boolean sign = kind == Kind.MINUS && i == from || kind == Kind.OVER && i > from;
            number &= sign || kind == Kind.NUMBER;
        }
        boolean empty = from >= tokens.size();
        return number && !empty ? Optional.of(new Literal(cursor(tokens, from)).read()) : Optional.empty();
    }

    private static Cursor cursor(Tokens tokens, int from) {
        return new Cursor(tokens, from, tokens.size());
    }

    private Tensor read() {
        Deque<Row> open = new ArrayDeque<>();
        List<int[]> whole = new ArrayList<>();
        do {
            if (cursor.kind() == Kind.OPEN_BRACKET) {
                if (open.size() == MOST_AXES) throw cursor.error("an array has at most " + MOST_AXES + " axes");
                open.push(new Row());
                cursor.advance();
                continue;
            }
            values.add(number());
            add(open, whole, new int[0]);
        } while (!open.isEmpty());
        if (cursor.kind() != Kind.END) throw cursor.expected("the end of the value");
        return new Tensor(whole.get(0), values.build().toArray());
    }

    // A part that ends a row may end the row around it, too.
    private void add(Deque<Row> open, List<int[]> whole, int[] part) {
        int[] sizes = part;
        while (!open.isEmpty()) {
            Row row = open.peek();
            if (row.sizes != null && !Arrays.equals(row.sizes, sizes)) throw cursor.error("the rows differ in length");
            row.sizes = sizes;
            row.count++;
            if (cursor.kind() == Kind.COMMA) {
                cursor.advance();
                return;
            }
            if (cursor.kind() != Kind.CLOSE_BRACKET) throw cursor.expected("',' or ']'");
            cursor.advance();
            open.pop();
            sizes = new int[row.sizes.length + 1];
            sizes[0] = row.count;
            System.arraycopy(row.sizes, 0, sizes, 1, row.sizes.length);
        }
        whole.add(sizes);
    }

    private double number() {
        boolean negative = cursor.kind() == Kind.MINUS;
        if (negative) cursor.advance();
        double value = numeral();
        if (cursor.kind() == Kind.OVER) {
            cursor.advance();
            value /= numeral();
        }
        return negative ? -value : value;
    }

    private double numeral() {
        if (cursor.kind() != Kind.NUMBER) throw cursor.expected("a number");
        double value = cursor.tokens()
                .build(cursor.offset(), () -> Numerals.parse(cursor.text()).toDouble());
        cursor.advance();
        return value;
    }
}
