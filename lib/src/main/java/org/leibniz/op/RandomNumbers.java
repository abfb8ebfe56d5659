package org.leibniz.op;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * Random numbers as a function of a step: the same step gives the same numbers, on every machine and in every precision,
 * and a step further gives others. Two uses with one stream are one node; with two streams they are independent.
 */
public record RandomNumbers(Distribution distribution, long stream, Shape of) implements Op {
    /** What the numbers are like. */
    public enum Distribution {
        /** Even in [0, 1), as multiples of 2⁻²⁴. */
        UNIFORM,
        /** With mean 0 and variance 1 (Box and Muller 1958). */
        NORMAL,
        /** The numbers 0 … n − 1 in some order. */
        PERMUTATION
    }

    private static final double FRACTION = 0x1p-24;
    private static final double HALF_OPEN = 0x1p-32;

    static Expr of(Distribution distribution, Expr step, long stream, Shape shape) {
        if (distribution == Distribution.PERMUTATION && shape.rank() != 1) {
            throw ShapeException.needed("permutation", "a shape of one axis", shape.toString());
        }
        return new Apply(new RandomNumbers(distribution, stream, shape), List.of(step));
    }

    @Override
    public String name() {
        return distribution.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Shape shape(List<Expr> in) {
        if (!in.get(0).shape().isScalar()) {
            throw ShapeException.needed(
                    name(), "a scalar for the step", in.get(0).described());
        }
        return of;
    }

    /** The step only counts, so nothing varies with it. */
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return Arrays.asList((Expr) null);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(
                name(), in.get(0), notation.literal(Long.toString(stream)), notation.literal(of.toString()));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library(name());
    }

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        long step = Double.doubleToLongBits(in.get(0).item());
        double[] values = new double[Tensor.count(sizes)];
        int[] words = new int[4];
        for (int i = 0; i < values.length; i++) {
            words[0] = i;
            words[1] = 0;
            words[2] = (int) step;
            words[3] = (int) (step >>> 32);
            Philox.scramble(words, stream);
            values[i] = distribution == Distribution.NORMAL ? normal(words) : (words[0] >>> 8) * FRACTION;
        }
        return new Tensor(sizes, distribution == Distribution.PERMUTATION ? ranks(values) : values);
    }

    private static double normal(int[] words) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(((words[0] & 0xffffffffL) + 0.5) * HALF_OPEN));
        return radius * StrictMath.cos(2 * Math.PI * ((words[1] & 0xffffffffL) * HALF_OPEN));
    }

    private static double[] ranks(double[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> keys[i]))
                .mapToDouble(Integer::doubleValue)
                .toArray();
    }
}
