package org.leibniz.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws on random expressions, and their values against plain long arithmetic at random sizes. */
class DimLawsTest {
    private static final int EXPRESSIONS = 5000;

    private final Random random = new Random(1716);

    private final List<Map<String, Long>> points = Stream.generate(() -> Map.of("k", size(), "m", size(), "n", size()))
            .limit(12)
            .toList();

    /** An expression, and its values at the points by plain arithmetic. */
    private record Sample(Dim dim, List<Long> values) {}

    @Test
    void valuesAreThoseOfPlainArithmetic() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Sample sample = expression(4);
            assertEquals(sample.values, valuesOf(sample.dim), sample.dim::toString);
        }
    }

    @Test
    void ringLaws() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Dim a = expression(2).dim;
            Dim b = expression(2).dim;
            Dim c = expression(2).dim;
            assertSame(a.plus(b), b.plus(a));
            assertSame(a.times(b), b.times(a));
            assertSame(a.plus(b).plus(c), a.plus(b.plus(c)));
            assertSame(a.times(b).times(c), a.times(b.times(c)));
            assertSame(a.times(b.plus(c)), a.times(b).plus(a.times(c)));
            assertSame(a.minus(b).plus(b), a);
        }
    }

    @Test
    void floorDivisionLaws() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Dim a = expression(2).dim;
            Dim b = divisor();
            Dim c = expression(1).dim;
            long d = 1 + random.nextInt(6);
            assertSame(c, c.times(b).floorDiv(b));
            assertSame(c.plus(a.floorDiv(d)), a.plus(c.times(d)).floorDiv(d));
            assertSame(a.floorDiv(b), a.times(d).floorDiv(b.times(d)));
            assertSame(a, b.times(a.floorDiv(b)).plus(a.mod(b)));
            Dim remainder = a.mod(b);
            for (Map<String, Long> point : points) {
                long value = remainder.evaluate(point);
                assertTrue(value >= 0 && value < b.evaluate(point), () -> a + " mod " + b + " at " + point);
            }
        }
    }

    @Test
    void wholeMultiplesOfAnyDivisorComeOut() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Dim remainder = expression(2).dim;
            Dim quotient = expression(1).dim;
            Dim divisor = divisor();
            assertSame(
                    quotient.plus(remainder.floorDiv(divisor)),
                    quotient.times(divisor).plus(remainder).floorDiv(divisor));
        }
    }

    @Test
    void equalDimsHaveEqualValuesAndUnequalTextsAreUnequalDims() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Dim a = expression(2).dim;
            Dim b = expression(2).dim;
            if (a.equals(b)) {
                assertEquals(valuesOf(a), valuesOf(b));
            } else {
                assertFalse(a.toString().equals(b.toString()), a::toString);
            }
            if (a.decidablyDiffers(b)) {
                IntStream.range(0, points.size())
                        .forEach(at -> assertFalse(
                                valuesOf(a).get(at).equals(valuesOf(b).get(at))));
            }
        }
    }

    @Test
    void substitutionIsEvaluationInTwoSteps() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Dim dim = polynomial().times(polynomial().floorDiv(divisor())).plus(polynomial());
            Dim replacement = divisor();
            Dim substituted = dim.substitute(Map.of("n", replacement));
            for (Map<String, Long> point : points) {
                Map<String, Long> replaced =
                        Map.of("k", point.get("k"), "m", point.get("m"), "n", replacement.evaluate(point));
                assertEquals(
                        dim.evaluate(replaced), substituted.evaluate(point), () -> dim + " with n = " + replacement);
            }
            assertSame(dim, dim.substitute(Map.of()));
            assertEquals(dim.toString(), dim.substitute(Map.of()).toString());
        }
    }

    private long size() {
        return 1 + random.nextInt(12);
    }

    private List<Long> valuesOf(Dim dim) {
        return points.stream().map(dim::evaluate).toList();
    }

    private Dim polynomial() {
        return expression(2, 3).dim;
    }

    private Sample expression(int depth) {
        return expression(depth, 5);
    }

    private Sample expression(int depth, int operators) {
        if (depth == 0) {
            return leaf();
        }
        Sample left = expression(random.nextInt(depth), operators);
        Sample right = expression(random.nextInt(depth), operators);
        return switch (random.nextInt(operators)) {
            case 0 -> combine(left, right, left.dim.plus(right.dim), Long::sum);
            case 1 -> combine(left, right, left.dim.minus(right.dim), (a, b) -> a - b);
            case 2 -> combine(left, right, left.dim.times(right.dim), (a, b) -> a * b);
            default -> divided(left, right);
        };
    }

    private Sample leaf() {
        if (random.nextBoolean()) {
            String name = List.of("k", "m", "n").get(random.nextInt(3));
            return new Sample(
                    Dim.named(name),
                    points.stream().map(point -> point.get(name)).toList());
        }
        long value = random.nextInt(-7, 8);
        return new Sample(Dim.of(value), points.stream().map(point -> value).toList());
    }

    private Sample divided(Sample left, Sample right) {
        if (right.values.contains(0L)) {
            return left;
        }
        return random.nextBoolean()
                ? combine(left, right, left.dim.floorDiv(right.dim), Math::floorDiv)
                : combine(left, right, left.dim.mod(right.dim), Math::floorMod);
    }

    private Sample combine(Sample left, Sample right, Dim dim, LongBinaryOperator operator) {
        return new Sample(
                dim,
                IntStream.range(0, points.size())
                        .mapToObj(at -> operator.applyAsLong(left.values.get(at), right.values.get(at)))
                        .toList());
    }

    /** A divisor, positive at all sizes. */
    private Dim divisor() {
        Dim[] choices = {
            Dim.of(size()),
            Dim.named("m"),
            Dim.named("n").plus(size()),
            Dim.named("k").times(size()).plus(Dim.named("m"))
        };
        return choices[random.nextInt(choices.length)];
    }

    private static void assertSame(Dim expected, Dim actual) {
        assertEquals(expected, actual);
        assertEquals(expected.hashCode(), actual.hashCode());
    }
}
