package org.leibniz.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Broadcast;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * Repeats values along axes: operand axis i becomes axis {@code axes[i]} of the result and is stretched if its size is 1;
 * the other axes are new.
 */
public record BroadcastTo(Shape to, List<Integer> axes) implements Op {
    static Expr broadcastTo(Expr x, Shape to) {
        if (x.shape().equals(to)) return x;
        Optional<String> obstacle = Broadcast.obstacle(x.shape(), to);
        if (obstacle.isPresent() || !Shape.broadcast(x.shape(), to).equals(to)) {
            throw ShapeException.broadcast(
                    "broadcast", x.described(), to.toString(), obstacle.orElse("the target is smaller"));
        }
        return new Apply(new BroadcastTo(to, new Broadcast(x.shape(), to).axes()), List.of(x));
    }

    /** Puts axis i of the operand at {@code axes[i]} of the result. */
    public static Expr broadcastTo(Expr x, Shape to, List<Integer> axes) {
        return x.shape().equals(to) ? x : new Apply(new BroadcastTo(to, List.copyOf(axes)), List.of(x));
    }

    /** The operands broadcast to their joint shape. */
    static List<Expr> align(String operation, List<Expr> operands) {
        Expr widest = operands.get(0);
        Shape joint = widest.shape();
        for (Expr operand : operands.subList(1, operands.size())) {
            if (operand.shape().equals(joint)) {
                widest = operand;
                continue;
            }
            Optional<String> obstacle = Broadcast.obstacle(joint, operand.shape());
            if (obstacle.isPresent()) {
                throw ShapeException.broadcast(operation, widest.described(), operand.described(), obstacle.get());
            }
            joint = Shape.broadcast(joint, operand.shape());
            if (operand.shape().equals(joint)) widest = operand;
        }
        List<Expr> aligned = new ArrayList<>();
        for (Expr operand : operands) aligned.add(operand.broadcastTo(joint));
        return aligned;
    }

    /** What a chain of broadcasts repeats; the expression itself if it is no broadcast. */
    public static Expr source(Expr e) {
        Expr source = e;
        while (source instanceof Apply apply && apply.op() instanceof BroadcastTo) source = apply.arg(0);
        return source;
    }

    /** Whether the expression is one number, possibly repeated. */
    public static boolean isScalar(Expr e) {
        return source(e).shape().isScalar();
    }

    /** Whether broadcasting happens by the rule by which operands of different shape are matched. */
    boolean isNatural() {
        int added = to.rank() - axes.size();
        return IntStream.range(0, axes.size()).allMatch(i -> axes.get(i) == added + i);
    }

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public Shape shape(List<Expr> in) {
        Shape from = in.get(0).shape();
        if (from.rank() != axes.size()) {
            throw ShapeException.rank("broadcast", axes.size(), in.get(0).described());
        }
        for (int i = 0; i < axes.size(); i++) {
            boolean ascending = i == 0 || axes.get(i - 1) < axes.get(i);
            if (!ascending || axes.get(i) < 0 || axes.get(i) >= to.rank()) {
                throw new ShapeException("broadcast: axes " + axes + " do not ascend within " + to);
            }
            Dim target = to.dim(axes.get(i));
            if (!from.dim(i).isOne() && !from.dim(i).equals(target)) {
                String reason = ShapeException.difference(i, from.dim(i), target);
                throw ShapeException.broadcast("broadcast", in.get(0).described(), to.toString(), reason);
            }
        }
        return to;
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(Sum.overBroadcast(dy, y.arg(0).shape(), axes));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        boolean constant = y.arg(0) instanceof Constant;
        boolean ones = constant && Constant.is(y.arg(0), 1);
        if (ones || constant && Constant.is(y.arg(0), 0)) {
            Text[] sizes = to.dims().stream()
                    .map(dim -> notation.literal(dim.toString()))
                    .toArray(Text[]::new);
            return notation.call(ones ? "ones" : "zeros", sizes);
        }
        List<Text> arguments = new ArrayList<>(List.of(in.get(0), notation.literal(to.toString())));
        if (!isNatural()) axes.forEach(axis -> arguments.add(notation.literal(axis.toString())));
        return notation.call("broadcast", arguments.toArray(Text[]::new));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Expand(axes);
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor from = in.get(0);
        Tensor result = Tensor.zeros(sizes);
        int[] strides = Tensor.strides(sizes);
        int[] fromStrides = Tensor.strides(from.sizes());
        for (int at = 0; at < result.values().length; at++) {
            int source = 0;
            for (int i = 0; i < axes.size(); i++) {
                int index = at / strides[axes.get(i)] % sizes[axes.get(i)];
                if (from.sizes()[i] != 1) source += index * fromStrides[i];
            }
            result.values()[at] = from.values()[source];
        }
        return result;
    }
}
