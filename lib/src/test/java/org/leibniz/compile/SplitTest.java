package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void blocksCoverEveryElementOnceAndBeginAtTiles() {
        for (int threads : new int[] {1, 2, 3, 8, 64}) {
            for (int m : new int[] {1, 11, 12, 13, 100, 257}) {
                for (int n : new int[] {1, 32, 33, 300}) {
                    int[][] covered = new int[m][n];
                    Split split = new Split(12, 32, shape -> 0);
                    split.choose(Gemm.of(m, n, 100_000), threads);
                    assertTrue(split.parts() <= threads);
                    for (int part = 0; part < split.parts(); part++) {
                        assertEquals(0, split.firstRow(part) % 12);
                        assertEquals(0, split.firstColumn(part) % 32);
                        assertTrue(split.rows(part, m) > 0 && split.columns(part, n) > 0);
                        for (int i = 0; i < split.rows(part, m); i++) {
                            for (int j = 0; j < split.columns(part, n); j++) {
                                covered[split.firstRow(part) + i][split.firstColumn(part) + j]++;
                            }
                        }
                    }
                    for (int[] row : covered) for (int times : row) assertEquals(1, times);
                }
            }
        }
    }

    @Test
    void theInnerSizeOfASmallResultIsCutWhereItMayBe() {
        Split split = new Split(4, 16, shape -> 400);
        Gemm shape = Gemm.of(64, 128, 784);
        for (int threads : new int[] {2, 4, 8}) {
            split.choose(shape, threads);
            assertTrue(split.cutsInnerSize() && split.parts() <= threads);
            int[] steps = new int[64 * 128];
            for (int part = 0; part < split.parts(); part++) {
                assertEquals(part < split.tiles() ? 0 : 400, split.firstStep(part));
                for (int i = 0; i < split.rows(part, 64); i++) {
                    for (int j = 0; j < split.columns(part, 128); j++) {
                        int at = (split.firstRow(part) + i) * 128 + split.firstColumn(part) + j;
                        steps[at] += split.steps(part, 784);
                    }
                }
            }
            for (int all : steps) assertEquals(784, all);
        }
        split.choose(shape.accumulating(), 2);
        assertFalse(split.cutsInnerSize());
        split.choose(Gemm.of(2000, 2000, 784), 2);
        assertFalse(split.cutsInnerSize());
        split.choose(shape, 1);
        assertFalse(split.cutsInnerSize());
    }

    @Test
    void smallWorkStaysWhole() {
        Split split = new Split(12, 32, shape -> 20);
        split.choose(Gemm.of(32, 64, 64), 8);
        assertEquals(1, split.parts());
    }

    @Test
    void aVectorIsSharedWithThoseWhoKeepAPartOfTheMatrix() {
        Split split = new Split(4, 16, shape -> 0);
        Gemm row = Gemm.of(1, 128, 784);
        split.choose(row, 2);
        assertEquals(1, split.parts());
        split.choose(row.lastingFactors(), 2);
        assertEquals(2, split.parts());
        Gemm square = Gemm.of(50, 50, 50).lastingFactors();
        split.choose(square, 2);
        assertEquals(1, split.parts());
    }
}
