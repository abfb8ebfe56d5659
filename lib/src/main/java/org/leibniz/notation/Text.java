package org.leibniz.notation;

/**
 * A formula written in one {@link Notation}, with what a writer must know to put it inside another formula.
 *
 * @param string the written formula
 * @param binding how strongly its outermost operator binds, one of the constants below
 * @param kind what the outermost piece is
 * @param row whether a rank-1 value is written as a row; names stand for columns
 * @param tokens number of names, numbers and signs in it
 */
public record Text(String string, int binding, Kind kind, boolean row, int tokens) {
    public static final int COMPARISON = 5;
    public static final int SUM = 10;
    public static final int NEGATION = 15;
    public static final int INDEX_SUM = 16;
    public static final int HADAMARD = 20;
    public static final int PRODUCT = 21;
    public static final int PREFIX = 30;
    public static final int POWER = 40;
    public static final int POSTFIX = 45;
    public static final int ATOM = 50;

    /** What the outermost piece of a formula is, as far as its neighbours need to know. */
    public enum Kind {
        NUMBER,
        NAME,
        BIG_OPERATOR,
        /** A sum whose summand has no parentheses, {@code Σ u}. */
        OPEN_SUM,
        MATRIX_PRODUCT,
        /** A multiple; of a matrix product it is written without parentheses, {@code 2A·x}. */
        SCALED,
        /** A quotient by a scalar, {@code 1/n}. */
        QUOTIENT,
        OTHER
    }

    public Text asRow(boolean isRow) {
        return new Text(string, binding, kind, isRow, tokens);
    }

    @Override
    public String toString() {
        return string;
    }
}
