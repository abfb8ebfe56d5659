package org.leibniz.expr;

import static org.leibniz.op.Ops.eye;
import static org.leibniz.op.Ops.ones;
import static org.leibniz.op.Ops.size;
import static org.leibniz.op.Ops.zeros;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The symbols and numbers that random expressions start from; the names are those that printers find hardest. */
final class RandomLeaves {
    private static final Dim N = Dim.named("n");
    private static final Dim M = Dim.named("m");
    private static final Rational HUGE = new Rational(BigInteger.TEN.pow(400), BigInteger.ONE);

    private final Random random;
    private final boolean scalarOnly;
    private final boolean extreme;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, Symbol> symbols = new HashMap<>();

    RandomLeaves(Random random, boolean scalarOnly, boolean extreme) {
        this.random = random;
        this.scalarOnly = scalarOnly;
        this.extreme = extreme;
        add(
                Shape.scalar(),
                "a",
                "b",
                "p",
                "i",
                "l",
                "w",
                "x",
                "w1",
                "w2",
                "rate",
                "λ",
                "∂E",
                "x2y",
                "a_b",
                "ex",
                "dE2");
        if (scalarOnly) return;
        add(Shape.of(3), "v", "u", "z1x");
        add(Shape.of(N), "s", "q");
        add(Shape.of(1), "one");
        add(Shape.of(3, 3), "A", "AB");
        add(Shape.of(2, 3), "D");
        add(Shape.of(1, 3), "K");
        add(Shape.of(N, Dim.of(3)), "B");
        add(Shape.of(Dim.of(3), M), "C");
        add(Shape.of(N, Dim.of(1)), "row");
        add(Shape.of(Dim.of(4), N), "t1");
        add(Shape.of(2, 3, 4), "T");
        add(Shape.of(2, 1, 3), "cube");
        add(Shape.of(N, Dim.of(2), Dim.of(3)), "S");
    }

    /** Numbers, vectors and matrices of one size, named by single letters. */
    static RandomLeaves square(Random random) {
        RandomLeaves leaves = new RandomLeaves(random, true, false);
        leaves.names.clear();
        leaves.add(Shape.scalar(), "a", "b", "c", "w2");
        leaves.add(Shape.of(3), "x", "y", "x1");
        leaves.add(Shape.of(3, 3), "A", "B", "W1");
        return leaves;
    }

    private void add(Shape shape, String... more) {
        for (String name : more) {
            names.add(name);
            shapes.put(name, shape);
        }
    }

    Expr next() {
        int kind = random.nextInt(12);
        if (kind < 8) return symbol();
        if (kind < 11 || scalarOnly) return number();
        return switch (random.nextInt(6)) {
            case 0 -> ones(shape());
            case 1 -> zeros(shape());
            case 2 -> eye(extreme && random.nextInt(3) == 0 ? N : Dim.of(3));
            case 3 -> size(N);
            default -> size(dim());
        };
    }

    Symbol symbol() {
        String name = names.get(random.nextInt(names.size()));
        return symbols.computeIfAbsent(
                name, n -> random.nextBoolean() ? Symbol.input(n, shapes.get(n)) : Symbol.parameter(n, shapes.get(n)));
    }

    /** A size, fixed, named or computed. */
    Dim dim() {
        return switch (random.nextInt(extreme ? 8 : 4)) {
            case 0 -> N;
            case 1 -> M;
            case 2 -> Dim.of(2);
            case 3 -> Dim.of(3);
            case 4 -> N.times(2).plus(1);
            case 5 -> N.plus(11).floorDiv(2).plus(1);
            case 6 -> N.times(N).times(3).plus(M.times(N)).plus(7);
            default -> N.plus(M).floorDiv(N.times(4).plus(1)).times(2).plus(N);
        };
    }

    Shape shape() {
        Dim[] dims = new Dim[1 + random.nextInt(2)];
        for (int i = 0; i < dims.length; i++) dims[i] = dim();
        return Shape.of(dims);
    }

    Constant number() {
        return switch (random.nextInt(extreme ? 14 : 8)) {
            case 0, 1 -> Constant.of(random.nextInt(12) - 3);
            case 2 -> Constant.of(Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(9)));
            case 3 -> Constant.of((Number) (Math.round(random.nextDouble(-3, 3) * 100) / 100.0));
            case 4 -> Constant.of(Rational.HALF);
            case 5 -> Constant.of((Number) (random.nextBoolean() ? 0.1 : -2.5));
            case 6 -> Constant.pi();
            case 7 -> Constant.e();
            case 8 -> Constant.of((Number) (random.nextBoolean() ? 1e-30 : -4.5e30));
            case 9 -> Constant.of((Number) (random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300)));
            case 10 -> Constant.of(random.nextBoolean() ? HUGE : HUGE.inverse().negate());
            case 11 -> Constant.of(Rational.of(random.nextLong(), 1 + random.nextInt(1_000_000)));
            case 12 ->
                Constant.of(new Rational(new BigInteger(200, random), BigInteger.valueOf(1 + random.nextInt(5))));
            default ->
                Constant.of((Number) new Double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}
                        [random.nextInt(3)]);
        };
    }
}
