package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void blocksCoverEveryElementOnceAndBeginAtTiles() {
        for (int threads : new int[] {1, 2, 3, 8, 64}) {
            for (int m : new int[] {1, 11, 12, 13, 100, 257}) {
                for (int n : new int[] {1, 32, 33, 300}) {
                    int[][] covered = new int[m][n];
                    Split split = new Split(12, 32);
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
    void smallWorkStaysWhole() {
        Split split = new Split(12, 32);
        split.choose(Gemm.of(32, 64, 64), 8);
        assertEquals(1, split.parts());
    }
}
