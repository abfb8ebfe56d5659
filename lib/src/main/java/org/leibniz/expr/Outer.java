package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** All products of an element of the left operand with an element of the right one. */
public final class Outer extends Contraction {
    public static final Outer OP = new Outer();

    private Outer() {}

    static Expr outer(Expr a, Expr b) {
        return new Apply(OP, List.of(a, b));
    }

    @Override
    public String name() {
        return "outer";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return in.get(0).shape().concat(in.get(1).shape());
    }

    @Override
    Contract contract(int leftRank, int rightRank) {
        String left = letters('a', leftRank);
        String right = letters((char) ('a' + leftRank), rightRank);
        return new Contract(left, right, left + right);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr a = y.arg(0);
        Expr b = y.arg(1);
        if (a.shape().rank() != 1 || b.shape().rank() != 1) return super.pullback(y, dy);
        return List.of(Dot.dot(dy, b), Dot.dot(dy.t(), a));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        if (y.arg(0).shape().rank() != 1 || y.arg(1).shape().rank() != 1) {
            return notation.call("outer", in.get(0), in.get(1));
        }
        Text column = in.get(0).row() ? notation.transpose(in.get(0)) : in.get(0);
        Text row = in.get(1).row() ? in.get(1) : notation.transpose(in.get(1));
        return notation.dot(column, row);
    }
}
