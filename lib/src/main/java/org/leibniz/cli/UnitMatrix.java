package org.leibniz.cli;

import java.util.function.Function;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Scope;
import org.leibniz.formula.Formula;
import org.leibniz.formula.FormulaException;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.op.Identity;

/** The identity matrix as one writes it, {@code I}, where a reader knows its size: {@code A + I}, but {@code 2*eye(3)}. */
final class UnitMatrix {
    static final String NAME = "I";

    private UnitMatrix() {}

    static boolean is(Expr e) {
        return e instanceof Apply apply
                && apply.op() instanceof Identity
                && e.shape().rank() == 2;
    }

    /** Whether the formula means the same when it is read with {@code I} for every identity matrix in it. */
    static boolean isUnderstood(Expr formula, Scope names) {
        if (Graph.of(formula).nodes().stream().noneMatch(UnitMatrix::is)) return false;
        if (names.find(NAME).isPresent()) return false;
        Scope scope = new Scope();
        names.names().forEach((name, meaning) -> scope.input(name, meaning.shape()));
        try {
            Expr read = Formula.parse(print(formula, e -> is(e) ? Notation.ASCII.symbol(NAME) : null), scope);
            return read.shape().equals(formula.shape())
                    && print(read, e -> null).equals(print(formula, e -> null));
        } catch (FormulaException e) {
            return false;
        }
    }

    private static String print(Expr e, Function<Expr, Text> leaf) {
        return new Printer(Notation.ASCII, leaf).inlining().print(e).toString();
    }
}
