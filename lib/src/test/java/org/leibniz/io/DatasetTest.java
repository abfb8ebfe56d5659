package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    /** Twelve samples [i, 10·i] of the classes 0 0 0 0 0 0 1 1 1 1 2 2. */
    private static Dataset twelve() {
        float[] x = new float[24];
        for (int i = 0; i < 12; i++) {
            x[2 * i] = i;
            x[2 * i + 1] = 10 * i;
        }
        return Dataset.of("x", x, 2).with("t", new float[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2});
    }

    @Test
    void samplesAreMappedSelectedAndShuffled() {
        Dataset doubled = twelve().map("x", new int[] {1}, v -> new float[] {v[0] + v[1]});
        assertEquals("12 samples of [x[1], t[]]", doubled.toString());
        assertArrayEquals(new float[] {33, 11}, doubled.select(3, 1).array("x"));
        assertArrayEquals(new float[] {0, 1}, doubled.range(5, 7).array("t"));
        float[] shuffled = doubled.shuffle(3).array("x");
        assertArrayEquals(shuffled, doubled.shuffle(3).array("x"));
        assertNotEquals(Arrays.toString(shuffled), Arrays.toString(doubled.array("x")));
        Arrays.sort(shuffled);
        assertArrayEquals(doubled.array("x"), shuffled);
        assertArrayEquals(new float[] {0, 0, 1}, twelve().oneHot("t", 3).sample(11, "t"));
    }

    @Test
    void batchesAreTheSameReadAheadOrNot() {
        for (boolean ahead : new boolean[] {false, true}) {
            Batches batches =
                    twelve().augment("x", Augmentation.noise(1), 7).batch(5).shuffle(4);
            Batches read = ahead ? batches.prefetch() : batches;
            StringBuilder seen = new StringBuilder();
            for (int epoch = 1; epoch <= 3; epoch++) {
                for (int b = 0; b < read.count(); b++) {
                    Batch batch = read.load(epoch, b);
                    for (int i = 0; i < batch.count(); i++) {
                        assertEquals(batch.sample(i), batch.array("x")[2 * i], 6);
                        seen.append(batch.array("x")[2 * i]).append(' ');
                    }
                }
            }
            StringBuilder again = new StringBuilder();
            Batches plain =
                    twelve().augment("x", Augmentation.noise(1), 7).batch(5).shuffle(4);
            for (int epoch = 1; epoch <= 3; epoch++) {
                for (int b = 0; b < plain.count(); b++) {
                    Batch batch = plain.load(epoch, b);
                    for (int i = 0; i < batch.count(); i++)
                        again.append(batch.array("x")[2 * i]).append(' ');
                }
            }
            assertEquals(again.toString(), seen.toString());
            assertEquals(36, seen.toString().split(" ").length);
        }
        int count = 0;
        for (Batch batch : twelve().batch(5)) count += batch.count();
        assertEquals(12, count);
    }

    @Test
    void aFailureWhileReadingAheadComesWhereTheBatchIsNeeded() {
        Dataset wrong = twelve().map("x", v -> {
            if (v[0] == 7) throw new IllegalStateException("seven");
            return v;
        });
        Batches batches = wrong.batch(4).prefetch();
        batches.load(1, 0);
        assertEquals(
                "seven",
                assertThrows(IllegalStateException.class, () -> batches.load(1, 1))
                        .getMessage());
    }

    @Test
    void aCacheReadsOnce() {
        AtomicInteger reads = new AtomicInteger();
        Dataset counted = twelve().map("x", v -> {
            reads.incrementAndGet();
            return v;
        });
        Dataset cached = counted.cache();
        assertArrayEquals(cached.array("x"), cached.array("x"));
        assertEquals(12, reads.get());
    }

    @Test
    void splitsShareNoSampleAndKeepTheClasses() {
        Dataset.Split split = twelve().split(0.5, 1, "t");
        assertArrayEquals(new float[] {0, 0, 0, 1, 1, 2}, sorted(split.first().array("t")));
        assertArrayEquals(new float[] {0, 0, 0, 1, 1, 2}, sorted(split.second().array("t")));
        assertPartition(List.of(split.first(), split.second()));
        Dataset.Split plain = twelve().split(0.75, 1);
        assertEquals(9, plain.first().count());
        assertPartition(List.of(plain.first(), plain.second()));
        List<Dataset.Split> folds = twelve().folds(2, 1, "t");
        assertPartition(folds.stream().map(Dataset.Split::second).toList());
        for (Dataset.Split fold : folds) assertPartition(List.of(fold.first(), fold.second()));
        assertEquals(4, twelve().folds(4, 1).size());
    }

    private static float[] sorted(float[] values) {
        Arrays.sort(values);
        return values;
    }

    private static void assertPartition(List<Dataset> parts) {
        BitSet seen = new BitSet();
        for (Dataset part : parts) {
            for (int i = 0; i < part.count(); i++) {
                int sample = (int) part.sample(i, "x")[0];
                assertTrue(!seen.get(sample), "twice: " + sample);
                seen.set(sample);
            }
        }
        assertEquals(12, seen.cardinality());
    }

    @Test
    void standardizationKnowsTheTrainingDataOnly() {
        Dataset train = twelve().range(0, 4);
        Standardization scale = Standardization.of(train, "x");
        assertArrayEquals(new float[] {1.5f, 15}, scale.mean());
        assertArrayEquals(new float[] {(float) Math.sqrt(1.25), (float) Math.sqrt(125)}, scale.deviation(), 1e-6f);
        float[] scaled = scale.apply(train).array("x");
        double mean = IntStream.range(0, 4).mapToDouble(i -> scaled[2 * i]).sum() / 4;
        double square = IntStream.range(0, 4)
                        .mapToDouble(i -> scaled[2 * i] * scaled[2 * i])
                        .sum()
                / 4;
        assertEquals(0, mean, 1e-6);
        assertEquals(1, square, 1e-6);
        assertEquals((11 - 1.5) / Math.sqrt(1.25), scale.apply(twelve()).sample(11, "x")[0], 1e-5);
        Dataset flat = Dataset.of("x", new float[] {2, 2, 2});
        assertArrayEquals(
                new float[] {0, 0, 0}, Standardization.of(flat, "x").apply(flat).array("x"));
    }

    @Test
    void augmentationChangesWithTheEpochOnly() {
        Dataset pictures = Dataset.of("p", new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3);
        Dataset shifted = pictures.augment("p", Augmentation.shift(1), 2);
        float[][] into = {new float[6]};
        StringBuilder seen = new StringBuilder();
        for (int epoch = 1; epoch < 30; epoch++) {
            shifted.read(0, epoch, into, 0);
            String first = Arrays.toString(into[0]);
            shifted.read(0, epoch, into, 0);
            assertEquals(first, Arrays.toString(into[0]));
            seen.append(first);
        }
        assertTrue(seen.indexOf("[0.0, 1.0, 2.0, 0.0, 4.0, 5.0]") >= 0, seen.toString());
        assertTrue(seen.indexOf("[0.0, 0.0, 0.0, 1.0, 2.0, 3.0]") >= 0, seen.toString());
        Dataset flipped = pictures.augment("p", Augmentation.flip(), 2);
        StringBuilder sides = new StringBuilder();
        for (int epoch = 1; epoch < 10; epoch++) {
            flipped.read(0, epoch, into, 0);
            sides.append(Arrays.toString(into[0]));
        }
        assertTrue(sides.indexOf("[3.0, 2.0, 1.0, 6.0, 5.0, 4.0]") >= 0, sides.toString());
        assertTrue(sides.indexOf("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]") >= 0, sides.toString());
    }

    @Test
    void whatIsWrongIsSaid() {
        assertMessage("x[2]: there are no samples", () -> Dataset.of("x", new float[0], 2));
        assertMessage("x[2] needs a multiple of 2 values, the array has 3", () -> Dataset.of("x", new float[3], 2));
        assertMessage("s has 3 samples, x has 12", () -> twelve().with("s", new float[3]));
        assertMessage("there are values for t already", () -> twelve().with("t", new float[12]));
        assertMessage("there is no field y, the samples have [x[2], t[]]", () -> twelve().array("y"));
        assertMessage(
                "sample 10: a class in t is one of 0 to 1, not 2.0",
                () -> twelve().oneHot("t", 2).array("t"));
        assertMessage(
                "class 2 of t has 2 samples; with a share of 0.8 it is missing from a part",
                () -> twelve().split(0.8, 1, "t"));
        assertMessage(
                "class 2 of t has 2 samples, so it is missing from some of 3 folds", () -> twelve().folds(3, 1, "t"));
        assertMessage("a share of 0.01 of 12 samples leaves a part without samples", () -> twelve().split(0.01, 1));
        assertMessage("no sample is left of 12", () -> twelve().select());
        assertMessage("there is no sample 12 among 12", () -> twelve().select(12));
        assertMessage(
                "sample 0: x[2] needs 2 values, the function gives 1",
                () -> twelve().map("x", v -> new float[1]).array("x"));
    }

    private static void assertMessage(String expected, Runnable wrong) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }
}
