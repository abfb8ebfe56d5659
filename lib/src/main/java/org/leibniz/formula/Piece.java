package org.leibniz.formula;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;

/**
 * A part of a formula that has been read.
 *
 * @param expr what it stands for
 * @param row whether a rank-1 value is written as a row; a name is a column. This is a matter of writing only, no node
 *     tells the two apart
 * @param literal whether it is a number and nothing else, so that a sign before it belongs to the number
 * @param letters the indices, each an axis in front of the others; a component of a vector has rank 0
 */
record Piece(Expr expr, boolean row, boolean literal, List<String> letters) {
    Piece(Expr expr, boolean row, boolean literal) {
        this(expr, row, literal, List.of());
    }

    static Piece of(Expr expr) {
        return new Piece(expr, false, false);
    }

    static Piece literal(Constant number) {
        return new Piece(number, false, true);
    }

    /** A name or word; infinity is a number, so a sign before it makes −∞. */
    static Piece value(Expr expr) {
        boolean word = expr instanceof Constant constant && constant.exact().isEmpty();
        return new Piece(expr, false, word && Double.isInfinite(((Constant) expr).value()));
    }

    /** The piece in parentheses. */
    Piece enclosed() {
        return new Piece(expr, row, false, letters);
    }

    /** The number of axes that are no indices. */
    int rank() {
        return expr.shape().rank() - letters.size();
    }

    boolean isScalar() {
        return rank() == 0;
    }

    String described() {
        return expr.described() + (row ? "'" : "");
    }

    /** What an elementwise op makes of some pieces with the same indices: a row if all of them that could be columns are rows. */
    static Piece elementwise(Expr result, Piece... operands) {
        boolean rows = false;
        boolean columns = false;
        for (Piece operand : operands) {
            if (operand.rank() != 1) continue;
            rows |= operand.row();
            columns |= !operand.row();
        }
        List<String> letters = operands[0].letters();
        boolean row = rows && !columns && result.shape().rank() - letters.size() == 1;
        return new Piece(result, row, false, letters);
    }
}
