package org.leibniz.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * Recurrence along the first axis of sequences, without being unrolled: a thousand steps are one node, as ten are. Its
 * derivative is a scan that goes the other way, so it can be differentiated any number of times.
 *
 * <p>A scan is an op here and not in {@code op}, because its derivative differentiates the step.
 */
public final class Scan implements Loop {
    private static final AtomicLong NAMES = new AtomicLong();

    private final Body body;

    private Scan(Body body) {
        this.body = body;
    }

    /**
     * What a step computes.
     *
     * @param next what it hands on, in the shapes of what was handed to it
     * @param outputs what is kept of it
     */
    public record Step(List<Expr> next, List<Expr> outputs) {}

    /**
     * What a scan gives.
     *
     * @param last what the last step hands on
     * @param outputs for each output the values of all steps, along a new first axis
     */
    public record Result(List<Expr> last, List<Expr> outputs) {}

    /**
     * Repeats a step along the first axis of some sequences.
     *
     * @param initial what is handed to the first step
     * @param sequences at least one; all with the same first size
     * @param step given symbols for what is handed to a step and for its parts of the sequences
     * @throws ShapeException if the sequences differ in length, or a step hands on another shape than it was handed
     */
    public static Result over(
            List<? extends Expr> initial,
            List<? extends Expr> sequences,
            BiFunction<List<Symbol>, List<Symbol>, Step> step) {
        if (sequences.isEmpty()) throw new IllegalArgumentException("scan: at least one sequence is needed");
        List<Symbol> carried =
                initial.stream().map(value -> fresh("carried", value.shape())).toList();
        List<Symbol> slices = new ArrayList<>();
        for (Expr sequence : sequences) {
            Shape shape = sequence.shape();
            if (shape.isScalar()) throw ShapeException.needed("scan", "a sequence", sequence.described());
            slices.add(fresh("slice", shape.take(1, shape.rank())));
        }
        Step made = step.apply(carried, slices);
        List<Expr> all = new ArrayList<>(made.next());
        all.addAll(made.outputs());
        List<Symbol> fixed = new ArrayList<>(Graph.of(all).symbols());
        fixed.removeAll(carried);
        fixed.removeAll(slices);
        Body body = new Body(carried, slices, fixed, made.next(), made.outputs(), false);
        return apply(body, initial, sequences, fixed);
    }

    private static Symbol fresh(String role, Shape shape) {
        return Symbol.input(role + "_" + NAMES.incrementAndGet() + "_", shape);
    }

    private static Result apply(
            Body body, List<? extends Expr> initial, List<? extends Expr> sequences, List<? extends Expr> fixed) {
        List<Expr> operands = new ArrayList<>(initial);
        operands.addAll(sequences);
        operands.addAll(fixed);
        Apply scan = of(body, operands);
        int carried = body.carried().size();
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < carried + body.outputs().size(); i++)
            parts.add(scan.shapes().size() == 1 ? scan : scan.part(i));
        return new Result(parts.subList(0, carried), parts.subList(carried, parts.size()));
    }

    /**
     * The loop with this body.
     *
     * @param operands what is carried at first, then the sequences, then what is the same in all steps
     * @throws IllegalArgumentException if there are too few or too many of them
     * @throws ShapeException if an operand does not have the shape of its symbol
     */
    public static Apply of(Body body, List<? extends Expr> operands) {
        List<Symbol> symbols = new ArrayList<>(body.carried());
        symbols.addAll(body.slices());
        symbols.addAll(body.fixed());
        boolean complete = !body.slices().isEmpty()
                && operands.size() == symbols.size()
                && body.next().size() == body.carried().size();
        if (!complete) throw new IllegalArgumentException("scan: the operands are not those of the body");
        for (int i = 0; i < symbols.size(); i++) {
            Expr operand = operands.get(i);
            Shape needed = symbols.get(i).shape();
            boolean sequence = body.slices().contains(symbols.get(i));
            if (sequence && operand.shape().isScalar()) {
                throw ShapeException.needed("scan", "a sequence", operand.described());
            }
            if (!sequence && !operand.shape().equals(needed)) {
                throw ShapeException.needed("scan", "a value of shape " + needed, operand.described());
            }
        }
        return new Apply(new Scan(body), operands);
    }

    @Override
    public Body body() {
        return body;
    }

    @Override
    public Scan with(Body other) {
        return new Scan(other);
    }

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public Shape shape(List<Expr> in) {
        return shapes(in).get(0);
    }

    @Override
    public List<Shape> shapes(List<Expr> in) {
        int carried = body.carried().size();
        Dim steps = in.get(carried).shape().dim(0);
        for (int i = 0; i < body.slices().size(); i++) {
            Expr sequence = in.get(carried + i);
            Shape needed = body.slices().get(i).shape().prepend(steps);
            if (!sequence.shape().equals(needed)) {
                throw ShapeException.needed("scan", "a sequence of shape " + needed, sequence.described());
            }
        }
        List<Shape> results = new ArrayList<>();
        for (int i = 0; i < carried; i++) {
            Expr next = body.next().get(i);
            if (!next.shape().equals(in.get(i).shape())) {
                throw ShapeException.differ(
                        "scan", in.get(i).described(), next.described(), "a step hands on the shape it was handed");
            }
            results.add(next.shape());
        }
        body.outputs().forEach(output -> results.add(output.shape().prepend(steps)));
        body.carried().forEach(symbol -> results.add(symbol.shape().prepend(steps)));
        return results;
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return pullback(y, List.of(dy));
    }

    /** A scan the other way: what is carried are the derivatives by what was carried and by what is the same in all steps. */
    @Override
    public List<Expr> pullback(Apply y, List<Expr> dy) {
        int carried = body.carried().size();
        int outputs = body.outputs().size();
        List<Expr> initial = new ArrayList<>();
        List<Symbol> backCarried = new ArrayList<>();
        List<Symbol> backSlices = new ArrayList<>(body.slices());
        List<Expr> sequences = new ArrayList<>(
                y.args().subList(carried, carried + body.slices().size()));
        Expr along = Constant.of(0);
        for (int i = 0; i < carried; i++) {
            Expr last = dy.get(i);
            initial.add(last == null ? Constant.filled(0, y.shapes().get(i)) : last);
            Symbol slope = fresh("slope", y.shapes().get(i));
            backCarried.add(slope);
            along = along.plus(slope.times(body.next().get(i)).sum());
            backSlices.add(body.carried().get(i));
            sequences.add(y.part(carried + outputs + i));
        }
        for (int i = 0; i < outputs; i++) {
            if (dy.get(carried + i) == null) continue;
            Symbol slope = slice(dy.get(carried + i), backSlices, sequences);
            along = along.plus(slope.times(body.outputs().get(i)).sum());
        }
        List<Symbol> by = new ArrayList<>(body.carried());
        by.addAll(body.fixed().stream().filter(symbol -> !symbol.isIndex()).toList());
        List<Symbol> fixedBy = List.copyOf(by.subList(carried, by.size()));
        for (Symbol symbol : fixedBy) {
            initial.add(Constant.filled(0, symbol.shape()));
            backCarried.add(fresh("slope", symbol.shape()));
        }
        by.addAll(body.slices());
        List<Expr> slopes = Gradient.of(along).by(by);
        List<Expr> next = new ArrayList<>();
        for (int i = 0; i < backCarried.size(); i++) {
            Expr slope = slopes.get(i);
            Expr history = i < carried ? dy.get(carried + outputs + i) : backCarried.get(i);
            if (history != null) slope = slope.plus(i < carried ? slice(history, backSlices, sequences) : history);
            next.add(slope);
        }
        List<Expr> kept = slopes.subList(backCarried.size(), slopes.size());
        Body back = new Body(backCarried, backSlices, body.fixed(), next, kept, !body.reversed());
        Result result = apply(
                back,
                initial,
                sequences,
                y.args().subList(carried + body.slices().size(), y.args().size()));
        List<Expr> all = new ArrayList<>(result.last().subList(0, carried));
        all.addAll(result.outputs());
        for (Symbol symbol : body.fixed()) {
            int place = fixedBy.indexOf(symbol);
            all.add(place < 0 ? null : result.last().get(carried + place));
        }
        return all;
    }

    /** A symbol for the parts of a further sequence. */
    private static Symbol slice(Expr sequence, List<Symbol> slices, List<Expr> sequences) {
        Symbol symbol = fresh("slope", sequence.shape().take(1, sequence.shape().rank()));
        slices.add(symbol);
        sequences.add(sequence);
        return symbol;
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("scan", in.toArray(Text[]::new));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("scan");
    }

    /** Never asked: whoever evaluates expressions repeats the body himself. */
    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        throw new IllegalStateException("the body of a scan is evaluated step by step, not " + Arrays.toString(sizes));
    }
}
