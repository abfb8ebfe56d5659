package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leibniz.compile.vector.EagerVectorCode;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/** A way to run compiled programs, for tests that compare all of them. */
public record Machine(String name, Backend backend, int threads) {
    /** Scalar code on one thread first; vectors too, where this virtual machine has them. */
    public static List<Machine> all() {
        List<Machine> machines = new ArrayList<>();
        machines.add(new Machine("scalar", ScalarBackend.INSTANCE, 1));
        machines.add(new Machine("scalar, 2 threads", ScalarBackend.INSTANCE, 2));
        if (Backends.best() != ScalarBackend.INSTANCE) {
            machines.add(new Machine("vector", EagerVectorCode.backend(), 1));
            machines.add(new Machine("vector, 2 threads", EagerVectorCode.backend(), 2));
            machines.add(new Machine("vector, not warm", Backends.best(), 1));
        }
        return machines;
    }

    /** For values so small that no work is split. */
    public static List<Machine> onOneThread() {
        return all().stream().filter(machine -> machine.threads == 1).toList();
    }

    public Program compile(List<? extends Expr> outputs, Precision precision) {
        return compile(outputs, Map.of(), precision);
    }

    public Program compile(List<? extends Expr> outputs, Map<Symbol, ? extends Expr> updates, Precision precision) {
        return Program.compile(outputs, updates, precision, backend, threads);
    }

    @Override
    public String toString() {
        return name;
    }
}
