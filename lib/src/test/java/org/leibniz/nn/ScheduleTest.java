package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    /** As in torch.optim.lr_scheduler 2.15, OneCycleLR and StepLR, over 20 steps. */
    @Test
    void factorsOfAnotherLibrary() {
        Schedule cycle = Schedule.oneCycle();
        assertEquals(0.040000000000000036, factor(cycle, 1, 20), 1e-15);
        assertEquals(0.6683281572999747, factor(cycle, 4, 20), 1e-15);
        assertEquals(1, factor(cycle, 6, 20), 1e-15);
        assertEquals(0.9874640062350873, factor(cycle, 7, 20), 1e-15);
        assertEquals(0.500002, factor(cycle, 13, 20), 1e-15);
        assertEquals(4e-6, factor(cycle, 20, 20), 1e-15);
        assertEquals(0.04, factor(cycle, 1, 1), 1e-15);
        assertEquals(1, factor(Schedule.steps(5, 0.5), 5, 20));
        assertEquals(0.5, factor(Schedule.steps(5, 0.5), 6, 20));
        assertEquals(0.125, factor(Schedule.steps(5, 0.5), 20, 20));
    }

    @Test
    void warmUpGoesBeforeAnotherSchedule() {
        Schedule schedule = Schedule.warmUp(4, Schedule.exponential(0.5));
        assertEquals(0.25, factor(schedule, 1, 10));
        assertEquals(0.75 * 0.25, factor(schedule, 3, 10));
        assertEquals(0.0625, factor(schedule, 5, 10));
        assertThrows(IllegalArgumentException.class, () -> Schedule.warmUp(0, Schedule.constant()));
        assertThrows(IllegalArgumentException.class, () -> Schedule.steps(0, 0.5));
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
