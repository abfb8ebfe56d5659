package org.leibniz.expr;

import java.util.List;
import java.util.Optional;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Broadcast;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Matrix products side by side, {@code [b,m,k] · [b,k,n] → [b,m,n]}; a single one is a {@link Dot}. */
public final class MatMul extends Contraction {
    public static final MatMul OP = new MatMul();

    private MatMul() {}

    static Expr matmul(Expr a, Expr b) {
        int leftRank = a.shape().rank();
        int rightRank = b.shape().rank();
        for (Expr operand : List.of(a, b)) {
            if (operand.shape().rank() < 2) throw ShapeException.rank("matmul", "2 or more", operand.described());
        }
        if (!a.shape().dim(-1).equals(b.shape().dim(-2))) {
            throw ShapeException.innerSizes(
                    "matmul",
                    a.described(),
                    b.described(),
                    a.shape().dim(-1),
                    b.shape().dim(-2));
        }
        if (leftRank == 2 && rightRank == 2) return Dot.dot(a, b);
        Shape leftBatch = a.shape().take(0, leftRank - 2);
        Shape rightBatch = b.shape().take(0, rightRank - 2);
        Optional<String> obstacle = Broadcast.obstacle(leftBatch, rightBatch);
        if (obstacle.isPresent())
            throw ShapeException.broadcast("matmul", a.described(), b.described(), obstacle.get());
        Shape batch = Shape.broadcast(leftBatch, rightBatch);
        return new Apply(
                OP,
                List.of(
                        a.broadcastTo(batch.concat(a.shape().take(leftRank - 2, leftRank))),
                        b.broadcastTo(batch.concat(b.shape().take(rightRank - 2, rightRank)))));
    }

    @Override
    public String name() {
        return "matmul";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape left = in.get(0).shape();
        Shape right = in.get(1).shape();
        return left.take(0, left.rank() - 1).append(right.dim(-1));
    }

    @Override
    Contract contract(int leftRank, int rightRank) {
        String batch = letters('d', leftRank - 2);
        return new Contract(batch + "ab", batch + "bc", batch + "ac");
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(matmul(dy, Transpose.lastTwo(y.arg(1))), matmul(Transpose.lastTwo(y.arg(0)), dy));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("matmul", in.get(0), in.get(1));
    }
}
