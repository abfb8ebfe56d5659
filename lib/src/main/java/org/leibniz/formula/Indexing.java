package org.leibniz.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.op.Arrangements;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * Formulas of single components, {@code w₂ⱼ zⱼ}. Every index is an axis of its own, in front of the others; pieces that
 * meet get the indices of both.
 */
final class Indexing {
    private Indexing() {}

    /**
     * The components of a value at some indices.
     *
     * @param indices letters, or places counted from 1, one an axis; places alone may leave axes behind them
     */
    static Piece of(Expr value, List<String> indices) {
        boolean places = indices.stream().allMatch(index -> Character.isDigit(index.charAt(0)));
        if (value.shape().rank() != indices.size()
                && !(places && indices.size() < value.shape().rank())) {
            String given = indices.size() == 1 ? "1 index" : indices.size() + " indices";
            throw new ShapeException(value.described() + " has " + value.shape().rank() + " axes, not " + given);
        }
        Expr components = value;
        List<String> letters = new ArrayList<>();
        for (String index : indices) {
            int axis = letters.size();
            if (Character.isDigit(index.charAt(0))) {
                components = at(components, axis, Long.parseLong(index));
            } else if (letters.contains(index)) {
                components = diagonal(components, letters.indexOf(index), axis);
            } else {
                letters.add(index);
            }
        }
        return new Piece(components, false, false, List.copyOf(letters));
    }

    private static Expr at(Expr x, int axis, long place) {
        if (axis == 0) return Arrangements.at(x, Dim.of(place - 1));
        Dim size = x.shape().dim(axis);
        boolean inside = place >= 1 && (!size.isFixed() || place <= size.value());
        if (!inside) throw new ShapeException("there is no component " + place + " of " + x.described());
        return Arrangements.slice(x, axis, Dim.of(place - 1), Dim.of(place)).sum(axis);
    }

    private static Expr diagonal(Expr x, int first, int second) {
        Dim size = x.shape().dim(first);
        if (!size.equals(x.shape().dim(second))) {
            throw new ShapeException("one index for axes of different size in " + x.described());
        }
        Expr same = BroadcastTo.broadcastTo(Ops.eye(size), x.shape(), List.of(first, second));
        return x.times(same).sum(second);
    }

    /** The same pieces, each with all indices that any of them has. */
    static List<Piece> aligned(List<Piece> pieces) {
        Map<String, Dim> joint = new LinkedHashMap<>();
        boolean differ = false;
        Piece widest = pieces.get(0);
        for (Piece piece : pieces) {
            differ |= !piece.letters().equals(pieces.get(0).letters());
            if (piece.rank() > widest.rank()) widest = piece;
            for (int axis = 0; axis < piece.letters().size(); axis++) {
                String letter = piece.letters().get(axis);
                Dim size = piece.expr().shape().dim(axis);
                Dim other = joint.putIfAbsent(letter, size);
                if (other != null && !other.equals(size)) {
                    throw new ShapeException("the index " + letter + " runs to " + other + " and to " + size + " in "
                            + piece.described());
                }
            }
        }
        if (joint.isEmpty()) return pieces;
        for (Piece piece : pieces) differ |= piece.rank() != widest.rank();
        if (!differ) return pieces;
        List<Piece> aligned = new ArrayList<>();
        for (Piece piece : pieces) aligned.add(with(piece, joint, widest));
        return aligned;
    }

    private static Piece with(Piece piece, Map<String, Dim> joint, Piece widest) {
        List<String> letters = List.copyOf(joint.keySet());
        List<Dim> dims = new ArrayList<>(joint.values());
        List<String> inOrder =
                letters.stream().filter(piece.letters()::contains).toList();
        Expr ordered = ordered(piece, inOrder);
        List<Integer> axes = new ArrayList<>();
        for (String letter : inOrder) axes.add(letters.indexOf(letter));
        Piece rest = piece.rank() == 0 ? widest : piece;
        if (piece.rank() != 0 && piece.rank() != widest.rank()) {
            throw new ShapeException(piece.described() + " and " + widest.described() + " have other axes");
        }
        Shape whole = rest.expr().shape();
        for (int axis = rest.letters().size(); axis < whole.rank(); axis++) {
            if (piece.rank() > 0) axes.add(dims.size());
            dims.add(whole.dim(axis));
        }
        Expr spread = BroadcastTo.broadcastTo(ordered, Shape.of(dims), axes);
        return new Piece(spread, piece.row(), false, letters);
    }

    /** The expression of a piece with its indices in another order. */
    static Expr ordered(Piece piece, List<String> letters) {
        if (letters.equals(piece.letters())) return piece.expr();
        int rank = piece.expr().shape().rank();
        int[] axes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            axes[axis] = axis < letters.size() ? piece.letters().indexOf(letters.get(axis)) : axis;
        }
        return piece.expr().transpose(axes);
    }

    /** The sum over an index. */
    static Piece sum(Piece piece, String letter) {
        int axis = piece.letters().indexOf(letter);
        if (axis < 0) {
            throw new IllegalArgumentException(
                    "the sum runs over " + letter + ", which " + piece.described() + " has not");
        }
        List<String> left = new ArrayList<>(piece.letters());
        left.remove(axis);
        return new Piece(piece.expr().sum(axis), piece.row(), false, List.copyOf(left));
    }
}
