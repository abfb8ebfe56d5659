package org.leibniz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Formula;
import org.leibniz.notation.Notation;
import org.leibniz.shape.Shape;

/** What is printed for random formulas is read again and compared with the derivative before it was put into shape. */
class RandomDerivativesTest {
    private static final int SCALAR_FORMULAS = 1_000;
    private static final int MATRIX_FORMULAS = 200;
    private static final double PRECISION = 1e-10;
    private static final double STEP = 1e-5;

    private final Random random = new Random(42);

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A formula of three names, without anything that has no value or no derivative for numbers around 1. */
    private String scalar(int depth) {
        if (depth == 0) return pick("x", "y", "z", "x", "2", "3", "1/2");
        String a = scalar(depth - 1);
        String b = scalar(depth - 1 - random.nextInt(depth));
        return switch (random.nextInt(10)) {
            case 0, 1 -> "(" + a + " + " + b + ")";
            case 2 -> "(" + a + " - " + b + ")";
            case 3, 4 -> "(" + a + ")*(" + b + ")";
            case 5 -> "(" + a + ")/(1 + (" + b + ")^2)";
            case 6 -> "(" + a + ")^" + pick("2", "3");
            case 7 -> pick("sin", "cos", "tanh", "sigmoid", "atan", "erf", "softplus", "sinh") + "(" + a + ")";
            case 8 -> pick("sqrt", "log") + "(1 + (" + a + ")^2)";
            default -> "exp(-(" + a + ")^2" + pick(")", "/2)");
        };
    }

    private String vector(int depth) {
        if (depth == 0) return pick("u", "v", "w");
        String a = vector(depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + a + " + " + vector(depth - 1) + ")";
            case 1 -> "(" + a + ").*(" + vector(depth - 1) + ")";
            case 2 -> pick("A", "B", "A'", "(A - B)") + "*(" + a + ")";
            case 3 -> pick("tanh", "sigmoid", "sin", "softplus") + "(" + a + ")";
            case 4 -> "softmax(" + a + ")";
            default -> "((" + a + ")'*" + pick("u", "v") + ")*" + pick("u", "w");
        };
    }

    private String ofMatrices(int depth) {
        String a = vector(depth);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + a + ")'*(" + vector(depth) + ")";
            case 1 -> "norm2(" + a + " - 3*u)^2";
            case 2 -> "sum(" + pick("exp", "sin", "tanh") + "(" + a + "))";
            case 3 -> "logsumexp(" + a + ")";
            case 4 -> "mean((" + a + ").^2) + tr(A*B)*log(1 + u'*u)";
            case 5 -> "log(1 + exp((" + a + ")'*v))";
            case 6 -> "var(" + a + ")/(1 + w'*w)";
            default -> "(" + a + ")'*inv(A*A' + 3*I)*v";
        };
    }

    private static Tensor value(Shape shape, Random random) {
        return Tensor.zeros(shape.sizes()).map(zero -> random.nextDouble(0.3, 1.4));
    }

    private static Map<Symbol, Tensor> point(List<Expr> formulas, long seed) {
        Random random = new Random(seed);
        Map<Symbol, Tensor> point = new HashMap<>();
        Graph.of(formulas).symbols().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(symbol -> point.put(symbol, value(symbol.shape(), random)));
        return point;
    }

    /** The largest number on the way, which tells how much rounding there is. */
    private static double scale(Expr e, Map<Symbol, Tensor> point) {
        Graph graph = Graph.of(e);
        Interpreter steps = Interpreter.evaluate(graph, point);
        double scale = 0;
        for (int id = 0; id < graph.size(); id++) {
            for (double value : steps.value(id).values()) scale = Math.max(scale, Math.abs(value));
        }
        return scale;
    }

    private static void assertPrintedIsRight(
            String formula, List<String> wrt, Map<String, List<Long>> shapes, Kind kind) throws Exception {
        Differentiation result = new Differentiation(new Request(List.of(), formula, shapes, wrt, kind, Map.of()));
        for (Notation notation : List.of(Notation.ASCII, Notation.UNICODE)) {
            String written = Answer.written(result, notation);
            Scope scope = new Scope();
            shapes.forEach((name, sizes) -> scope.input(
                    name, Shape.of(sizes.stream().mapToLong(Long::longValue).toArray())));
            for (String name : List.of("x", "y", "z")) if (scope.find(name).isEmpty()) scope.scalar(name);
            Expr read = Formula.parse(written, scope);
            String what = "d " + formula + " by " + wrt + " is printed as " + written;
            assertEquals(result.derivative().shape(), read.shape(), what);
            Map<Symbol, Tensor> there = point(List.of(result.derivative()), 7);
            Map<String, Tensor> byName = new HashMap<>();
            there.forEach((symbol, value) -> byName.put(symbol.name(), value));
            Map<Symbol, Tensor> here = new HashMap<>();
            for (Symbol symbol : Graph.of(read).symbols()) {
                here.put(symbol, byName.getOrDefault(symbol.name(), value(symbol.shape(), new Random(1))));
            }
            double[] right = Interpreter.evaluate(result.derivative(), there).values();
            double[] found = Interpreter.evaluate(read, here).values();
            double scale = scale(result.derivative(), there);
            for (int i = 0; i < right.length; i++) {
                double allowed = PRECISION * Math.max(Math.abs(right[i]), 1e-5 * scale);
                assertEquals(right[i], found[i], allowed, what);
            }
        }
    }

    @Test
    void scalarFormulasOfAnyOrder() throws Exception {
        List<String> names = List.of("x", "y", "z");
        for (int i = 0; i < SCALAR_FORMULAS; i++) {
            int order = 1 + i % 3;
            String formula = "x*y/z*" + scalar(1 + random.nextInt(4 - order));
            List<String> wrt = new ArrayList<>();
            for (int k = 0; k < order; k++) wrt.add(names.get(random.nextInt(3)));
            assertPrintedIsRight(formula, wrt, Map.of(), Kind.PARTIAL);
        }
    }

    @Test
    void matrixFormulas() throws Exception {
        Map<String, List<Long>> shapes = Map.of(
                "u", List.of(3L), "v", List.of(3L), "w", List.of(3L), "A", List.of(3L, 3L), "B", List.of(3L, 3L));
        for (int i = 0; i < MATRIX_FORMULAS; i++) {
            String formula = ofMatrices(1 + i % 2) + " + 0*(u'*v + w'*w + tr(A + B))";
            boolean second = i % 3 == 0;
            String by = second ? pick("u", "v", "w") : pick("u", "v", "w", "A", "B");
            assertPrintedIsRight(formula, List.of(by), shapes, second ? Kind.HESSIAN : Kind.GRADIENT);
        }
    }

    /** Derivatives themselves, against differences. */
    @Test
    void firstDerivativesAgreeWithDifferences() {
        int compared = 0;
        for (int i = 0; i < SCALAR_FORMULAS / 4; i++) {
            String formula = "x*y/z*" + scalar(1 + i % 3);
            Differentiation result = new Differentiation(
                    new Request(List.of(), formula, Map.of(), List.of("x"), Kind.PARTIAL, Map.of()));
            Map<Symbol, Tensor> point = point(List.of(result.formula(), result.derivative()), 7);
            Symbol x = point.keySet().stream()
                    .filter(symbol -> symbol.name().equals("x"))
                    .findFirst()
                    .orElseThrow();
            double scale = scale(result.derivative(), point);
            if (!(scale < 1e3)) continue;
            double right = Interpreter.evaluate(result.derivative(), point).values()[0];
            double difference =
                    (moved(result.formula(), point, x, STEP) - moved(result.formula(), point, x, -STEP)) / (2 * STEP);
            assertEquals(difference, right, 1e-6 * (1 + scale * scale), formula);
            compared++;
        }
        assertTrue(compared > SCALAR_FORMULAS / 8, "compared only " + compared);
    }

    private static double moved(Expr e, Map<Symbol, Tensor> point, Symbol x, double step) {
        Map<Symbol, Tensor> moved = new HashMap<>(point);
        moved.put(x, Tensor.scalar(point.get(x).values()[0] + step));
        return Interpreter.evaluate(e, moved).values()[0];
    }
}
