package org.leibniz.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Op;
import org.leibniz.op.Identity;
import org.leibniz.op.Ops;
import org.leibniz.op.Reshape;
import org.leibniz.op.SizeOf;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * The sizes of {@code I} and {@code vector(c)}, which follow from what these are combined with. Until then such a size is
 * a name that says where in the formula it arose; sizes that are meant to be equal are made equal.
 */
final class FreeSizes {
    private static final String PREFIX = "size_of_what_is_at_";

    private FreeSizes() {}

    /**
     * A size that is not known yet, of something written at this offset.
     *
     * @param number tells it from the others of one text
     */
    static Dim at(int offset, int number) {
        return Dim.named(PREFIX + offset + "_" + number);
    }

    static boolean isFree(Dim size) {
        return size.toString().startsWith(PREFIX) && size.names().contains(size.toString());
    }

    private static boolean anyFree(Piece... pieces) {
        for (Piece piece : pieces) for (Dim dim : piece.expr().shape().dims()) if (isFree(dim)) return true;
        return false;
    }

    /** Gives operands of an elementwise operation one shape, as far as sizes are free. */
    static List<Piece> aligned(Piece first, Piece second) {
        Map<String, Dim> sizes = new HashMap<>();
        List<Piece> indexed = Indexing.aligned(List.of(first, second));
        Piece a = indexed.get(0);
        Piece b = indexed.get(1);
        if (!anyFree(a, b)) return indexed;
        int shared = Math.min(a.rank(), b.rank());
        for (int axis = -shared; axis < 0; axis++) {
            settle(a.expr().shape().dim(axis), b.expr().shape().dim(axis), sizes);
        }
        return List.of(sized(a, sizes), sized(b, sizes));
    }

    /** Makes the sizes that a matrix product sums over equal, as far as they are free. */
    static List<Piece> contracted(Piece a, Piece b) {
        Map<String, Dim> sizes = new HashMap<>();
        boolean outer = a.rank() == 1 && b.rank() == 1 && !a.row() && b.row();
        if (outer || a.isScalar() || b.isScalar() || !anyFree(a, b)) return List.of(a, b);
        settle(a.expr().shape().dim(-1), b.expr().shape().dim(0), sizes);
        return List.of(sized(a, sizes), sized(b, sizes));
    }

    private static void settle(Dim first, Dim second, Map<String, Dim> sizes) {
        Dim a = first.substitute(sizes);
        Dim b = second.substitute(sizes);
        if (a.equals(b) || !isFree(a) && !isFree(b)) return;
        Dim free = isFree(a) ? a : b;
        Dim known = isFree(a) ? b : a;
        Map<String, Dim> settled = Map.of(free.toString(), known);
        sizes.replaceAll((name, size) -> size.substitute(settled));
        sizes.put(free.toString(), known);
    }

    private static Piece sized(Piece piece, Map<String, Dim> sizes) {
        return sizes.isEmpty()
                ? piece
                : new Piece(sized(piece.expr(), sizes), piece.row(), piece.literal(), piece.letters());
    }

    private static Expr sized(Expr e, Map<String, Dim> sizes) {
        Graph graph = Graph.of(e);
        Expr[] results = new Expr[graph.size()];
        for (int id = 0; id < results.length; id++) {
            Expr node = graph.node(id);
            results[id] = node;
            if (!(node instanceof Apply apply)) continue;
            List<Expr> operands =
                    IntStream.of(graph.args(id)).mapToObj(i -> results[i]).toList();
            Expr rebuilt = apply.op() instanceof SizeOf size
                    ? Ops.size(size.size().substitute(sizes))
                    : new Apply(sized(apply.op(), sizes), operands);
            boolean changed = rebuilt instanceof Apply made && !made.op().equals(apply.op())
                    || !(rebuilt instanceof Apply)
                    || !operands.equals(apply.args());
            if (!changed) continue;
            for (String name : node.names()) rebuilt.named(name);
            results[id] = rebuilt;
        }
        return results[graph.roots().get(0)];
    }

    private static Op sized(Op op, Map<String, Dim> sizes) {
        if (op instanceof BroadcastTo broadcast) {
            return new BroadcastTo(broadcast.to().substitute(sizes), broadcast.axes());
        }
        if (op instanceof Identity identity) return new Identity(identity.of().substitute(sizes));
        return op instanceof Reshape reshape ? new Reshape(reshape.to().substitute(sizes)) : op;
    }

    /** @throws FormulaException if some size has remained free */
    static void check(Expr formula, Tokens tokens) {
        for (Expr node : Graph.of(formula).nodes()) {
            List<Shape> shapes = node instanceof Apply apply ? apply.shapes() : List.of(node.shape());
            Optional<String> free = shapes.stream()
                    .flatMap(shape -> shape.names().stream())
                    .filter(name -> name.startsWith(PREFIX))
                    .findFirst();
            if (free.isEmpty()) continue;
            int offset = Integer.parseInt(
                    free.get().substring(PREFIX.length(), free.get().lastIndexOf('_')));
            tokens.build(offset, () -> {
                throw new ShapeException("the size does not follow from what this is combined with: write "
                        + "vector(c, 3) or eye(3) for a size of 3");
            });
        }
    }
}
