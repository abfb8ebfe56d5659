package org.leibniz.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Constant;
import org.leibniz.formula.Group.Bounds;
import org.leibniz.formula.Token.Kind;
import org.leibniz.notation.Rational;
import org.leibniz.op.Functions;
import org.leibniz.op.Functions.Setting;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;

/**
 * Reads one expression, token by token. Its whole state is in its groups, so it never recurses, and it can stop in the
 * middle of a formula until a name that is defined further on has been read.
 */
final class Parser {
    private static final int LETTERS_LIMIT = 100;

    private final Tokens tokens;
    private final Cursor cursor;
    private final Vocabulary vocabulary;
    private Group group;

    /** The call of which an argument starts here, else null. */
    private Call opening;

    private String awaited;

    Parser(Tokens tokens, int from, int end, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.cursor = new Cursor(tokens, from, end);
        this.vocabulary = vocabulary;
        this.group = new Group(tokens, null, Bounds.WHOLE, cursor.offset(), null);
    }

    /** Reads on, to the end or to a name whose definition has to be read first; that name. */
    Optional<String> read() {
        awaited = null;
        while (cursor.kind() != Kind.END && awaited == null) {
            if (opening != null) readArgument();
            else if (group.expectsOperand()) readOperand();
            else readOperator();
        }
        return Optional.ofNullable(awaited);
    }

    /** The expression, when all of it has been read. */
    Piece result() {
        if (opening != null) throw cursor.expected(inCall(opening));
        if (group.expectsOperand()) throw cursor.expected("an operand");
        while (group.bounds() == Bounds.APPLIED) closeApplied();
        if (group.bounds() != Bounds.WHOLE) throw cursor.expected(closing());
        return group.close();
    }

    private String closing() {
        return switch (group.bounds()) {
            case WHOLE -> "an operator";
            case PARENTHESES -> "')' for the '(' at offset " + group.start();
            case BARS -> "'|' for the '|' at offset " + group.start();
            case ARGUMENT, APPLIED -> inCall(group.call());
        };
    }

    private static String inCall(Call call) {
        return "',' or ')' in the call at offset " + call.offset();
    }

    // Where an operand is expected ----------------------------------------------------------------------------------

    private void readOperand() {
        Kind kind = cursor.kind();
        int offset = cursor.offset();
        switch (kind) {
            case NUMBER -> number();
            case WORD -> word();
            case INFINITY -> group.operand(Piece.literal(Constant.of((Number) Double.POSITIVE_INFINITY)));
            case OPEN -> group = new Group(tokens, group, Bounds.PARENTHESES, offset, null);
            case BAR -> group = new Group(tokens, group, Bounds.BARS, offset, null);
            case PLUS, MINUS -> group.sign(kind, offset);
            case ROOT -> group.root(offset);
            case SUM -> sum(Word.Sum.below(cursor.text().substring(1)), offset);
            default -> throw cursor.expected("an operand");
        }
        if (kind != Kind.WORD) cursor.advance();
    }

    private void sum(Word.Sum sum, int offset) {
        if (sum.letters().isEmpty()) group.sum(sum.axes(), offset);
        else group.indexSum(sum.letters(), offset);
    }

    // 1/3 at the start of a product is a number; 1/3^2 and 1/3' are not, nor is x/1/3.
    private void number() {
        int offset = cursor.offset();
        Rational value = tokens.build(offset, () -> Numerals.parse(cursor.text()));
        boolean quotient = group.startsTerm() && isWhole(0) && cursor.kind(1) == Kind.OVER && isWhole(2);
        if (quotient && !bindsTighter(cursor.kind(3))) {
            Rational divisor = tokens.build(offset, () -> Numerals.parse(cursor.text(2)));
            if (divisor.signum() != 0) {
                value = value.div(divisor);
                cursor.advance();
                cursor.advance();
            }
        }
        group.operand(Piece.literal(Constant.of(value)));
    }

    private boolean isWhole(int ahead) {
        return cursor.kind(ahead) == Kind.NUMBER && Numerals.isWhole(cursor.text(ahead));
    }

    private static boolean bindsTighter(Kind kind) {
        return switch (kind) {
            case POWER, ELEMENTS_POWER, SUPERSCRIPT, QUOTE, TRANSPOSED -> true;
            default -> false;
        };
    }

    private void word() {
        if (vocabulary.isLenient() && (applied() || quotient())) return;
        int primes = 0;
        while (cursor.kind(1 + primes) == Kind.QUOTE || cursor.kind(1 + primes) == Kind.PRIME) primes++;
        boolean called = cursor.kind(1 + primes) == Kind.OPEN;
        int offset = cursor.offset();
        String word = cursor.text();
        List<Word.Part> parts = tokens.build(offset, () -> vocabulary.read(word, called));
        if (parts.isEmpty()) throw unknown(word, called);
        for (Word.Part part : parts) {
            if (part.word() instanceof Word.Awaited name) awaited = name.name();
        }
        if (awaited != null) return;
        cursor.advance();
        Word last = parts.get(parts.size() - 1).word();
        Optional<Piece> derivative =
                primes == 1 && last instanceof Word.Value value ? vocabulary.primed(value.expr()) : Optional.empty();
        for (Word.Part part : parts) {
            if (derivative.isPresent() && part.word() == last) derivative(derivative.get(), offset + part.offset());
            else take(part.word(), offset + part.offset(), primes);
        }
        boolean function = last instanceof Word.Value value && vocabulary.dependsOnVariable(value.expr());
        if (function && isArgument()) skipArgument();
    }

    /** {@code f′} instead of f. */
    private void derivative(Piece derivative, int offset) {
        if (!group.expectsOperand()) group.multiply(Kind.TIMES, offset);
        group.operand(derivative);
        cursor.advance();
    }

    /** A function before an operand without parentheses, or before an exponent: {@code sin 2x}, {@code sin²(x)}. */
    private boolean applied() {
        String word = cursor.text();
        Optional<Functions.Function> function = vocabulary.function(word);
        boolean known = function.isEmpty()
                || function.get().operands() != 1
                || vocabulary.isNamed(word)
                || vocabulary.isProduct(word);
        if (known || cursor.kind(1) == Kind.OPEN) return false;
        int offset = cursor.offset();
        int at = 1;
        boolean prime = cursor.kind(at) == Kind.PRIME || cursor.kind(at) == Kind.QUOTE;
        if (prime) at++;
        Rational exponent = null;
        if (cursor.kind(at) == Kind.SUPERSCRIPT) {
            exponent = Numerals.raised(cursor.text(at++));
        } else if (cursor.kind(at) == Kind.POWER || cursor.kind(at) == Kind.ELEMENTS_POWER) {
            int number = at + 1;
            boolean enclosed = cursor.kind(number) == Kind.OPEN;
            if (enclosed) number++;
            boolean negative = cursor.kind(number) == Kind.MINUS;
            if (negative) number++;
            boolean complete = !enclosed || cursor.kind(number + 1) == Kind.CLOSE;
            if (cursor.kind(number) == Kind.NUMBER && complete) {
                Rational size = Numerals.parse(cursor.text(number));
                exponent = negative ? size.negate() : size;
                at = number + (enclosed ? 2 : 1);
            }
        }
        if (exponent == null && !startsApplied(cursor.kind(at))) return false;
        for (int i = 0; i < at; i++) cursor.advance();
        boolean inverse = exponent != null && exponent.equals(Rational.of(-1));
        Optional<Functions.Function> meant = function.filter(f -> inverse).flatMap(Synonyms::inverse);
        Call call = new Call(meant.orElse(function.get()), word, offset, prime, () -> vocabulary.freeSize(offset));
        if (exponent != null && meant.isEmpty()) call.raise(exponent);
        if (cursor.kind() == Kind.OPEN) {
            cursor.advance();
            opening = call;
        } else {
            group = new Group(tokens, group, Bounds.APPLIED, offset, call);
        }
        return true;
    }

    /** A quotient of differentials, {@code ∂y/∂u}. */
    private boolean quotient() {
        boolean quotient = cursor.kind(1) == Kind.OVER && cursor.kind(2) == Kind.WORD;
        if (!quotient) return false;
        int offset = cursor.offset();
        String above = cursor.text();
        String below = cursor.text(2);
        // Before another one it is the row that a matrix product needs.
        int next = 3;
        while (cursor.kind(next) == Kind.TIMES || cursor.kind(next) == Kind.OPEN || cursor.kind(next) == Kind.CLOSE)
            next++;
        boolean followed = cursor.kind(next) == Kind.WORD && cursor.kind(next + 1) == Kind.OVER;
        Optional<Piece> derivative = tokens.build(offset, () -> vocabulary.quotient(above, below, followed));
        if (derivative.isEmpty()) return false;
        for (int i = 0; i < 3; i++) cursor.advance();
        group.operand(derivative.get());
        return true;
    }

    /** Whether the variable stands in parentheses here, as in {@code g(x)}. */
    private boolean isArgument() {
        return cursor.kind() == Kind.OPEN
                && cursor.kind(1) == Kind.WORD
                && cursor.kind(2) == Kind.CLOSE
                && vocabulary.isVariable(cursor.text(1));
    }

    private void skipArgument() {
        for (int i = 0; i < 3; i++) cursor.advance();
    }

    private static boolean startsApplied(Kind kind) {
        return startsOperand(kind) || kind == Kind.NUMBER || kind == Kind.MINUS;
    }

    /** Whether what a function is applied to without parentheses ends here: at a sign, a parenthesis, a function. */
    private boolean endsApplied() {
        return switch (cursor.kind()) {
            case POWER, ELEMENTS_POWER, SUPERSCRIPT, SUBSCRIPT, OPEN_BRACKET -> false;
            case WORD -> {
                String word = cursor.text();
                boolean function = vocabulary.function(word).isPresent() && !vocabulary.isNamed(word);
                boolean exponential = word.equals("e") && cursor.kind(1) == Kind.POWER && !vocabulary.isNamed(word);
                yield function || exponential;
            }
            default -> true;
        };
    }

    private void closeApplied() {
        Call call = closeArgument();
        finish(call);
    }

    private FormulaException unknown(String word, boolean called) {
        if (vocabulary.function(word).isEmpty()) return cursor.unnamed(vocabulary.unknown(word, called));
        cursor.advance();
        return cursor.expected("'(' after the function " + word);
    }

    private void take(Word word, int offset, int primes) {
        if (!group.expectsOperand()) group.multiply(Kind.TIMES, offset);
        if (word instanceof Word.Value value) {
            group.operand(Piece.value(value.expr()));
        } else if (word instanceof Word.Unit) {
            group.operand(Piece.of(Ops.eye(vocabulary.freeSize(offset))));
        } else if (word instanceof Word.Sum sum) {
            sum(sum, offset);
        } else if (word instanceof Word.Component component) {
            Piece piece = tokens.build(offset, () -> Indexing.of(component.expr(), component.indices()));
            group.operand(piece);
        } else {
            Word.Called called = (Word.Called) word;
            if (primes > 1) throw cursor.error("only the first derivative of a function is written with a prime");
            for (int i = 0; i <= primes; i++) cursor.advance();
            opening = new Call(called.function(), called.name(), offset, primes > 0, () -> vocabulary.freeSize(offset));
        }
    }

    // Where an operator is expected ---------------------------------------------------------------------------------

    private void readOperator() {
        if (group.bounds() == Bounds.APPLIED && endsApplied()) {
            closeApplied();
            return;
        }
        Kind kind = cursor.kind();
        int offset = cursor.offset();
        boolean bar = kind == Kind.BAR && group.bounds() == Bounds.BARS;
        boolean number = vocabulary.isLenient() && kind == Kind.NUMBER && cursor.kind(-1) != Kind.NUMBER;
        if ((startsOperand(kind) || number) && !bar) {
            group.multiply(Kind.TIMES, offset);
            return;
        }
        switch (kind) {
            case PLUS, MINUS -> group.add(kind, offset);
            case TIMES, HADAMARD, OVER, ELEMENTS_OVER, KRONECKER -> group.multiply(kind, offset);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> group.compare(kind, offset);
            case POWER -> group.power(vocabulary.isLenient() && !group.isSquare() ? Kind.ELEMENTS_POWER : kind, offset);
            case ELEMENTS_POWER -> group.power(kind, offset);
            case SUPERSCRIPT -> group.postfix(offset, base -> Arithmetic.raise(base, Numerals.raised(cursor.text())));
            case SUBSCRIPT -> index(Subscript.indices(Subscript.plain(cursor.text())), offset);
            case OPEN_BRACKET -> brackets(offset);
            case QUOTE, TRANSPOSED -> group.postfix(offset, Arithmetic::transpose);
            case PRIME -> throw cursor.error("′ is the derivative of a function: a transpose is written ' or ᵀ");
            case EQUALS -> throw cursor.error("expected an operator, got '=': a comparison is written ==");
            case BAR -> closeBars();
            case CLOSE -> close();
            case COMMA -> nextArgument();
            default -> throw cursor.expected("an operator");
        }
        cursor.advance();
    }

    // A number is no second factor without a sign: 1 000 is more likely a mistake than a product.
    private static boolean startsOperand(Kind kind) {
        return switch (kind) {
            case WORD, OPEN, BAR, ROOT, SUM, INFINITY -> true;
            default -> false;
        };
    }

    private void index(List<String> indices, int offset) {
        group.postfix(offset, piece -> {
            if (!piece.letters().isEmpty())
                throw new IllegalArgumentException(piece.described() + " has its indices already");
            return Indexing.of(piece.expr(), indices);
        });
    }

    private void brackets(int offset) {
        List<String> indices = new ArrayList<>();
        do {
            cursor.advance();
            if (cursor.kind() != Kind.WORD && cursor.kind() != Kind.NUMBER) throw cursor.expected("an index");
            indices.add(cursor.text());
            cursor.advance();
        } while (cursor.kind() == Kind.COMMA);
        if (cursor.kind() != Kind.CLOSE_BRACKET) throw cursor.expected("',' or ']'");
        index(indices, offset);
    }

    private void closeBars() {
        Piece inside = group.close();
        int start = group.start();
        group = group.outer();
        group.operand(tokens.build(start, () -> Arithmetic.abs(inside)));
    }

    private void close() {
        switch (group.bounds()) {
            case PARENTHESES -> {
                Piece inside = group.close();
                group = group.outer();
                group.operand(inside.enclosed());
            }
            case ARGUMENT -> {
                Call call = closeArgument();
                if (!call.mayEnd()) throw cursor.error(call.arity());
                finish(call);
            }
            default -> throw cursor.expected(closing());
        }
    }

    private Call closeArgument() {
        Call call = group.call();
        call.operand(group.close());
        group = group.outer();
        return call;
    }

    private void finish(Call call) {
        opening = null;
        group.operand(tokens.build(call.offset(), call::result));
    }

    private void nextArgument() {
        if (group.bounds() != Bounds.ARGUMENT) throw cursor.expected(closing());
        Call call = closeArgument();
        if (call.isFull()) throw cursor.error(call.arity());
        opening = call;
    }

    // Where an argument starts --------------------------------------------------------------------------------------

    private void readArgument() {
        Call call = opening;
        boolean letters = cursor.kind() == Kind.LETTERS && call.accepts(Setting.LETTERS);
        if (call.awaitsOperand() && !letters) {
            opening = null;
            group = new Group(tokens, group, Bounds.ARGUMENT, cursor.offset(), call);
            return;
        }
        boolean empty = cursor.kind() == Kind.CLOSE && call.isEmpty();
        if (!empty) readSetting(call);
        if (cursor.kind() == Kind.CLOSE && !call.awaitsOperand()) finish(call);
        else if (cursor.kind() == Kind.CLOSE) throw cursor.error(call.arity());
        else if (cursor.kind() == Kind.END) return;
        else if (cursor.kind() != Kind.COMMA) throw cursor.expected(inCall(call));
        cursor.advance();
    }

    /** A number with its sign, {@code −1/3}. */
    private Rational fraction() {
        boolean negative = cursor.kind() == Kind.MINUS;
        if (negative) cursor.advance();
        Rational value = numeral();
        if (cursor.kind() == Kind.OVER) {
            cursor.advance();
            int offset = cursor.offset();
            Rational divisor = numeral();
            if (divisor.signum() == 0) throw tokens.error(offset, "nothing can be divided by 0");
            value = value.div(divisor);
        }
        return negative ? value.negate() : value;
    }

    private Rational numeral() {
        if (cursor.kind() != Kind.NUMBER) throw cursor.expected("a number");
        Rational value = tokens.build(cursor.offset(), () -> Numerals.parse(cursor.text()));
        cursor.advance();
        return value;
    }

    /** {@code stride=2} or {@code size=[3,3]}. */
    private void readNamed(Call call) {
        String name = cursor.text();
        int offset = cursor.offset();
        cursor.advance();
        cursor.advance();
        boolean several = cursor.kind() == Kind.OPEN_BRACKET;
        List<Dim> values = several ? SizeParser.list(cursor, vocabulary) : List.of(SizeParser.size(cursor, vocabulary));
        if (!call.named(name, values)) throw tokens.error(offset, name + " is given twice");
    }

    private void readSetting(Call call) {
        Kind kind = cursor.kind();
        boolean keep = kind == Kind.WORD && cursor.text().equals("keep");
        if (kind == Kind.LETTERS && call.accepts(Setting.LETTERS)) {
            String quoted = cursor.text();
            if (quoted.length() > LETTERS_LIMIT) throw cursor.error("letters are at most " + LETTERS_LIMIT);
            call.letters(quoted.substring(1, quoted.length() - 1));
            cursor.advance();
        } else if (keep && call.accepts(Setting.KEEP)) {
            call.keep();
            cursor.advance();
        } else if (kind == Kind.WORD && cursor.kind(1) == Kind.EQUALS && call.accepts(Setting.NAMED)) {
            readNamed(call);
        } else if (kind == Kind.OPEN_BRACKET && call.accepts(Setting.SHAPE)) {
            call.shape(SizeParser.shape(cursor, vocabulary));
        } else if (SizeParser.starts(kind) && call.accepts(Setting.SIZES)) {
            call.size(SizeParser.size(cursor, vocabulary));
        } else if ((kind == Kind.NUMBER || kind == Kind.MINUS) && call.accepts(Setting.NUMBERS)) {
            call.number(fraction());
        } else {
            throw cursor.expected(call.acceptable());
        }
    }
}
