package org.leibniz.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Every value so many times in a row along each of the last axes, [m,i,j] → [m,f·i,g·j]. */
public record Upsample(List<Integer> factors) implements Composite {
    public Upsample {
        factors = List.copyOf(factors);
        for (int factor : factors) {
            if (factor < 1) throw new IllegalArgumentException("upsample: needs factors of at least 1, got " + factor);
        }
    }

    static Expr upsample(Expr x, int... factors) {
        return new Apply(new Upsample(IntStream.of(factors).boxed().toList()), List.of(x));
    }

    @Override
    public String name() {
        return "upsample";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape from = in.get(0).shape();
        if (factors.isEmpty() || from.rank() < factors.size()) {
            throw ShapeException.rank(
                    name(), Math.max(1, factors.size()) + " or more", in.get(0).described());
        }
        List<Dim> sizes = new ArrayList<>(from.dims());
        for (int i = 0; i < factors.size(); i++) {
            int axis = from.rank() - factors.size() + i;
            sizes.set(axis, sizes.get(axis).times(factors.get(i)));
        }
        return Shape.of(sizes);
    }

    /** The result with an axis of its own for the copies, behind each that they are made along. */
    private Shape apart(Shape from) {
        List<Dim> sizes = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            sizes.add(from.dim(axis));
            int own = axis - from.rank() + factors.size();
            if (own >= 0) sizes.add(Dim.of(factors.get(own)));
        }
        return Shape.of(sizes);
    }

    private IntStream copies(Shape from) {
        return IntStream.range(0, factors.size()).map(i -> from.rank() - factors.size() + 2 * i + 1);
    }

    @Override
    public Expr definition(Apply y) {
        Expr x = y.arg(0);
        Shape apart = apart(x.shape());
        List<Integer> copies = copies(x.shape()).boxed().toList();
        List<Integer> kept = IntStream.range(0, apart.rank())
                .filter(axis -> !copies.contains(axis))
                .boxed()
                .toList();
        return Reshape.reshape(BroadcastTo.broadcastTo(x, apart, kept), y.shape());
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Shape from = y.arg(0).shape();
        return List.of(Reshape.reshape(dy, apart(from)).sum(copies(from).toArray()));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        List<Text> arguments = new ArrayList<>(in);
        factors.forEach(factor -> arguments.add(notation.literal(factor.toString())));
        return notation.call(name(), arguments.toArray(Text[]::new));
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor from = in.get(0);
        Tensor result = Tensor.zeros(sizes);
        int[] strides = Tensor.strides(sizes);
        int[] fromStrides = Tensor.strides(from.sizes());
        for (int at = 0; at < result.values().length; at++) {
            int source = 0;
            for (int axis = 0; axis < sizes.length; axis++) {
                int own = axis - sizes.length + factors.size();
                int index = at / strides[axis] % sizes[axis] / (own < 0 ? 1 : factors.get(own));
                source += index * fromStrides[axis];
            }
            result.values()[at] = from.values()[source];
        }
        return result;
    }
}
