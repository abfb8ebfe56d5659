package org.leibniz.expr;

import java.util.List;

/**
 * An op that repeats closed expressions along the first axis of sequences, handing values on from step to step.
 *
 * <p>Its operands are what is carried at first, then the sequences, then what is the same in all steps. Its results are
 * what is carried in the end, then the outputs of all steps, then what was carried into each step.
 */
public interface Loop extends Op {
    Body body();

    /** The same op with another body, whose operands and results have the same shapes. */
    Loop with(Body body);

    /**
     * What is done in a step.
     *
     * @param carried stand for what the step before has handed on
     * @param slices stand for the parts of the sequences that belong to the step
     * @param fixed stand for what is the same in all steps
     * @param next what is handed on, in the order and the shapes of {@code carried}
     * @param outputs what is kept of the step
     * @param reversed whether the last step comes first
     */
    record Body(
            List<Symbol> carried,
            List<Symbol> slices,
            List<Symbol> fixed,
            List<Expr> next,
            List<Expr> outputs,
            boolean reversed) {
        public Body {
            carried = List.copyOf(carried);
            slices = List.copyOf(slices);
            fixed = List.copyOf(fixed);
            next = List.copyOf(next);
            outputs = List.copyOf(outputs);
        }

        /** The place in the sequences of the step that comes {@code turn}-th, both counted from 0. */
        public int step(int turn, int steps) {
            return reversed ? steps - 1 - turn : turn;
        }
    }
}
