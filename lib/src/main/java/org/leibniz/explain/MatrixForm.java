package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.diff.Pullback;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;

/** Writes a derivation as a table: each forward step on the left, what it hands down to its operands on the right. */
final class MatrixForm {
    /** One line of the table; the forward step is empty below its first line. */
    record Row(String forward, String handedTo, String sign, String derivative, String shape) {
        /** The right half, as an equation. */
        String equation(Notation notation) {
            return sign.equals("=")
                    ? notation.equation(handedTo, derivative)
                    : notation.increment(handedTo, derivative);
        }
    }

    /** What one step adds to the derivative by one of its operands. */
    record Contribution(Step to, Expr derivative) {}

    private final Notation notation;
    private final Steps steps;
    private final Set<Step> differentiated = new HashSet<>();
    private final Map<Step, Expr> handed;
    private final Map<Step, List<Contribution>> contributions;

    /** @param targets what derivatives are wanted by */
    MatrixForm(Notation notation, Steps steps, List<Step> targets) {
        this.notation = notation;
        this.steps = steps;
        this.handed = new HashMap<>();
        this.contributions = new HashMap<>();
        differentiated.addAll(targets);
        for (Step step : steps.all()) {
            if (steps.operands(step).stream().anyMatch(differentiated::contains)) differentiated.add(step);
        }
    }

    private MatrixForm(MatrixForm same, Notation notation) {
        this.notation = notation;
        this.steps = same.steps;
        this.handed = same.handed;
        this.contributions = same.contributions;
        differentiated.addAll(same.differentiated);
    }

    /** The same table, written in some notation. */
    MatrixForm in(Notation notation) {
        return new MatrixForm(this, notation);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Set<Step> reached = new HashSet<>();
        for (Step step : steps.computed()) {
            String forward = definition(step);
            List<Row> handed = handedDown(step, reached);
            if (handed.isEmpty()) rows.add(new Row(forward, "", "", "", ""));
            for (Row row : handed) {
                rows.add(new Row(forward, row.handedTo(), row.sign(), row.derivative(), row.shape()));
                forward = "";
            }
        }
        return rows;
    }

    private List<Row> handedDown(Step step, Set<Step> reached) {
        List<Row> rows = new ArrayList<>();
        for (Contribution contribution : contributions(step)) {
            Step operand = contribution.to();
            String sign = reached.add(operand) ? "=" : "+=";
            String to = notation.differential(notation.symbol(operand.name())).string();
            rows.add(new Row(
                    "",
                    to,
                    sign,
                    written(contribution.derivative()),
                    operand.standIn().shape().toString()));
        }
        return rows;
    }

    /** What a step hands down to its operands, in terms of what was handed to it: see {@link #handedTo}. */
    List<Contribution> contributions(Step step) {
        List<Contribution> known = contributions.get(step);
        if (known == null) contributions.put(step, known = findContributions(step));
        return known;
    }

    private List<Contribution> findContributions(Step step) {
        if (!differentiated.contains(step)) return List.of();
        List<Step> operands =
                steps.operands(step).stream().filter(differentiated::contains).toList();
        List<Expr> derivatives = Pullback.of(step.definition(), handedTo(step))
                .by(operands.stream().map(Step::standIn).toList());
        List<Contribution> found = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) found.add(new Contribution(operands.get(i), derivatives.get(i)));
        return found;
    }

    /** The derivative of the result by a step, under the name it has in the table: 1 for a scalar result itself. */
    Expr handedTo(Step step) {
        boolean scalarResult = step == steps.root() && step.standIn().shape().isScalar();
        return scalarResult
                ? Constant.of(1)
                : handed.computeIfAbsent(
                        step, s -> Symbol.input("∂" + s.name(), s.standIn().shape()));
    }

    /** The derivative in one line, all steps by their names. */
    String derivative(Expr derivative, Step target) {
        String left = notation.partial(notation.symbol(steps.root().name()), notation.symbol(target.name()))
                .string();
        return notation.equation(left, written(derivative));
    }

    /** The forward step as an equation. */
    String definition(Step step) {
        return notation.equation(notation.symbol(step.name()).string(), written(step.definition()));
    }

    private String written(Expr e) {
        return new Printer(notation).print(e).toString();
    }

    /** The table in columns, as monospaced text. */
    static List<String> aligned(List<Row> rows, String bar) {
        int forward = width(rows.stream().map(Row::forward).toList());
        int to = width(rows.stream().map(Row::handedTo).toList());
        int sign = width(rows.stream().map(Row::sign).toList());
        int derivative = width(rows.stream().map(Row::derivative).toList());
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            String right =
                    pad(row.handedTo(), to) + " " + pad(row.sign(), sign) + " " + pad(row.derivative(), derivative);
            lines.add((pad(row.forward(), forward) + " " + bar + " " + right + "  " + row.shape()).stripTrailing());
        }
        return lines;
    }

    private static int width(List<String> column) {
        return column.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }
}
