package org.leibniz.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Reorders axes: axis i of the result is axis {@code axes[i]} of the operand. */
public record Transpose(List<Integer> axes) implements Op {
    static Expr transpose(Expr x) {
        int rank = x.shape().rank();
        if (rank < 2) throw ShapeException.rank("transpose", "2 or more", x.described());
        return transpose(x, IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
    }

    static Expr transpose(Expr x, int... axes) {
        int rank = x.shape().rank();
        int[] counted =
                Arrays.stream(axes).map(axis -> axis < 0 ? axis + rank : axis).toArray();
        if (!Arrays.equals(
                Arrays.stream(counted).sorted().toArray(),
                IntStream.range(0, rank).toArray())) {
            throw new ShapeException(
                    "transpose: " + Arrays.toString(axes) + " is no order of the axes of " + x.described());
        }
        return new Apply(new Transpose(Arrays.stream(counted).boxed().toList()), List.of(x));
    }

    /** Exchanges the last two axes. */
    static Expr lastTwo(Expr x) {
        int rank = x.shape().rank();
        int[] axes = IntStream.range(0, rank).toArray();
        axes[rank - 2] = rank - 1;
        axes[rank - 1] = rank - 2;
        return transpose(x, axes);
    }

    private int[] order() {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String name() {
        return "transpose";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return in.get(0).shape().permute(order());
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(
                transpose(dy, IntStream.range(0, axes.size()).map(axes::indexOf).toArray()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        if (axes.equals(List.of(1, 0))) return notation.transpose(in.get(0));
        List<Text> arguments = new ArrayList<>(in);
        axes.forEach(axis -> arguments.add(notation.literal(axis.toString())));
        return notation.call("transpose", arguments.toArray(Text[]::new));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Permute(axes);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor result = Tensor.zeros(sizes);
        int[] strides = Tensor.strides(sizes);
        int[] fromStrides = Tensor.strides(in.get(0).sizes());
        for (int at = 0; at < result.values().length; at++) {
            int source = 0;
            for (int axis = 0; axis < sizes.length; axis++) {
                source += at / strides[axis] % sizes[axis] * fromStrides[axes.get(axis)];
            }
            result.values()[at] = in.get(0).values()[source];
        }
        return result;
    }
}
