package org.leibniz.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** Prints what an optimizer does to a number w, with names in place of its settings. */
final class OptimizerFormula implements Optimizer.Terms {
    private final Map<String, Symbol> symbols = new HashMap<>();

    private OptimizerFormula() {}

    static String of(Optimizer optimizer, Notation notation) {
        OptimizerFormula names = new OptimizerFormula();
        List<Update> updates = optimizer.updates(Symbol.parameter("w", Shape.scalar()), names.symbol("g"), names);
        List<String> lines = new ArrayList<>();
        Map<Expr, Symbol> done = new IdentityHashMap<>();
        for (Update update : updates) {
            Expr value = update.value();
            // What an earlier line has computed is called by its new name.
            Printer printer = new Printer(notation, e -> {
                Symbol earlier = done.get(e);
                return earlier == null ? null : notation.symbol(earlier.name());
            });
            Text name = notation.symbol(update.symbol().name());
            lines.add(notation.assign(name, printer.inlining().print(value).text())
                    .string());
            done.put(value, update.symbol());
        }
        return String.join("\n", lines);
    }

    @Override
    public Expr learningRate(double value) {
        return symbol("η");
    }

    @Override
    public Expr setting(String name, double value) {
        return symbol(name);
    }

    @Override
    public Symbol state(String name) {
        return symbol(name);
    }

    @Override
    public Symbol number(String name) {
        return symbol(name);
    }

    @Override
    public Expr step() {
        return symbol("t");
    }

    private Symbol symbol(String name) {
        return symbols.computeIfAbsent(name, n -> Symbol.input(n, Shape.scalar()));
    }
}
