package org.leibniz.diff;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * How a vector depends on another one linearly, v = Mᵀ·s, kept as the sum that one writes by hand: multiples of the
 * identity, diagonal matrices, products with them, and outer products.
 */
final class LinearMap {
    /** {@code left·diag(scale)}, either of which may be missing; the scale may be a scalar. */
    private record Scaled(@Nullable Expr left, @Nullable Expr scale) {}

    /** {@code row·columnᵀ}. */
    private record Outer(Expr row, Expr column) {}

    private final Dim rows;
    private final Dim columns;
    private final List<Scaled> scaled;
    private final List<Outer> outer;

    /**
     * @param rows the size of s
     * @param columns the size of v
     */
    private LinearMap(Dim rows, Dim columns, List<Scaled> scaled, List<Outer> outer) {
        this.rows = rows;
        this.columns = columns;
        this.scaled = scaled;
        this.outer = outer;
    }

    static LinearMap identity(Dim size) {
        return new LinearMap(size, size, List.of(new Scaled(null, null)), List.of());
    }

    /** The map of a scalar repeated, given what that takes from each element of s. */
    static LinearMap repeated(Expr row, Dim columns) {
        return new LinearMap(row.shape().dim(0), columns, List.of(), List.of(new Outer(row, Ops.ones(columns))));
    }

    /** The sum of two maps; parts with the same matrix merge. */
    LinearMap plus(LinearMap other) {
        List<Scaled> joined = new ArrayList<>(scaled);
        for (Scaled term : other.scaled) {
            int same = 0;
            while (same < joined.size() && joined.get(same).left() != term.left()) same++;
            if (same == joined.size()) joined.add(term);
            else joined.set(same, new Scaled(term.left(), sum(joined.get(same).scale(), term.scale())));
        }
        Map<Expr, Outer> byRow = new IdentityHashMap<>();
        List<Expr> order = new ArrayList<>();
        for (List<Outer> terms : List.of(outer, other.outer)) {
            for (Outer term : terms) {
                Outer known = byRow.get(term.row());
                if (known == null) order.add(term.row());
                byRow.put(
                        term.row(),
                        known == null
                                ? term
                                : new Outer(term.row(), known.column().plus(term.column())));
            }
        }
        return new LinearMap(
                rows, columns, joined, order.stream().map(byRow::get).toList());
    }

    private static Expr sum(@Nullable Expr a, @Nullable Expr b) {
        Expr one = Constant.of(1);
        return (a == null ? one : a).plus(b == null ? one : b);
    }

    /** The map to the elements of v times those of a vector, or times a scalar. */
    LinearMap times(Expr factor) {
        Expr source = BroadcastTo.source(factor);
        Expr scale = source.shape().isScalar() ? source : factor;
        return new LinearMap(
                rows,
                columns,
                scaled.stream()
                        .map(term -> new Scaled(
                                term.left(),
                                term.scale() == null ? scale : term.scale().times(scale)))
                        .toList(),
                outer.stream()
                        .map(term -> new Outer(term.row(), term.column().times(scale)))
                        .toList());
    }

    /** The map to A·v, given Aᵀ. */
    LinearMap before(Expr transposed) {
        Dim size = transposed.shape().dim(1);
        List<Scaled> products = new ArrayList<>();
        for (Scaled term : scaled) {
            boolean scalar = term.scale() == null || term.scale().shape().isScalar();
            Expr left = scalar ? term.left() : written(new Scaled(term.left(), term.scale()));
            products.add(new Scaled(left == null ? transposed : left.dot(transposed), scalar ? term.scale() : null));
        }
        return new LinearMap(
                rows,
                size,
                products,
                outer.stream()
                        .map(term -> new Outer(term.row(), term.column().dot(transposed)))
                        .toList());
    }

    /** What the scalar gᵀ·v takes from each element of s. */
    Expr row(Expr g) {
        Optional<Expr> sum = Optional.empty();
        for (Scaled term : scaled) {
            Expr weighted = term.scale() == null ? g : g.times(term.scale());
            sum = Optional.of(
                    plus(sum, term.left() == null ? weighted : term.left().dot(weighted)));
        }
        for (Outer term : outer) {
            sum = Optional.of(plus(sum, term.row().times(term.column().dot(g))));
        }
        return sum.orElseGet(() -> Ops.zeros(Shape.of(rows)));
    }

    private static Expr plus(Optional<Expr> sum, Expr term) {
        return sum.map(known -> known.plus(term)).orElse(term);
    }

    /** The matrix M, element (i, j) being ∂vⱼ/∂sᵢ. */
    Expr matrix() {
        Optional<Expr> sum = Optional.empty();
        for (Scaled term : scaled) sum = Optional.of(plus(sum, written(term)));
        for (Outer term : outer) sum = Optional.of(plus(sum, term.row().outer(term.column())));
        return sum.orElseGet(() -> Ops.zeros(Shape.of(rows, columns)));
    }

    private Expr written(Scaled term) {
        Expr left = term.left();
        Expr scale = term.scale();
        if (scale == null) return left == null ? Ops.eye(rows) : left;
        if (scale.shape().isScalar()) return scale.times(left == null ? Ops.eye(rows) : left);
        return left == null ? Ops.diag(scale) : left.dot(Ops.diag(scale));
    }
}
