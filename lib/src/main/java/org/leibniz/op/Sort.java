package org.leibniz.op;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.NamedResults;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * The values along an axis in order, and the places they had before. Equal values keep their order, and what is handed to
 * a value goes to the place that it came from; NaN counts as the largest number.
 */
public record Sort(int axis, boolean descending) implements NamedResults {
    static Apply sort(Expr x, int axis, boolean descending) {
        return new Apply(new Sort(Places.axis("sort", x, axis), descending), List.of(x));
    }

    @Override
    public String name() {
        return resultNames().get(0);
    }

    @Override
    public List<String> resultNames() {
        return descending ? List.of("sortDescending", "argsortDescending") : List.of("sort", "argsort");
    }

    @Override
    public Shape shape(List<Expr> in) {
        throw new IllegalStateException("sort has two results");
    }

    @Override
    public List<Shape> shapes(List<Expr> in) {
        return List.of(in.get(0).shape(), in.get(0).shape());
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        throw new IllegalStateException("sort has two results");
    }

    @Override
    public List<Expr> pullback(Apply y, List<@Nullable Expr> dy) {
        if (dy.get(1) != null) {
            throw new NotDifferentiableException(y.part(1).described()
                    + " holds indices, which do not vary continuously; nothing can be differentiated through it");
        }
        return List.of(scatter(dy.get(0), y.part(1)));
    }

    /** The values at the places that they came from. */
    private Expr scatter(Expr values, Expr places) {
        Shape shape = values.shape();
        int[] toLast = IntStream.range(0, shape.rank())
                .map(i -> i == shape.rank() - 1 ? axis : i == axis ? shape.rank() - 1 : i)
                .toArray();
        boolean last = axis == shape.rank() - 1;
        Expr moved = last ? values : values.transpose(toLast);
        Expr index = Ops.flatten(last ? places : places.transpose(toLast), 0);
        Dim size = shape.dim(axis);
        if (shape.rank() > 1) {
            Dim rows = shape.without(axis).size();
            Expr starts = Ops.iota(rows).times(Ops.size(size));
            index = index.plus(Ops.flatten(Reduction.spread(starts, Shape.of(rows, size), List.of(1)), 0));
        }
        Expr scattered = Ops.scatterAdd(Ops.flatten(moved, 0), index, shape.size());
        Expr shaped = Ops.reshape(scattered, moved.shape());
        return last ? shaped : shaped.transpose(toLast);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return Places.along(notation, name(), y.arg(0), in.get(0), axis);
    }

    @Override
    public Text print(Apply source, int output, List<Text> in, Notation notation) {
        return Places.along(notation, resultNames().get(output), source.arg(0), in.get(0), axis);
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library(name());
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("equal values of " + name() + " keep their order");
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("sort has two results");
    }

    @Override
    public List<Tensor> reference(List<Tensor> in, List<int[]> sizes) {
        Tensor values = Tensor.zeros(sizes.get(0));
        Tensor places = Tensor.zeros(sizes.get(1));
        for (int[] group : in.get(0).groups(List.of(axis))) {
            double[] from = in.get(0).values(group);
            Comparator<Integer> ascending = Comparator.comparingDouble(i -> from[i]);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, from.length).boxed().toList());
            order.sort(descending ? ascending.reversed() : ascending);
            for (int i = 0; i < from.length; i++) {
                values.values()[group[i]] = from[order.get(i)];
                places.values()[group[i]] = order.get(i);
            }
        }
        return List.of(values, places);
    }
}
