package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Tensors;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Random numbers as functions of a step. */
final class RandomRows {
    private RandomRows() {}

    private static Functions.Settings settings(String shape) {
        return new Functions.Settings(List.of(Dim.of(7)), Tensors.shape(shape), null, false, List.of());
    }

    private static OpRow counted(OpRow row) {
        return row.choices(0, 0, 1, 2, 3000)
                .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                .shapes("[] -> " + row.formula(List.of(Shape.scalar())).result().shape())
                .bad("[2]", row.name.replace("bernoulli", "uniform") + ": needs a scalar for the step, got a[2]");
    }

    static List<OpRow> rows() {
        return List.of(
                counted(OpRow.unary("uniform", step -> Ops.uniform(step, 7, Shape.of(3))))
                        .called("uniform", settings("[3]"))
                        .at("0", "[0.9545971155166626,0.4069603681564331,0.006075084209442139]")
                        .prints(
                                "uniform(a, 7, [3])", "uniform(a, 7, [3])",
                                "\\operatorname{uniform}(a, 7, [3])", "uniform(a,7,[3])"),
                counted(OpRow.unary("normal", step -> Ops.normal(step, 7, Shape.of(2))))
                        .called("normal", settings("[2]"))
                        .at("0", "[0.0002915674175779079,0.37640351069736633]")
                        .prints(
                                "normal(a, 7, [2])", "normal(a, 7, [2])",
                                "\\operatorname{normal}(a, 7, [2])", "normal(a,7,[2])"),
                counted(OpRow.unary("bernoulli", step -> Ops.bernoulli(Ops.constant(0.5), step, 7, Shape.of(3))))
                        .at("0", "[0,1,1]")
                        .prints(
                                "uniform(a, 7, [3]) < ½", "uniform(a, 7, [3]) < 1/2",
                                "\\operatorname{uniform}(a, 7, [3]) < \\frac{1}{2}", "uniform(a,7,[3])<frac(1,2)"),
                counted(OpRow.unary("permutation", step -> Ops.permutation(step, 7, Dim.of(5))))
                        .called("permutation", settings("[5]"))
                        .at("0", "[2,4,3,1,0]")
                        .prints(
                                "permutation(a, 7, [5])", "permutation(a, 7, [5])",
                                "\\operatorname{permutation}(a, 7, [5])", "permutation(a,7,[5])"));
    }
}
