package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

class ParametersTest {
    private final Symbol w = Symbol.parameter("w", Shape.of(2, 3));
    private final Symbol b = Symbol.parameter("b", Shape.of(3));
    private final float[] ofW = {1, 2, 3, 4, 5, 6};
    private final float[] ofB = {7, 8, 9};

    private Parameters parameters() {
        Map<Symbol, float[]> values = new LinkedHashMap<>();
        values.put(w, ofW);
        values.put(b, ofB);
        return Parameters.of(values);
    }

    @Test
    void updatesChangeWhatAllCallsSee() {
        Parameters parameters = parameters();
        Program program = Program.compile(List.of(Ops.sum(w)), Map.of(w, w.plus(1), b, b.times(2)), Precision.FLOAT32);
        Call first = program.call().with(parameters);
        Call second = program.call().with(parameters);
        assertEquals(21, first.run().number(0));
        assertEquals(27, second.run().number(0));
        assertArrayEquals(new float[] {3, 4, 5, 6, 7, 8}, parameters.values(w));
        assertArrayEquals(new float[] {28, 32, 36}, parameters.values(b));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, ofW, "the values given are copied");
        parameters.set(w, new float[6]);
        assertEquals(0, first.run().number(0));
    }

    @Test
    void inDoublePrecision() {
        Parameters parameters = Parameters.of(Map.of(b, ofB), Precision.FLOAT64);
        Program program = Program.compile(List.of(Ops.sum(b)), Map.of(b, b.div(3)), Precision.FLOAT64);
        assertEquals(24, program.call().with(parameters).run().number(0));
        assertEquals(24.0 / 3, program.call().with(parameters).run().number(0), 1e-15);
        assertArrayEquals(new float[] {7f / 9, 8f / 9, 1}, parameters.values(b));
    }

    @Test
    void copiesStayAsTheyAre() {
        Parameters parameters = parameters();
        Parameters before = parameters.copy();
        parameters.set(w, new float[6]);
        assertArrayEquals(ofW, before.values(w));
        parameters.set(before);
        assertArrayEquals(ofW, parameters.values(w));
        assertEquals(List.of(w, b), List.copyOf(before.symbols()));
        assertEquals(
                "these are not values of the same symbols: [b]",
                assertThrows(IllegalArgumentException.class, () -> parameters.set(Parameters.of(Map.of(b, ofB))))
                        .getMessage());
    }

    @Test
    void saysWhatDoesNotFit() {
        assertEquals(
                "w[2,3] cannot have 5 values",
                assertThrows(IllegalArgumentException.class, () -> Parameters.of(Map.of(w, new float[5])))
                        .getMessage());
        Symbol x = Symbol.input("x", Shape.of(Dim.named("n")));
        assertEquals(
                "x[n] cannot have 5 values",
                assertThrows(IllegalArgumentException.class, () -> Parameters.of(Map.of(x, new float[5])))
                        .getMessage());
        assertEquals(
                "no values are kept for x[n]",
                assertThrows(IllegalArgumentException.class, () -> parameters().values(x))
                        .getMessage());
    }
}
