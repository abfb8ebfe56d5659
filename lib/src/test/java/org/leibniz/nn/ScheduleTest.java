package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

class ScheduleTest {
    private static double factor(Schedule schedule, int step, int steps) {
        Symbol t = Symbol.input("t", Shape.scalar());
        return Interpreter.evaluate(schedule.factor(t, steps), Map.of(t, Tensor.scalar(step)))
                .item();
    }

    @Test
    void factors() {
        assertEquals(1, factor(Schedule.constant(), 7, 10));
        assertEquals(1, factor(Schedule.linear(), 1, 10));
        assertEquals(0.1, factor(Schedule.linear(), 10, 10), 1e-15);
        assertEquals(1, factor(Schedule.cosine(), 1, 10));
        assertEquals(0.5, factor(Schedule.cosine(), 6, 10), 1e-15);
        assertEquals((1 + Math.cos(0.9 * Math.PI)) / 2, factor(Schedule.cosine(), 10, 10), 1e-15);
        assertEquals(0.81, factor(Schedule.exponential(0.9), 3, 10), 1e-15);
    }
}
