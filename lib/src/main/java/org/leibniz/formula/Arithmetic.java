package org.leibniz.formula;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.formula.Token.Kind;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;
import org.leibniz.shape.ShapeException;

/** What the signs of a formula mean, products apart. */
final class Arithmetic {
    private Arithmetic() {}

    static Piece add(Kind sign, Piece left, Piece right) {
        List<Piece> aligned = FreeSizes.aligned(left, right);
        Piece a = aligned.get(0);
        Piece b = aligned.get(1);
        Expr sum = sign == Kind.PLUS ? a.expr().plus(b.expr()) : a.expr().minus(b.expr());
        return Piece.elementwise(sum, a, b);
    }

    /** A sign before a number makes a negative number, before anything else it is an operation. */
    static Piece negate(Piece a) {
        if (!a.literal()) return Piece.elementwise(a.expr().unaryMinus(), a);
        Constant number = (Constant) a.expr();
        return Piece.of(number.exact()
                .map(exact -> Constant.of(exact.negate()))
                .orElseGet(() -> Constant.of((Number) (-number.value()))));
    }

    static Piece compare(Kind sign, Piece first, Piece second) {
        List<Piece> aligned = FreeSizes.aligned(first, second);
        Piece a = aligned.get(0);
        Piece b = aligned.get(1);
        Expr left = a.expr();
        Expr right = b.expr();
        Expr relation = switch (sign) {
            case LESS -> Ops.less(left, right);
            case LESS_EQUAL -> Ops.lessEqual(left, right);
            case GREATER -> Ops.greater(left, right);
            case GREATER_EQUAL -> Ops.greaterEqual(left, right);
            case EQUAL -> Ops.equal(left, right);
            case NOT_EQUAL -> Ops.notEqual(left, right);
            default -> throw new IllegalStateException(sign + " is no comparison");
        };
        return Piece.elementwise(relation, a, b);
    }

    static Piece power(Kind sign, Piece first, Piece second) {
        List<Piece> aligned = Indexing.aligned(List.of(first, second));
        Piece base = aligned.get(0);
        Piece exponent = aligned.get(1);
        boolean matrix = sign == Kind.POWER && base.rank() == 2 && exponent.expr() instanceof Constant;
        if (matrix) return MatrixPower.of(base, ((Constant) exponent.expr()).exact());
        Piece tensor = base.isScalar() ? exponent : base;
        if (sign == Kind.POWER && !tensor.isScalar()) {
            throw new ShapeException("^ is for numbers and square matrices, not for " + tensor.described()
                    + ": write .^ for the power of every element");
        }
        return Piece.elementwise(base.expr().pow(exponent.expr()), base, exponent);
    }

    /** A raised number, which is how the power of every element is written too. */
    static Piece raise(Piece base, Rational exponent) {
        return Piece.elementwise(base.expr().pow(Constant.of(exponent)), base);
    }

    static Piece transpose(Piece a) {
        return switch (a.rank()) {
            case 0 -> a.enclosed();
            case 1 -> new Piece(a.expr(), !a.row(), false, a.letters());
            default -> {
                if (!a.letters().isEmpty())
                    throw new ShapeException(a.described() + " has indices, it cannot be transposed");
                yield Piece.of(a.expr().t());
            }
        };
    }

    static Piece abs(Piece a) {
        return Piece.elementwise(Ops.abs(a.expr()), a);
    }

    static Piece root(Piece a) {
        return Piece.elementwise(Ops.sqrt(a.expr()), a);
    }

    static Piece sum(Piece a, List<Integer> axes) {
        if (!a.letters().isEmpty()) throw new ShapeException("the sum over " + a.described() + " needs an index, Σⱼ");
        return Piece.of(a.expr().sum(axes.stream().mapToInt(Integer::intValue).toArray()));
    }
}
