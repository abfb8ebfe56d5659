package org.leibniz.expr;

import java.util.List;
import java.util.Optional;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/**
 * An operation, declared once: its shape rule, derivative, print, lowering and reference loops. Ops with parameters are
 * records and ops without are single instances, because nodes with equal ops and operands are one node of a graph.
 */
public interface Op {
    /** The name in messages and in typed formulas. */
    String name();

    /**
     * The shape of the result.
     *
     * @throws org.leibniz.shape.ShapeException if the operands do not fit, naming them by {@link Expr#described()}
     */
    Shape shape(List<Expr> in);

    /** The shapes of all results; an op with several overrides this instead of {@link #shape}. */
    default List<Shape> shapes(List<Expr> in) {
        return List.of(shape(in));
    }

    /**
     * What {@code dy}, the derivative of a scalar by the result, contributes to the derivative by each operand; null
     * where the result does not depend on an operand differentiably. Written in terms of {@code y} where that is shorter.
     *
     * @throws NotDifferentiableException if there is no derivative
     */
    List<Expr> pullback(Apply y, Expr dy);

    /** As {@link #pullback(Apply, Expr)} for an op with several results; null for a result that nothing depends on. */
    default List<Expr> pullback(Apply y, List<Expr> dy) {
        return pullback(y, dy.get(0));
    }

    /** Writes the node, given its already written operands. */
    Text print(Apply y, List<Text> in, Notation notation);

    Lowering lower(Apply y);

    /** Plain loops over doubles, sharing no code with the compiler that they are the oracle of. */
    Tensor reference(List<Tensor> in, int[] sizes);

    /** As {@link #reference(List, int[])} for an op with several results. */
    default List<Tensor> reference(List<Tensor> in, List<int[]> sizes) {
        return List.of(reference(in, sizes.get(0)));
    }

    /** The convention taken where the op has no derivative, such as {@code relu′(0) = 0}. */
    default Optional<String> kink(Apply y, Notation notation) {
        return Optional.empty();
    }
}
