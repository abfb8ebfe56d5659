package org.leibniz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.leibniz.eval.Interpreter;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Formula;
import org.leibniz.shape.Shape;

/**
 * Derivatives as they are printed, each compared with the compiled derivative and with central differences. Many of the
 * formulas are those of matrixcalculus.org, and the scalar ones those of a calculus course, of any order.
 */
class MatrixFormTest {
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @CsvFileSource(
            resources = {"matrix-form.csv", "scalar-form.csv"},
            delimiter = '|',
            maxCharsPerColumn = 10_000)
    void printsAndComputes(String formula, String wrt, String kind, String shapes, String ascii) throws Exception {
        Map<String, List<Long>> declared = new LinkedHashMap<>();
        Map<String, Tensor> values = new LinkedHashMap<>();
        Random random = new Random(1);
        for (String declaration : shapes.strip().split(" +")) {
            String name = declaration.substring(0, declaration.indexOf('['));
            String sizes = declaration.substring(name.length() + 1, declaration.length() - 1);
            List<Long> shape = sizes.isEmpty()
                    ? List.of()
                    : Arrays.stream(sizes.split(",")).map(Long::valueOf).toList();
            declared.put(name, shape);
            values.put(name, value(shape, random));
        }
        List<String> names = List.of(wrt.strip().split(","));
        Kind asked = kind == null || kind.isBlank()
                ? null
                : Kind.valueOf(kind.strip().toUpperCase(Locale.ROOT));
        Differentiation result =
                new Differentiation(new Request(List.of(), formula.strip(), declared, names, asked, values));
        String answer = Answer.of("1", result);
        String written =
                answer.replaceAll(".*\"ascii\":\"(.*?)\",\"latex\".*", "$1").replace("\\\"", "\"");
        assertEquals(ascii.strip(), written);
        Tensor compiled = result.values().orElseThrow().get(1);
        assertClose(evaluate(written, declared, values), compiled, 1e-12, "what is printed");
        assertClose(differences(result, names, values), compiled, 1e-7, "central differences");
    }

    // Square matrices get a heavy diagonal, so that they have inverses.
    private static Tensor value(List<Long> shape, Random random) {
        int[] sizes = shape.stream().mapToInt(Long::intValue).toArray();
        Tensor value = Tensor.zeros(sizes);
        for (int i = 0; i < value.values().length; i++) {
            boolean diagonal = sizes.length == 2 && sizes[0] == sizes[1] && i / sizes[1] == i % sizes[1];
            value.values()[i] = random.nextDouble(0.2, 0.8) + (diagonal ? 1 : 0);
        }
        return value;
    }

    private static Tensor evaluate(String ascii, Map<String, List<Long>> shapes, Map<String, Tensor> values) {
        Scope scope = scope(shapes);
        Expr read = Formula.parse(ascii, scope);
        return Interpreter.evaluate(read, point(scope, values));
    }

    private static Scope scope(Map<String, List<Long>> shapes) {
        Scope scope = new Scope();
        shapes.forEach((name, sizes) -> scope.input(
                name, Shape.of(sizes.stream().mapToLong(Long::longValue).toArray())));
        return scope;
    }

    private static Map<Symbol, Tensor> point(Scope scope, Map<String, Tensor> values) {
        Map<Symbol, Tensor> point = new LinkedHashMap<>();
        values.forEach((name, value) -> point.put((Symbol) scope.find(name).orElseThrow(), value));
        return point;
    }

    /** The last derivative by differences, those before it symbolic. */
    private static Tensor differences(Differentiation result, List<String> names, Map<String, Tensor> values) {
        Map<Symbol, Tensor> point = new LinkedHashMap<>();
        for (Symbol symbol : Graph.of(result.formula(), result.derivative()).symbols()) {
            point.put(symbol, values.get(symbol.name()));
        }
        boolean second = result.derivative().shape().rank()
                > result.formula().shape().rank() + values.get(names.get(0)).rank();
        Symbol last = symbol(point, names.get(names.size() - 1));
        Expr before = result.formula();
        List<String> earlier = names.size() == 1 && second ? names : names.subList(0, names.size() - 1);
        for (String name : earlier) before = Derivatives.d(before, symbol(point, name));
        int columns = point.get(last).values().length;
        List<double[]> slopes = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            double[] up = moved(before, point, last, column, STEP);
            double[] down = moved(before, point, last, column, -STEP);
            for (int i = 0; i < up.length; i++) up[i] = (up[i] - down[i]) / (2 * STEP);
            slopes.add(up);
        }
        Tensor derivative = Tensor.zeros(result.derivative().shape().sizes());
        for (int i = 0; i < derivative.values().length; i++) {
            derivative.values()[i] = slopes.get(i % columns)[i / columns];
        }
        return derivative;
    }

    private static Symbol symbol(Map<Symbol, Tensor> point, String name) {
        return point.keySet().stream()
                .filter(symbol -> symbol.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] moved(Expr e, Map<Symbol, Tensor> point, Symbol by, int element, double step) {
        Map<Symbol, Tensor> moved = new LinkedHashMap<>(point);
        double[] values = point.get(by).values().clone();
        values[element] += step;
        moved.put(by, new Tensor(point.get(by).sizes(), values));
        return Interpreter.evaluate(e, moved).values().clone();
    }

    private static void assertClose(Tensor expected, Tensor actual, double tolerance, String what) {
        assertEquals(Arrays.toString(expected.sizes()), Arrays.toString(actual.sizes()), what);
        for (int i = 0; i < expected.values().length; i++) {
            double right = expected.values()[i];
            assertEquals(right, actual.values()[i], tolerance * (1 + Math.abs(right)), what + ", element " + i);
        }
    }
}
