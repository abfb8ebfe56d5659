package org.leibniz.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/**
 * A sheet of definitions, one a line, in any order; the last one is the result.
 *
 * <pre>
 * # Two-layer perceptron           a comment; the first one is the title
 * x : [2] = [1, 2]                 a shape and a value
 * w1 : param [2,3]                 a weight: in products it stands before the signals
 * r = 1                            a value; a name of which nothing is said is a number without one
 * u1 = w1'*x                       a definition
 * E = 1/2*(r - y)^2
 * h[t] = tanh(w*h[t-1] + x[t])     a definition step by step along a sequence, which starts from h[0]
 * fact sum(t) = 1                  what is known of the values
 * wrt w1, w2                       what to differentiate by
 * </pre>
 *
 * @param title the first comment, empty if there is none
 * @param scope all names
 * @param values the values of some symbols
 * @param facts pairs of formulas that are equal, as far as the sheet says
 * @param wrt the names to differentiate by, in their normal spelling
 * @param result what the last definition defines
 */
public record Worksheet(
        String title, Scope scope, Map<Symbol, Tensor> values, List<Fact> facts, List<String> wrt, Expr result) {

    /** Two formulas that are equal for all values that the sheet is about. */
    public record Fact(Expr left, Expr right) {}

    /**
     * Reads a sheet.
     *
     * @param maker makes the loops of definitions step by step, such as {@code Scan::of}
     * @throws FormulaException naming the line
     */
    public static Worksheet parse(String text, LoopMaker maker) {
        return new SheetReader(text, maker).read();
    }

    /**
     * What a name of the sheet stands for.
     *
     * @throws IllegalArgumentException if the sheet says nothing of it
     */
    public Expr find(String name) {
        return scope.find(name).orElseThrow(() -> {
            String nearest = Nearest.name(name, scope.names().keySet())
                    .map(found -> ", did you mean '" + found + "'?")
                    .orElse("");
            return new IllegalArgumentException("the sheet says nothing of " + name + nearest);
        });
    }

    /** The symbols without a value that a formula needs. */
    public Set<String> missing(Expr formula) {
        Set<String> missing = new LinkedHashSet<>();
        for (Symbol symbol : Graph.of(formula).symbols()) if (!values.containsKey(symbol)) missing.add(symbol.name());
        return missing;
    }
}
