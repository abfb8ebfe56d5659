package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.explain.Facts.Conclusion;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;

/** Evaluates every line of an explanation at points where all steps are finite, and at the values given. */
final class Claims {
    private static final int POINTS = 3;

    private final Derivation derivation;
    private final List<Conclusion> conclusions;
    private final Program kernel;

    private final Map<Expr, Expr> facts;
    private final List<Facts.Collapsed> collapsed;

    private Claims(
            Derivation derivation,
            List<Conclusion> conclusions,
            Map<Expr, Expr> facts,
            List<Facts.Collapsed> collapsed) {
        this.facts = facts;
        this.collapsed = collapsed;
        this.derivation = derivation;
        this.conclusions = conclusions;
        List<Expr> outputs = new ArrayList<>(List.of(derivation.derivative()));
        conclusions.forEach(conclusion -> outputs.add(conclusion.derivative()));
        kernel = Program.compile(outputs, Precision.FLOAT64);
    }

    /**
     * What came out.
     *
     * @param lines how many lines were compared
     */
    record Verdict(String rule, int lines) {}

    /** @throws IllegalStateException if a line is not true */
    static Verdict verify(
            Derivation derivation,
            @Nullable WorkedExample numbers,
            List<Conclusion> conclusions,
            Map<Expr, Expr> facts,
            List<Facts.Collapsed> collapsed) {
        Claims claims = new Claims(derivation, conclusions, facts, collapsed);
        int lines = 0;
        int used = 0;
        for (Map<Symbol, Tensor> point :
                SamplePoints.of(derivation.steps().graph().symbols())) {
            if (used == POINTS) break;
            Optional<Map<Symbol, Tensor>> fit = Facts.satisfied(facts, point);
            if (fit.isEmpty()) continue;
            Audit audit = derivation.audit(fit.get());
            if (!audit.isFinite()) continue;
            used++;
            lines = claims.exact(audit) + audit.checkSlopes();
        }
        if (used == 0) return new Verdict("unchecked", 0);
        if (numbers == null || !numbers.audit().isFinite()) return new Verdict("checked", lines);
        try {
            return new Verdict("checked", lines + claims.exact(numbers.audit()));
        } catch (IllegalStateException rounded) {
            // The lines are true; with numbers as large as these ones, double precision cannot show it.
            return new Verdict("rounded", lines);
        }
    }

    private int exact(Audit audit) {
        Map<Symbol, Tensor> inputs = new HashMap<>(audit.inputs());
        inputs.keySet().retainAll(kernel.inputs());
        List<Tensor> compiled = kernel.evaluate(inputs);
        int lines = audit.checkExact(derivation.table(Notation.UNICODE), compiled.get(0));
        lines += audit.checkDeltas(derivation.deltas());
        for (LoopForm loop : derivation.table(Notation.UNICODE).loops())
            lines += LoopAudit.check(loop, audit, derivation.table(Notation.UNICODE));
        lines += derivation.affine().map(audit::checkAffine).orElse(0);
        boolean all = Facts.hold(facts, audit.inputs());
        for (int i = 0; i < conclusions.size() && all; i++, lines++)
            audit.checkAgainst("with the fact " + conclusions.get(i).left(), compiled.get(i + 1));
        for (Facts.Collapsed formula : collapsed) {
            if (!all && formula.rule().equals("fact")) continue;
            audit.checkFormula(formula.formula());
            lines++;
        }
        return lines;
    }
}
