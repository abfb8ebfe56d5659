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

    private Claims(Derivation derivation, List<Conclusion> conclusions) {
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
    static Verdict verify(Derivation derivation, @Nullable WorkedExample numbers, List<Conclusion> conclusions) {
        Claims claims = new Claims(derivation, conclusions);
        int lines = 0;
        int used = 0;
        for (Map<Symbol, Tensor> point :
                SamplePoints.of(derivation.steps().graph().symbols())) {
            if (used == POINTS) break;
            Optional<Map<Symbol, Tensor>> fit = Facts.satisfied(conclusions, point);
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
        boolean given = !Facts.hold(conclusions, audit.inputs());
        if (given) return lines;
        for (int i = 0; i < conclusions.size(); i++)
            audit.checkAgainst("with the fact " + conclusions.get(i).left(), compiled.get(i + 1));
        return lines + conclusions.size();
    }
}
