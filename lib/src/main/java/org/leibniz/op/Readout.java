package org.leibniz.op;

import java.util.List;
import java.util.Locale;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** What one word says of a matrix, as one op; results are written with it. */
public enum Readout implements Op {
    /** The elements whose row is their column. */
    DIAG {
        @Override
        Shape result(Shape matrix) {
            return Shape.of(matrix.dim(0));
        }

        @Override
        Expr back(Shape matrix, Expr dy) {
            return Ops.diag(dy);
        }

        @Override
        void read(Tensor matrix, double[] to) {
            for (int i = 0; i < to.length; i++) to[i] = matrix.get(i, i);
        }
    },
    /** The sum of the diagonal. */
    TR {
        @Override
        Shape result(Shape matrix) {
            return Shape.scalar();
        }

        @Override
        Expr back(Shape matrix, Expr dy) {
            return dy.times(Ops.eye(matrix.dim(0)));
        }

        @Override
        void read(Tensor matrix, double[] to) {
            for (int i = 0; i < matrix.sizes()[0]; i++) to[0] += matrix.get(i, i);
        }
    },
    /** The columns one below the other. */
    VEC {
        @Override
        Shape result(Shape matrix) {
            return Shape.of(List.of(matrix.size()));
        }

        @Override
        Expr back(Shape matrix, Expr dy) {
            return Ops.reshape(dy, Shape.of(matrix.dim(1), matrix.dim(0))).t();
        }

        @Override
        void read(Tensor matrix, double[] to) {
            int rows = matrix.sizes()[0];
            for (int i = 0; i < to.length; i++) to[i] = matrix.get(i % rows, i / rows);
        }
    };

    abstract Shape result(Shape matrix);

    abstract Expr back(Shape matrix, Expr dy);

    abstract void read(Tensor matrix, double[] to);

    /** The op on a matrix, which is square unless its columns are read. */
    public Expr of(Expr matrix) {
        return new Apply(this, List.of(matrix));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Shape shape(List<Expr> in) {
        Expr matrix = in.get(0);
        if (matrix.shape().rank() != 2) throw ShapeException.rank(word(), 2, matrix.described());
        if (this != VEC) Matrices.needSquare(word(), matrix);
        return result(matrix.shape());
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(back(y.arg(0).shape(), dy));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(word(), in.get(0));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library(word());
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        read(in.get(0), result.values());
        return result;
    }
}
