package org.leibniz.op;

import static org.leibniz.SourceComments.SOURCES;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leibniz.SourceComments;
import org.leibniz.diff.Gradient;
import org.leibniz.diff.Pullback;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Op;
import org.leibniz.expr.Part;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.op.OpRow.Formula;
import org.leibniz.op.OpRow.Shapes;
import org.leibniz.shape.Shape;

/** Writes the page of all ops: what the code says of them, and what the library prints of the rows of {@link OpTable}. */
final class OpsPage {
    private static final List<String> WORDS =
            List.of("op/Ops", "op/Arrangements", "op/MatrixFunctions", "op/WindowFunctions", "expr/Expr");

    private static final double[] PROBES = {-2, -1, -0.5, 0, 0.5, 1, 2};
    private static final String[] BOUNDS = {"−1", "0", "1"};

    private final StringBuilder page = new StringBuilder();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> ops = new HashSet<>();

    private OpsPage() {}

    static String write() {
        OpsPage ops = new OpsPage();
        ops.page.append("""
                # The ops

                Written by the library: `mvn -pl lib test -Dtest=OpsPageTest -Dleibniz.write=true` writes this page anew.

                A name in code font is what typed formulas call; Java and Kotlin have the same word in `org.leibniz.op.Ops` or as a
                method of an expression. The operands are a, b, c, the result is y. For functions of numbers the
                derivative is ∂y/∂a, for others what `∂y`, the derivative of some number by the result, becomes for the operand: `∂a`.
                An operand without a derivative is one that the result does not vary with, or only in jumps. "with …" says what is
                taken where there is no derivative, or under which condition there is one. Shapes are examples; n and m are sizes with
                names.
                """);
        OpTable.sections().forEach(ops::section);
        return ops.page.toString();
    }

    private void section(String title, List<OpRow> rows) {
        List<String> entries = new ArrayList<>();
        // A row without a name to call is shown if no other row shows its op.
        List<OpRow> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing(row -> row.call == null));
        for (OpRow row : ordered) {
            boolean isNew = row.call == null ? !ops.contains(top(row)) : functions.add(row.call.function());
            if (!isOurs(row) || !isNew) continue;
            ops.add(top(row));
            entries.add(entry(row));
        }
        if (entries.isEmpty()) return;
        page.append("\n## ").append(title).append("\n");
        entries.forEach(page::append);
    }

    /** Whether the op belongs to the library; a few are there for tests alone. */
    private static boolean isOurs(OpRow row) {
        Expr result = row.formula(row.shapes.get(0).in()).result();
        return Graph.of(result).nodes().stream()
                .filter(Apply.class::isInstance)
                .allMatch(node -> Files.exists(source(((Apply) node).op())));
    }

    private static Path source(Op op) {
        String file = op.getClass().getName().substring("org.leibniz.".length()).replace('.', '/');
        return SOURCES.resolve(file.replaceAll("\\$.*", "") + ".java");
    }

    private static String entry(OpRow row) {
        Shapes first = simplest(row);
        Formula formula = row.formula(first.in());
        StringBuilder entry = new StringBuilder("\n### ").append(names(row)).append("\n\n");
        description(row, formula).ifPresent(text -> entry.append(text).append("\n\n"));
        entry.append("- as printed: `").append(print(formula.result())).append("`\n");
        definition(formula.result())
                .ifPresent(text -> entry.append("- computed as: `").append(text).append("`\n"));
        domain(formula)
                .ifPresent(text -> entry.append("- domain: ").append(text).append("\n"));
        entry.append("- shapes: ").append(shapes(row)).append("\n");
        entry.append("- derivative: ").append(derivative(row, formula)).append("\n");
        kinks(formula).forEach(kink -> entry.append("- with ").append(kink).append("\n"));
        return entry.toString();
    }

    /** Of the shapes of the row the one with numbers, if it is a function of one. */
    private static Shapes simplest(OpRow row) {
        Shapes first = row.shapes.get(0);
        boolean elementwise =
                row.formula(first.in()).result() instanceof Apply apply && apply.op() instanceof Elementwise;
        if (!elementwise) return first;
        return row.shapes.stream()
                .filter(shapes -> shapes.in().stream().allMatch(Shape::isScalar))
                .findFirst()
                .orElse(first);
    }

    /** The name of the op that makes the result. */
    private static String top(OpRow row) {
        Expr result = row.formula(row.shapes.get(0).in()).result();
        return result instanceof Apply apply ? apply.op().name() : row.name;
    }

    private static String names(OpRow row) {
        if (row.call == null) return top(row);
        Functions.Function function = Functions.find(row.call.function()).orElseThrow();
        return Functions.names().stream()
                .filter(name -> Functions.find(name).orElseThrow() == function)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    // What the code says ---------------------------------------------------------------------------------------------

    private static Optional<String> description(OpRow row, Formula formula) {
        if (row.call != null) {
            for (String file : WORDS) {
                Optional<String> word = SourceComments.before(
                        SOURCES.resolve(file + ".java"),
                        "public (?:static )?Expr " + Pattern.quote(row.call.function()) + "\\(");
                if (word.isPresent()) return word;
            }
        }
        if (!(formula.result() instanceof Apply apply)) return Optional.empty();
        Op op = apply.op() instanceof Part ? ((Apply) apply.arg(0)).op() : apply.op();
        boolean composed = row.call != null && apply.args().stream().anyMatch(arg -> !(arg instanceof Symbol));
        if (composed && !(apply.op() instanceof Part)) return Optional.empty();
        return SourceComments.before(source(op), "public (?:abstract |final )?(?:class|record|enum) ");
    }

    // What the library prints ----------------------------------------------------------------------------------------

    private static String print(Expr e) {
        return new Printer().print(e).toString();
    }

    private static Optional<String> definition(Expr result) {
        boolean composite = result instanceof Apply apply && apply.op() instanceof Composite;
        return composite
                ? Optional.of(print(((Composite) ((Apply) result).op()).definition((Apply) result)))
                : Optional.empty();
    }

    /** Where a function of a number has a finite value, as evaluating it at and between −1, 0 and 1 shows. */
    private static Optional<String> domain(Formula formula) {
        boolean ofNumber = formula.operands().size() == 1
                && formula.operands().get(0).shape().isScalar()
                && formula.result().shape().isScalar();
        if (!ofNumber) return Optional.empty();
        int first = 0;
        int last = PROBES.length - 1;
        while (first <= last && !isFinite(formula, PROBES[first])) first++;
        while (last >= first && !isFinite(formula, PROBES[last])) last--;
        if (first == 0 && last == PROBES.length - 1) return Optional.empty();
        // Even places are between the numbers at the odd ones.
        String low = first == 0 ? "" : first % 2 == 1 ? BOUNDS[first / 2] + " ≤ " : BOUNDS[first / 2 - 1] + " < ";
        String high =
                last == PROBES.length - 1 ? "" : last % 2 == 1 ? " ≤ " + BOUNDS[last / 2] : " < " + BOUNDS[last / 2];
        return Optional.of("`" + low + "a" + high + "`");
    }

    private static boolean isFinite(Formula formula, double at) {
        Map<Symbol, Tensor> point = Map.of(formula.operands().get(0), Tensor.scalar(at));
        return Double.isFinite(Interpreter.evaluate(formula.result(), point).item());
    }

    private static String shapes(OpRow row) {
        StringJoiner lines = new StringJoiner(", ");
        Set<String> distinct = new LinkedHashSet<>();
        for (Shapes shapes : row.shapes) {
            String in = shapes.in().stream().map(Shape::toString).collect(Collectors.joining(" "));
            distinct.add("`" + (in + " → ").stripLeading() + shapes.out() + "`");
        }
        distinct.forEach(lines::add);
        return lines.toString();
    }

    private static String derivative(OpRow row, Formula formula) {
        List<Symbol> operands = row.varying(formula);
        if (operands.isEmpty()) return "none";
        try {
            boolean number = formula.result().shape().isScalar()
                    && operands.stream().allMatch(operand -> operand.shape().isScalar());
            List<Expr> derivatives = number
                    ? Gradient.of(formula.result()).by(operands)
                    : Pullback.of(
                                    formula.result(),
                                    Symbol.input("∂y", formula.result().shape()))
                            .by(operands);
            StringJoiner lines = new StringJoiner(", ");
            for (int i = 0; i < operands.size(); i++) {
                String by = operands.get(i).name();
                lines.add("`" + (number ? "∂y/∂" + by : "∂" + by) + " = " + print(derivatives.get(i)) + "`");
            }
            return lines.toString();
        } catch (NotDifferentiableException none) {
            return "none; it is an error to differentiate through it";
        }
    }

    private static Stream<String> kinks(Formula formula) {
        return Graph.of(formula.result()).nodes().stream()
                .filter(Apply.class::isInstance)
                .map(Apply.class::cast)
                .flatMap(apply -> apply.op().kink(apply, Notation.UNICODE).stream())
                .distinct();
    }
}
