package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Contracts the last axis of the left operand with the first axis of the right one. */
public final class Dot extends Contraction {
    public static final Dot OP = new Dot();

    private Dot() {}

    static Expr dot(Expr a, Expr b) {
        return new Apply(OP, List.of(a, b));
    }

    @Override
    public String name() {
        return "dot";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return shape(name(), in.get(0), in.get(1));
    }

    static Shape shape(String operation, Expr a, Expr b) {
        for (Expr operand : List.of(a, b)) {
            if (operand.shape().isScalar()) throw ShapeException.rank(operation, "1 or more", operand.described());
        }
        Dim left = a.shape().dim(-1);
        Dim right = b.shape().dim(0);
        if (!left.equals(right)) {
            throw ShapeException.innerSizes(operation, a.described(), b.described(), left, right);
        }
        return a.shape()
                .take(0, a.shape().rank() - 1)
                .concat(b.shape().take(1, b.shape().rank()));
    }

    @Override
    Contract contract(int leftRank, int rightRank) {
        String left = letters('a', leftRank - 1);
        String right = letters((char) ('a' + leftRank), rightRank - 1);
        String summed = letters((char) ('a' + leftRank - 1), 1);
        return new Contract(left + summed, summed + right, left + right);
    }

    // The general rule serves any rank; matrices and vectors get the forms one writes by hand.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr a = y.arg(0);
        Expr b = y.arg(1);
        int leftRank = a.shape().rank();
        int rightRank = b.shape().rank();
        if (leftRank > 2 || rightRank > 2) return super.pullback(y, dy);
        if (leftRank == 1 && rightRank == 1) return List.of(dy.times(b), dy.times(a));
        if (leftRank == 1) return List.of(dot(b, dy), Outer.outer(a, dy));
        if (rightRank == 1) return List.of(Outer.outer(dy, b), dot(a.t(), dy));
        return List.of(dot(dy, b.t()), dot(a.t(), dy));
    }

    // A name of rank 1 is a column, so as a left operand it is transposed.
    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        int leftRank = y.arg(0).shape().rank();
        int rightRank = y.arg(1).shape().rank();
        Text left = leftRank == 1 && !in.get(0).row() ? notation.transpose(in.get(0)) : in.get(0);
        Text right = rightRank == 1 && in.get(1).row() ? notation.transpose(in.get(1)) : in.get(1);
        return notation.dot(left, right).asRow(leftRank == 1 && rightRank == 2);
    }
}
