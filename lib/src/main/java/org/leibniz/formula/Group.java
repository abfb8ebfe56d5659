package org.leibniz.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.formula.Token.Kind;
import org.leibniz.shape.Shape;

/**
 * One level of parentheses while it is read: everything that waits for its right operand, the loosest first:
 * comparison, sum, sign, product, power. Groups are linked outwards, so their depth is no depth of calls.
 */
final class Group {
    /** What the group is closed by. */
    enum Bounds {
        WHOLE,
        PARENTHESES,
        BARS,
        /** An argument of a call. */
        ARGUMENT,
        /** What a function without parentheses is applied to. */
        APPLIED
    }

    /**
     * A sign before the operand that is awaited; for a power also its base, for a sum its axes.
     *
     * @param outer the sign before this one, or null
     */
    private record Waiting(Kind sign, Piece base, List<Integer> axes, int offset, Waiting outer) {}

    /** A sum over indices, which reaches to the end of its term, and what stands before it. */
    private record IndexSum(
            List<String> letters, Chain chain, Kind factorSign, int factorOffset, Waiting waiting, int offset) {}

    private final Tokens tokens;
    private final Group outer;
    private final Bounds bounds;
    private final int start;
    private final Call call;

    private Waiting waiting;
    private Piece operand;
    private Chain chain;
    private Kind factorSign;
    private int factorOffset;
    private int minuses;
    private final Deque<IndexSum> indexSums = new ArrayDeque<>();
    private Piece sum;
    private Kind sumSign;
    private int sumOffset;
    private Piece compared;
    private Kind relation;
    private int relationOffset;

    Group(Tokens tokens, Group outer, Bounds bounds, int start, Call call) {
        this.tokens = tokens;
        this.outer = outer;
        this.bounds = bounds;
        this.start = start;
        this.call = call;
    }

    Group outer() {
        return outer;
    }

    Bounds bounds() {
        return bounds;
    }

    /** Where the group opens. */
    int start() {
        return start;
    }

    /** The call the group is an argument of, else null. */
    Call call() {
        return call;
    }

    boolean expectsOperand() {
        return operand == null;
    }

    /** Whether the operand is a square matrix, whose powers are products. */
    boolean isSquare() {
        Shape shape = operand.expr().shape();
        return operand.rank() == 2 && shape.dim(-2).equals(shape.dim(-1));
    }

    /** Whether the operand awaited is the first of a term, where a sign holds for the whole term. */
    boolean startsTerm() {
        return operand == null && chain == null && waiting == null;
    }

    // Before an operand ---------------------------------------------------------------------------------------------

    void sign(Kind sign, int offset) {
        if (sign == Kind.PLUS) return;
        if (startsTerm()) minuses++;
        else await(Kind.MINUS, null, null, offset);
    }

    void root(int offset) {
        await(Kind.ROOT, null, null, offset);
    }

    void sum(List<Integer> axes, int offset) {
        await(Kind.SUM, null, axes, offset);
    }

    void indexSum(List<String> letters, int offset) {
        indexSums.push(new IndexSum(letters, chain, factorSign, factorOffset, waiting, offset));
        chain = null;
        waiting = null;
    }

    private void closeIndexSum() {
        IndexSum sum = indexSums.pop();
        Piece body = chain.value();
        for (String letter : sum.letters()) {
            Piece rest = body;
            body = tokens.build(sum.offset(), () -> Indexing.sum(rest, letter));
        }
        operand = body;
        chain = sum.chain();
        factorSign = sum.factorSign();
        factorOffset = sum.factorOffset();
        waiting = sum.waiting();
        takeFactor();
    }

    void operand(Piece piece) {
        operand = piece;
        while (waiting != null && waiting.sign() == Kind.ROOT) settle();
    }

    // After an operand ----------------------------------------------------------------------------------------------

    void postfix(int offset, UnaryOperator<Piece> sign) {
        operand = tokens.build(offset, () -> sign.apply(operand));
    }

    void power(Kind sign, int offset) {
        await(sign, operand, null, offset);
        operand = null;
    }

    void multiply(Kind sign, int offset) {
        takeFactor();
        factorSign = sign;
        factorOffset = offset;
    }

    void add(Kind sign, int offset) {
        takeTerm();
        sumSign = sign;
        sumOffset = offset;
    }

    void compare(Kind sign, int offset) {
        takeTerm();
        if (relation != null) throw tokens.error(offset, "comparisons do not chain: put one of them in parentheses");
        compared = sum;
        sum = null;
        relation = sign;
        relationOffset = offset;
    }

    /** The value of the whole group. */
    Piece close() {
        takeTerm();
        return relation == null ? sum : tokens.build(relationOffset, () -> Arithmetic.compare(relation, compared, sum));
    }

    // -----------------------------------------------------------------------------------------------------------------

    private void await(Kind sign, Piece base, List<Integer> axes, int offset) {
        waiting = new Waiting(sign, base, axes, offset, waiting);
    }

    private void settle() {
        Waiting sign = waiting;
        waiting = sign.outer();
        operand = tokens.build(sign.offset(), () -> switch (sign.sign()) {
            case ROOT -> Arithmetic.root(operand);
            case SUM -> Arithmetic.sum(operand, sign.axes());
            case MINUS -> Arithmetic.negate(operand);
            default -> Arithmetic.power(sign.sign(), sign.base(), operand);
        });
    }

    private void takeFactor() {
        while (waiting != null) settle();
        Piece factor = operand;
        operand = null;
        if (chain == null) {
            chain = new Chain(factor);
            return;
        }
        tokens.build(factorOffset, () -> {
            chain.take(factorSign, factor);
            return chain;
        });
    }

    private void takeTerm() {
        takeFactor();
        while (!indexSums.isEmpty()) closeIndexSum();
        Piece term = chain.value();
        chain = null;
        for (; minuses > 0; minuses--) term = Arithmetic.negate(term);
        Piece last = term;
        sum = sum == null ? last : tokens.build(sumOffset, () -> Arithmetic.add(sumSign, sum, last));
    }
}
