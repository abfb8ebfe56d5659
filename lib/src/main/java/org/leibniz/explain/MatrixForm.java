package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.diff.Pullback;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.op.Pad;

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
    private final Map<Step, LoopForm> loops;

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
        loops = LoopForm.of(steps, differentiated::contains);
    }

    private MatrixForm(MatrixForm same, Notation notation) {
        this.notation = notation;
        this.steps = same.steps;
        this.handed = same.handed;
        this.contributions = same.contributions;
        this.loops = same.loops;
        differentiated.addAll(same.differentiated);
    }

    /** The same table, written in some notation. */
    MatrixForm in(Notation notation) {
        return new MatrixForm(this, notation);
    }

    /** The loop that a step is a result of, null if it is none. */
    @Nullable
    LoopForm loop(Step step) {
        return loops.get(step);
    }

    /** The loops, that of the last step first. */
    List<LoopForm> loops() {
        return loops.values().stream().distinct().toList();
    }

    /** Whether a step is the result of a loop below which there is no other one, so that all has been handed to the loop. */
    boolean endsLoop(Step step) {
        LoopForm loop = loops.get(step);
        if (loop == null) return false;
        List<Step> results = steps.computed().stream()
                .filter(result -> loops.get(result) == loop)
                .toList();
        return results.get(results.size() - 1) == step;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Set<Step> reached = new HashSet<>();
        for (Step step : steps.computed()) {
            String forward = definition(step);
            if (loops.containsKey(step) && !endsLoop(step)) continue;
            List<Row> handed = endsLoop(step) ? handedDown(loops.get(step), reached) : handedDown(step, reached);
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
        for (Contribution contribution : contributions(step))
            rows.add(row(step, contribution, reached.add(contribution.to())));
        return rows;
    }

    private List<Row> handedDown(LoopForm loop, Set<Step> reached) {
        List<Row> rows = new ArrayList<>();
        for (LoopForm.Delta delta : loop.deltas()) {
            String[] sides = loop.delta(delta, notation).split(" = ", 2);
            rows.add(new Row(
                    "", sides[0], "=", sides[1], delta.by().standIn().shape().toString()));
        }
        for (Step to : operands(loop)) {
            Step result = loop.parts().values().iterator().next();
            Contribution any = new Contribution(to, Constant.of(0));
            rows.add(row(result, any, reached.add(to)));
        }
        return rows;
    }

    /** What a loop hands derivatives down to. */
    List<Step> operands(LoopForm loop) {
        return loop.parts().values().stream()
                .flatMap(result -> contributions(result).stream())
                .map(Contribution::to)
                .distinct()
                .toList();
    }

    /** Where the derivative is not 0 along the first axis if that is one place: only that part of the operand was used. */
    static Optional<Long> place(Contribution contribution) {
        boolean padded = contribution.derivative() instanceof Apply pad
                && pad.op() instanceof Pad along
                && along.axis() == 0
                && along.before().isFixed()
                && pad.arg(0) instanceof Apply part
                && part.op() instanceof BroadcastTo
                && part.arg(0).shape().equals(part.shape().take(1, part.shape().rank()));
        if (!padded) return Optional.empty();
        return Optional.of(
                ((Pad) ((Apply) contribution.derivative()).op()).before().value());
    }

    /** What a step hands down, as a line; the sum over all steps of a loop where it is the result of one. */
    Row row(Step step, Contribution contribution, boolean isFirst) {
        Step operand = contribution.to();
        String sign = isFirst ? "=" : "+=";
        String shape = operand.standIn().shape().toString();
        Text to = notation.symbol(operand.name());
        LoopForm loop = loops.get(step);
        Optional<LoopForm.Amount> amount = loop == null ? Optional.empty() : loop.amount(operand);
        if (amount.isPresent()) {
            Text symbol = loop.symbol(amount.get(), notation);
            return new Row("", notation.differential(symbol).string(), sign, loop.text(amount.get(), notation), shape);
        }
        Expr derivative = contribution.derivative();
        Optional<Long> place = place(contribution);
        if (place.isPresent()) {
            Text part = notation.symbol(operand.name(), List.of(Long.toString(place.get() + 1)));
            Expr handed = ((Apply) ((Apply) derivative).arg(0)).arg(0);
            return new Row(
                    "",
                    notation.differential(part).string(),
                    sign,
                    written(handed),
                    handed.shape().toString());
        }
        return new Row("", notation.differential(to).string(), sign, written(derivative), shape);
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
        boolean sequence = repeats(derivative)
                && loops().stream()
                        .anyMatch(loop -> loop.amount(target)
                                .filter(LoopForm.Amount::isSequence)
                                .isPresent());
        Text by = notation.symbol(target.name(), sequence ? List.of(LoopForm.INDEX) : List.of());
        String left = notation.partial(notation.symbol(steps.root().name()), by).string();
        return notation.equation(left, right(derivative, target));
    }

    private boolean repeats(Expr derivative) {
        boolean loop = Graph.of(derivative).nodes().stream()
                .anyMatch(node -> node instanceof Apply apply && apply.op() instanceof Loop);
        return loop && !loops.isEmpty();
    }

    /** The derivative; behind a loop in terms of what was handed down, since one line cannot say it. */
    String right(Expr derivative, Step target) {
        if (!repeats(derivative)) return written(derivative);
        List<String> terms = new ArrayList<>();
        Set<LoopForm> told = new HashSet<>();
        for (Step step : steps.computed()) {
            LoopForm loop = loops.get(step);
            for (Contribution contribution : contributions(step)) {
                if (contribution.to() != target || loop != null && !told.add(loop)) continue;
                Row row = row(step, contribution, true);
                terms.add(row.derivative());
            }
        }
        return terms.size() == 1 ? terms.get(0) : notation.row(terms, "+");
    }

    /** The forward step as an equation; what a loop computes as one for each of its values. */
    String definition(Step step) {
        LoopForm loop = loops.get(step);
        if (loop != null) {
            return notation.row(
                    loop.locals().stream()
                            .map(local -> loop.definition(local, notation))
                            .toList(),
                    ",");
        }
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
