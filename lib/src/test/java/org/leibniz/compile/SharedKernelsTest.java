package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop of some form is compiled once, whichever model it belongs to. */
class SharedKernelsTest {
    /** A back end of its own, for which nothing is compiled yet; to define a class it is asked for a look-up. */
    private record Counting(Backend backend, AtomicInteger lookups) implements Backend {
        @Override
        public MethodHandles.Lookup lookup() {
            lookups.incrementAndGet();
            return backend.lookup();
        }

        @Override
        public LaneCode vectors(Precision precision) {
            return backend.vectors(precision);
        }

        @Override
        public boolean isEager() {
            return backend.isEager();
        }

        @Override
        public MultiplyAdds multiplyAdds(Precision precision) {
            return backend.multiplyAdds(precision);
        }

        @Override
        public Kernels kernels() {
            return backend.kernels();
        }
    }

    static List<Machine> machines() {
        return Machine.onOneThread();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void modelsShareTheirKernels(Machine machine) {
        Counting counting = new Counting(machine.backend(), new AtomicInteger());
        train(new Perceptron(12, 40, 20), counting, 24, 32);
        int first = counting.lookups.get();
        assertTrue(first > 0);
        train(new Perceptron(12, 40, 20), counting, 24, 32);
        assertEquals(first, counting.lookups.get());
    }

    private static void train(Perceptron net, Backend backend, int... batches) {
        Program program = Program.compile(List.of(net.loss), net.descent(0.1), Precision.FLOAT64, backend, 1);
        for (int batch : batches) program.evaluate(net.point(batch, new Random(1)));
    }
}
