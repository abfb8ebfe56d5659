package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Op;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** Every op and every function of typed formulas has a row in {@link OpTable}. */
class OpTableCompletenessTest {
    @Test
    void everyOpHasARow() throws Exception {
        Set<String> declared = new TreeSet<>();
        for (Class<?> anchor : List.of(Op.class, Ops.class)) declared.addAll(opsBeside(anchor));
        assertTrue(declared.containsAll(List.of("org.leibniz.expr.Add", "org.leibniz.op.Sigmoid")), "the scan works");
        declared.removeAll(opsInRows());
        assertEquals(Set.of(), declared, "ops without a row");
    }

    /** The classes of ops in the compiled package of the given class. */
    private static Set<String> opsBeside(Class<?> anchor)
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(
                anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> ops = new TreeSet<>();
        for (String name : classNames(root.resolve(anchor.getPackageName().replace('.', '/')))) {
            Class<?> type = Class.forName(anchor.getPackageName() + "." + name, false, anchor.getClassLoader());
            boolean concrete = !Modifier.isAbstract(type.getModifiers());
            if (concrete && Op.class.isAssignableFrom(type)) ops.add(type.getName());
        }
        return ops;
    }

    private static List<String> classNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .toList();
        }
    }

    private static Set<String> opsInRows() {
        return OpTable.rows().stream()
                .map(row -> row.formula(row.shapes.get(0).in()).result())
                .flatMap(e -> Graph.of(e).nodes().stream())
                .filter(Apply.class::isInstance)
                .map(node -> ((Apply) node).op().getClass().getName())
                .collect(Collectors.toSet());
    }

    @Test
    void everyRelationHasARow() {
        Set<String> names = OpTable.rows().stream()
                .map(row -> row.formula(row.shapes.get(0).in()).result())
                .filter(Apply.class::isInstance)
                .map(e -> ((Apply) e).op().name())
                .collect(Collectors.toSet());
        assertTrue(names.containsAll(List.of("less", "lessEqual", "greater", "greaterEqual", "equal", "notEqual")));
    }

    @Test
    void everyFunctionHasARowThatCallsIt() {
        Set<String> called = OpTable.rows().stream()
                .filter(row -> row.call != null)
                .map(row -> row.call.function())
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (String name : Functions.ofLibrary()) {
            // Further names of a function find the same function.
            String first = Functions.find(name).orElseThrow().name();
            if (!called.contains(first)) missing.add(name);
        }
        assertEquals(Set.of(), missing, "functions that no row calls");
    }

    @Test
    void otherNamesOfAFunctionBuildTheSame() {
        Expr x = Symbol.input("x", Shape.of(2));
        Functions.Settings none = new Functions.Settings(List.of(), null, null, false, List.of());
        for (List<String> names : List.of(
                List.of("sigmoid", "σ", "logistic"),
                List.of("log", "ln"),
                List.of("relu", "ReLU"),
                List.of("sqrt", "√"))) {
            List<Expr> built = names.stream()
                    .map(name -> Functions.find(name).orElseThrow().call(List.of(x), none))
                    .toList();
            assertEquals(1, Set.copyOf(Graph.of(built).roots()).size(), names::toString);
        }
    }
}
