package org.leibniz.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.leibniz.cli.Failure.Problem;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Scan;
import org.leibniz.explain.Derivation;
import org.leibniz.explain.Explanation;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Definitions;
import org.leibniz.formula.Formula;
import org.leibniz.formula.FormulaException;
import org.leibniz.formula.Undeclared;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.simplify.MatrixNotation;

/** Works out a request: names, formula, derivative and numbers. */
final class Differentiation {
    /** Larger arrays would not be answered in time anyway. */
    private static final long MOST_ELEMENTS = 1 << 22;

    private final Request request;
    private final Scope scope = new Scope();
    private final List<Expr> wrt = new ArrayList<>();
    /** The inputs that are given by formulas, in the order in which these can be computed. */
    private final Map<Symbol, Expr> computed;

    private final Expr formula;
    private final Expr derivative;
    private final Expr written;
    private final boolean writesUnit;

    /** @throws Failure or another exception that {@link Failure#of(Throwable, String)} understands */
    Differentiation(Request request) {
        this.request = request;
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < request.wrt().size(); i++) {
            names.add(RequestReader.name(request.wrt().get(i), "wrt[" + i + "]"));
        }
        computed = declare(names);
        formula = read("expr", () -> Formula.parse(request.formula(), scope, Undeclared.SCALAR));
        for (int i = 0; i < request.wrt().size(); i++) wrt.add(input(i));
        Kind kind = request.kind() == null ? Kind.usual(wrt) : request.kind();
        derivative = kind.derivative(formula, wrt);
        checkDivisions();
        written = MatrixNotation.of(derivative, formula);
        writesUnit = UnitMatrix.isUnderstood(written, scope);
    }

    private Map<Symbol, Expr> declare(Set<String> inputs) {
        Set<String> defined = read("define", () -> Definitions.names(request.definitions()));
        request.shapes().forEach((name, sizes) -> {
            if (defined.contains(name)) throw Failure.of(Problem.NAME, "declare." + name, name + " is defined, too");
            scope.input(name, sizes.stream().mapToLong(Long::longValue).toArray());
        });
        Set<String> mentioned = new LinkedHashSet<>(inputs);
        mentioned.addAll(request.values().keySet());
        for (String name : mentioned) {
            if (!defined.contains(name) && scope.find(name).isEmpty()) scope.scalar(name);
        }
        for (String name : request.values().keySet()) {
            if (defined.contains(name))
                throw Failure.of(Problem.NAME, "at." + name, name + " is defined, so it has its value already");
        }
        return read(
                "define", () -> Definitions.read(request.definitions(), scope, Undeclared.SCALAR, inputs, Scan::of));
    }

    static <T> T read(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (FormulaException e) {
            throw Failure.in(field, e);
        }
    }

    /** What the name at an index of {@code wrt} stands for. */
    private Expr input(int index) {
        String name = RequestReader.name(request.wrt().get(index), "wrt");
        Expr input = scope.find(name).orElseThrow();
        boolean known = request.shapes().containsKey(name) || request.values().containsKey(name);
        List<Expr> formulas = new ArrayList<>(scope.names().values());
        formulas.removeIf(Symbol.class::isInstance);
        formulas.add(formula);
        formulas.addAll(computed.values());
        if (!known && !computed.containsKey(input) && Graph.of(formulas).id(input) < 0) {
            throw Failure.of(Problem.NAME, "wrt[" + index + "]", "the request says nothing of " + name);
        }
        return input;
    }

    // In exact arithmetic there is no number to go on with.
    private void checkDivisions() {
        for (Expr node : Graph.of(formula).nodes()) {
            boolean byZero = node instanceof Apply apply && apply.op() == Divide.OP && Constant.is(apply.arg(1), 0);
            if (byZero) throw Failure.of(Problem.DOMAIN, "expr", node.described() + " divides by 0");
        }
    }

    /** How the derivative comes about, instead of the derivative alone. */
    Explanation explanation() {
        if (wrt.size() != 1) throw Failure.of(Problem.SYNTAX, "wrt", "explain takes one name, got " + wrt.size());
        Map<Symbol, Tensor> point = new HashMap<>();
        request.values().forEach((name, value) -> point.put(symbol(name), checked(name, value)));
        return Explanation.of(Derivation.of(formula, wrt.get(0)), point, Map.of());
    }

    Scope scope() {
        return scope;
    }

    List<Expr> wrt() {
        return wrt;
    }

    /** The inputs that are given by formulas. */
    Map<Symbol, Expr> computed() {
        return computed;
    }

    Expr formula() {
        return formula;
    }

    Expr derivative() {
        return derivative;
    }

    /** The derivative as it is to be read. */
    Expr written() {
        return written;
    }

    /** How a printer writes some nodes: the identity matrix as {@code I}, if its size can be told from what stands beside it. */
    Function<Expr, Text> leaf(Notation notation) {
        return e -> writesUnit && UnitMatrix.is(e) ? notation.apart(UnitMatrix.NAME) : null;
    }

    /** The names that a printer must not give to anything else. */
    Set<String> names() {
        return scope.names().keySet();
    }

    /** The values of the formula and of the derivative; empty if a name has no value. */
    Optional<List<Tensor>> values() {
        Map<Symbol, Tensor> point = new HashMap<>();
        request.values().forEach((name, value) -> point.put(symbol(name), checked(name, value)));
        List<Expr> needed = new ArrayList<>(computed.values());
        needed.add(formula);
        needed.add(derivative);
        Graph graph = Graph.of(needed);
        Set<Symbol> missing = new HashSet<>(graph.symbols());
        missing.removeAll(point.keySet());
        missing.removeAll(computed.keySet());
        if (!missing.isEmpty()) return Optional.empty();
        checkSizes(graph);
        computed.forEach((symbol, value) ->
                point.put(symbol, evaluate(List.of(value), point).get(0)));
        return Optional.of(evaluate(List.of(formula, derivative), point));
    }

    private Symbol symbol(String name) {
        return (Symbol) scope.find(name).orElseThrow();
    }

    private Tensor checked(String name, Tensor value) {
        Shape needed = symbol(name).shape();
        Shape given = Shape.of(Arrays.stream(value.sizes()).asLongStream().toArray());
        if (needed.equals(given)) return value;
        throw Failure.of(Problem.SHAPE, "at." + name, name + " is declared as " + needed + ", its value is " + given);
    }

    private static void checkSizes(Graph graph) {
        for (Expr node : graph.nodes()) {
            List<Shape> shapes = node instanceof Apply apply ? apply.shapes() : List.of(node.shape());
            for (Shape shape : shapes) {
                if (shape.size().value() > MOST_ELEMENTS) {
                    throw Failure.of(
                            Problem.LIMIT, null, "an array " + shape + " has more than " + MOST_ELEMENTS + " elements");
                }
            }
        }
    }

    private static List<Tensor> evaluate(List<Expr> formulas, Map<Symbol, Tensor> point) {
        Program program = Program.compile(formulas, Precision.FLOAT64);
        Map<Symbol, Tensor> inputs = new HashMap<>(point);
        inputs.keySet().retainAll(program.inputs());
        return program.evaluate(inputs);
    }
}
