package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Follows a loop forward and backward by the lines that are shown of a step, and compares with what the graph gives. */
final class LoopAudit {
    private final LoopForm form;
    private final Loop.Body body;
    private final int steps;

    /** For every step the values of the symbols of the body, and of what stands for the derivatives. */
    private final List<Map<Symbol, Tensor>> values = new ArrayList<>();

    private final List<Tensor> operands = new ArrayList<>();

    private LoopAudit(LoopForm form, Audit audit) {
        this.form = form;
        this.body = form.body();
        for (Expr operand : form.loop().args()) operands.add(Interpreter.evaluate(operand, audit.values()));
        this.steps = operands.get(body.carried().size()).sizes()[0];
    }

    /**
     * The number of lines that hold.
     *
     * @throws IllegalStateException if one does not
     */
    static int check(LoopForm form, Audit audit, MatrixForm table) {
        LoopAudit loop = new LoopAudit(form, audit);
        loop.forward();
        loop.compareForward(audit);
        int lines = form.locals().size();
        // Without a scalar result nothing is handed down.
        if (!audit.isScalar() || form.deltas().isEmpty()) return lines;
        return lines + loop.compareBackward(audit, table, loop.backward(audit, table));
    }

    private void forward() {
        Map<Symbol, Tensor> fixed = new IdentityHashMap<>();
        int first = body.carried().size() + body.slices().size();
        for (int i = 0; i < body.fixed().size(); i++) fixed.put(body.fixed().get(i), operands.get(first + i));
        List<Tensor> carried =
                new ArrayList<>(operands.subList(0, body.carried().size()));
        for (int t = 0; t < steps; t++) {
            Map<Symbol, Tensor> known = new IdentityHashMap<>(fixed);
            for (int i = 0; i < carried.size(); i++) known.put(body.carried().get(i), carried.get(i));
            for (int i = 0; i < body.slices().size(); i++)
                known.put(body.slices().get(i), operands.get(carried.size() + i).part(t));
            for (LoopForm.Local local : form.locals())
                known.put(local.standIn(), Interpreter.evaluate(local.definition(), known));
            for (int i = 0; i < carried.size(); i++)
                carried.set(i, known.get(form.next(i).standIn()));
            values.add(known);
        }
    }

    private void compareForward(Audit audit) {
        for (LoopForm.Local local : form.locals()) {
            for (Step part : form.parts(local)) {
                Tensor whole = audit.value(part);
                for (int t = form.isLast(part) ? steps - 1 : 0; t < steps; t++)
                    Audit.demandAll(
                            "step of " + local.name(),
                            values.get(t).get(local.standIn()),
                            form.isLast(part) ? whole : whole.part(t));
            }
        }
    }

    /** What is known in every step of a loop: the symbols of the body, what it computes, and the derivatives by that. */
    static List<Map<Symbol, Tensor>> steps(LoopForm form, Audit audit, MatrixForm table) {
        LoopAudit loop = new LoopAudit(form, audit);
        loop.forward();
        if (audit.isScalar() && !form.deltas().isEmpty()) loop.backward(audit, table);
        return loop.values;
    }

    /** The values that all steps of a loop have, under what stands for them, those of δ among them. */
    static Map<Symbol, Tensor> values(LoopForm form, Audit audit, MatrixForm table) {
        List<Map<Symbol, Tensor>> steps = steps(form, audit, table);
        List<Symbol> shown = new ArrayList<>();
        for (LoopForm.Local local : form.locals()) shown.add(local.standIn());
        for (LoopForm.Delta delta : form.deltas()) shown.add(delta.by().delta());
        shown.removeIf(symbol -> !steps.get(0).containsKey(symbol));
        Map<Symbol, Tensor> values = new IdentityHashMap<>();
        for (Symbol symbol : shown)
            values.put(
                    symbol,
                    stacked(steps.stream().map(known -> known.get(symbol)).toList()));
        return values;
    }

    private Map<Step, Tensor> backward(Audit audit, MatrixForm table) {
        Map<Step, Tensor> handed = new HashMap<>();
        audit.handedDown(table, handed);
        for (int t = steps - 1; t >= 0; t--) {
            Map<Symbol, Tensor> known = values.get(t);
            for (Step part : form.parts().values())
                if (handed.containsKey(part)) known.put(form.handedTo(part), handedAt(part, handed.get(part), t));
            // Behind the last step there is nothing, so its derivatives are 0 whatever its values are.
            Map<Symbol, Tensor> behind = values.get(Math.min(t + 1, steps - 1));
            for (Map.Entry<Symbol, Symbol> entry : form.later().entrySet()) {
                Tensor value = behind.get(entry.getKey());
                boolean last = t == steps - 1;
                if (body.carried().contains(entry.getKey())) continue;
                if (value == null || last && isDelta(entry.getKey())) value = zeros(entry.getKey());
                known.put(entry.getValue(), value);
            }
            for (LoopForm.Delta delta : form.deltas())
                known.put(delta.by().delta(), Interpreter.evaluate(delta.derivative(), known));
        }
        return handed;
    }

    private int compareBackward(Audit audit, MatrixForm table, Map<Step, Tensor> handed) {
        int lines = form.deltas().size();
        for (Step to : table.operands(form)) {
            Optional<LoopForm.Amount> amount = form.amount(to);
            if (amount.isEmpty()) continue;
            Audit.demandAll("sum over the steps", total(amount.get()), expected(to, audit, table, handed));
            lines++;
        }
        return lines;
    }

    private Tensor handedAt(Step part, Tensor handed, int t) {
        if (!form.isLast(part)) return handed.part(t);
        return t == steps - 1 ? handed : Tensor.zeros(handed.sizes());
    }

    private boolean isDelta(Symbol symbol) {
        return form.deltas().stream().anyMatch(delta -> delta.by().delta() == symbol);
    }

    private Tensor zeros(Symbol like) {
        for (LoopForm.Local local : form.locals())
            if (local.delta() == like)
                return Tensor.zeros(values.get(0).get(local.standIn()).sizes());
        throw new IllegalStateException("no value of a step: " + like.name());
    }

    private Tensor total(LoopForm.Amount amount) {
        if (amount.isSequence()) {
            List<Tensor> parts = new ArrayList<>();
            for (Map<Symbol, Tensor> known : values) parts.add(Interpreter.evaluate(amount.each(), known));
            return stacked(parts);
        }
        Map<Symbol, Tensor> start = new IdentityHashMap<>(values.get(0));
        form.first().forEach((symbol, at) -> {
            Tensor value = values.get(0).get(symbol);
            if (value != null) start.put(at, value);
        });
        Tensor total = Interpreter.evaluate(amount.start(), start);
        for (Map<Symbol, Tensor> known : values) {
            Tensor each = Interpreter.evaluate(amount.sum(), known);
            boolean larger = each.sizes().length > total.sizes().length;
            total = Audit.sum(larger ? spread(total, each) : total, larger ? each : spread(each, total));
        }
        return total;
    }

    // A sum that is 0 is a number, whatever the shape of the operand.
    private static Tensor spread(Tensor number, Tensor like) {
        return number.sizes().length == like.sizes().length ? number : Tensor.filled(number.values()[0], like.sizes());
    }

    /** What the derivative of the loop as one op gives. */
    private Tensor expected(Step to, Audit audit, MatrixForm table, Map<Step, Tensor> handed) {
        Map<Symbol, Tensor> known = new IdentityHashMap<>(audit.values());
        Tensor total = null;
        for (Step part : form.parts().values()) {
            if (!handed.containsKey(part)) continue;
            if (table.handedTo(part) instanceof Symbol symbol) known.put(symbol, handed.get(part));
            for (MatrixForm.Contribution contribution : table.contributions(part)) {
                if (contribution.to() != to) continue;
                Tensor amount = Interpreter.evaluate(contribution.derivative(), known);
                total = total == null ? amount : Audit.sum(total, amount);
            }
        }
        return Objects.requireNonNull(total);
    }

    private static Tensor stacked(List<Tensor> parts) {
        int[] part = parts.get(0).sizes();
        int[] sizes = new int[part.length + 1];
        sizes[0] = parts.size();
        System.arraycopy(part, 0, sizes, 1, part.length);
        double[] all = new double[Tensor.count(sizes)];
        int count = Tensor.count(part);
        for (int t = 0; t < parts.size(); t++) System.arraycopy(parts.get(t).values(), 0, all, t * count, count);
        return new Tensor(sizes, all);
    }
}
