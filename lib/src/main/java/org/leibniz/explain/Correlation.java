package org.leibniz.explain;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Dim;

/**
 * Recognises sums in which one array slides along another, here {@code a} along {@code b}: {@code Σₙ aₙ b[n+k]} is the
 * cross-correlation of a with b, {@code Σₙ bₙ a[n−k]} the same, and {@code Σₙ bₙ a[k−n]} the convolution of a with b.
 *
 * @param of the array whose indices the sum moves
 */
record Correlation(Symbol of, Kind kind) {
    enum Kind {
        /** Of the other array with this one. */
        CORRELATED,
        /** Of this array with the other one. */
        CORRELATING,
        CONVOLUTION
    }

    /**
     * The array along which the derivative by a step slides where a factor is multiplied by it and summed up; none if the
     * factor is no single component whose indices move both with what is summed over and with what is differentiated by.
     */
    static Optional<Correlation> of(Factor factor, Components components) {
        Set<Correlation> found = new LinkedHashSet<>();
        for (Expr node : Graph.of(factor.derivative()).nodes()) {
            Components.Component component = components.component(node);
            boolean condition =
                    node instanceof Apply apply && (apply.op() instanceof Multiply || apply.op() instanceof Kronecker);
            if (component == null && !condition) return Optional.empty();
            if (component == null) continue;
            for (Dim index : component.indices()) {
                for (Factor.Index summed : factor.summed()) {
                    for (Dim target : factor.byAt()) {
                        long along = step(index, summed.letter());
                        long shift = step(index, target.toString());
                        if (along != 0 && shift != 0) found.add(new Correlation(component.of(), kind(along, shift)));
                    }
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static Kind kind(long along, long shift) {
        if (along < 0) return Kind.CONVOLUTION;
        return shift > 0 ? Kind.CORRELATED : Kind.CORRELATING;
    }

    /** How far an index moves with a letter; 0 if it does not, or not evenly. */
    private static long step(Dim index, String letter) {
        if (!index.names().contains(letter)) return 0;
        Dim first = at(index, letter, 1).minus(at(index, letter, 0));
        Dim next = at(index, letter, 2).minus(at(index, letter, 1));
        return first.isFixed() && first.equals(next) ? first.value() : 0;
    }

    private static Dim at(Dim index, String letter, long value) {
        return index.substitute(Map.of(letter, Dim.of(value)));
    }
}
