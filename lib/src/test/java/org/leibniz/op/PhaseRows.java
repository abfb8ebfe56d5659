package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Symbol;

/** What training and inference compute differently; where nothing is said it is inference. */
final class PhaseRows {
    private PhaseRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.binary("phase", Ops::phase)
                        .called("phase")
                        .at(1, 2, 2)
                        .at("[1,2] [3,4]", "[3,4]")
                        .extreme(1e4, -1e4, -1e4, 0, 1)
                        .shapes("[3] [3]", "[] []", "[n,2] [n,2]", "[n,2] [2] -> [n,2]")
                        .straddling("[k] [k]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .bad("[3] [2]", "phase: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("phase(a, b)", "phase(a, b)", "\\operatorname{phase}(a, b)", "phase(a,b)"),
                OpRow.binary("tracked", (state, next) -> Ops.tracked((Symbol) state, next))
                        .called("tracked")
                        .at(1, 2, 1)
                        .at("[1,2] [3,4]", "[1,2]")
                        .extreme(1e4, -1e4, 1e4, 1, 0)
                        .shapes("[3] [3]", "[] []", "[n,2] [n,2]")
                        .straddling("[k] [k]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .bad("[3] [1]", "tracked: a[3] and b[1] differ (a new value needs the same shape)")
                        .prints("tracked(a, b)", "tracked(a, b)", "\\operatorname{tracked}(a, b)", "tracked(a,b)"),
                OpRow.binary("dropout", (x, step) -> Ops.dropout(x, 0.25, step, 7))
                        .at("[1,2] 3", "[1,2]")
                        .choices(1, 0, 1, 2)
                        .shapes("[3] [] -> [3]", "[n,2] [] -> [n,2]")
                        .straddling("[k] []")
                        .bad("[3] [2]", "uniform: needs a scalar for the step, got b[2]")
                        .prints(
                                "phase((a ⊙ (uniform(b, 7, [3]) < ¾))/¾, a)",
                                "phase((a.*(uniform(b, 7, [3]) < 3/4))/(3/4), a)",
                                "\\operatorname{phase}\\left(\\frac{a \\odot \\left(\\operatorname{uniform}(b, 7, [3]) < \\frac{3}{4}\\right)}{\\frac{3}{4}}, a\\right)",
                                "phase(frac(a⊙(uniform(b,7,[3])<frac(3,4)),frac(3,4)),a)"));
    }
}
