package org.leibniz.plan;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;

/** How the elements of a value come to be; views are no computations, they are layouts of what they read. */
sealed interface Computation {
    /** The user gives them. */
    record Given(Symbol symbol) implements Computation {}

    /** They are known as soon as the sizes are. */
    record Known(Contents contents) implements Computation {}

    /** A function at every position of a space; the result is contiguous in the order of that space. */
    record Elementwise(Lowering.Pointwise function, List<Operand> operands, int[] space) implements Computation {}

    /** A value combined over the axes along which {@code strides}, the distances in the result, are 0. */
    record Reduction(Lowering.Combine combine, Operand.View operand, int[] strides) implements Computation {}

    /** A product of matrices. */
    record Product(Operand.View left, Operand.View right, ProductShape shape) implements Computation {}

    /** Values combined that a window over the operand reaches. */
    record Window(Operand.View operand, WindowShape shape) implements Computation {}

    /** A routine that an op brings along. */
    record Routine(Apply node, List<Operand> operands) implements Computation {}

    /** One of the results of a routine. */
    record RoutineResult(int routine, int output) implements Computation {}
}
