package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** What stands at a place of the first axis, {@code x[3]}; the other axes are left. The place counts from 0 here. */
public record At(Dim place) implements Composite {
    static Expr at(Expr x, Dim place) {
        return new Apply(new At(place), List.of(x));
    }

    @Override
    public String name() {
        return "at";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape shape = in.get(0).shape();
        if (shape.isScalar()) throw new ShapeException(in.get(0).described() + " has no components");
        Dim rest = shape.dim(0).minus(place).minus(1);
        Places.check("component", place, rest);
        if (Places.isNegative(place) || Places.isNegative(rest))
            throw new ShapeException("there is no component " + place.plus(1) + " of "
                    + in.get(0).described());
        return shape.take(1, shape.rank());
    }

    @Override
    public Expr definition(Apply y) {
        return Slice.slice(y.arg(0), 0, place, place.plus(1)).sum(0);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Shape shape = y.arg(0).shape();
        Expr part = Reduction.spread(dy, Places.resized(shape, 0, Dim.of(1)), List.of(0));
        return List.of(Pad.around(part, 0, place, shape.dim(0).minus(place).minus(1)));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        // An index that is a letter would be read as one that runs.
        if (!place.isFixed()) {
            Text part = Places.call(notation, "slice", in.get(0), 0, place, place.plus(1));
            return notation.sum(part, List.of(0));
        }
        return notation.indexed(in.get(0), List.of(place.plus(1).toString()));
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        int[] one = in.get(0).sizes().clone();
        one[0] = 1;
        Dim after = place.isFixed() ? Dim.named("rest") : Dim.of(0);
        double[] part = Places.copy(in.get(0), 0, place, after, one).values();
        return new Tensor(sizes, part);
    }
}
