package org.leibniz.nn;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.leibniz.expr.Symbol;

/** How the parameters and states of layers begin, known as long as they are, so that nobody has to say it twice. */
final class Beginnings {
    private static final Map<Symbol, Initializer> DECLARED = Collections.synchronizedMap(new WeakHashMap<>());

    private Beginnings() {}

    static void declare(Symbol symbol, Initializer begin) {
        DECLARED.put(symbol, begin);
    }

    static Initializer of(Symbol symbol) {
        boolean state = symbol.role() == Symbol.Role.STATE;
        return DECLARED.getOrDefault(symbol, state ? Initializer.zeros() : Initializer.usual());
    }
}
