package org.leibniz.compile.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.compile.WarmUp;

/** The emitted micro-kernels against the plain ones that stand in for them: the same bits, whatever the tile. */
@EnabledIf("vectorsArePresent")
class TilesTest {
    private static final int DISTANCE = 700;

    /** Of packed operands, of operands in place, and of one of each. */
    static final List<TileLayout> LAYOUTS = List.of(
            TileLayout.rows(FloatTiles.STRIDE),
            TileLayout.columns(),
            TileLayout.anyPanel(FloatTiles.STRIDE),
            new TileLayout(131, 1, 147, 2),
            new TileLayout(40_000, 1, TileLayout.TIGHT, 1),
            new TileLayout(1, 137, TileLayout.TIGHT, 2),
            new TileLayout(3, 5, 701, 1),
            new TileLayout(0, 0, 0, 2));

    private final Random random = new Random(1);

    private static int[] heights() {
        return new int[] {1, Tiling.LOW, Registers.TILE_ROWS, Registers.HIGH_TILE_ROWS};
    }

    /** The vectors in a row of the widest tile that is so high. */
    static int mostVectors(int rows) {
        if (rows == 1) return FloatTiles.ROW_VECTORS;
        return rows <= Registers.TILE_ROWS ? Registers.TILE_VECTORS : Registers.HIGH_TILE_VECTORS;
    }

    static boolean vectorsArePresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "8", "67"})
    void floatTiles(int depth) {
        for (TileLayout layout : LAYOUTS) {
            int steps = ceilToMultiple(depth, layout.steps());
            for (int rows : heights()) {
                for (int vectors = 1; vectors <= mostVectors(rows); vectors++) {
                    int columns = vectors * FloatTiles.LANES;
                    float[] a = floats(rows * layout.across() + 200 * 100);
                    float[] b = floats(100 * DISTANCE);
                    float[] expected = floats(rows * DISTANCE);
                    float[] actual = expected.clone();
                    for (boolean adds : new boolean[] {true, false}) {
                        FloatTile emitted = FloatTiles.emit(layout, rows, vectors, adds);
                        FloatTile plain = new PlainFloatTile(rows, columns, layout, adds, new WarmUp(null));
                        plain.multiply(steps, a, 3, 99, b, 5, columns + 1, expected, 2, DISTANCE);
                        emitted.multiply(steps, a, 3, 99, b, 5, columns + 1, actual, 2, DISTANCE);
                        assertArrayEquals(expected, actual);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "8", "67"})
    void doubleTiles(int depth) {
        for (TileLayout layout : LAYOUTS) {
            int steps = ceilToMultiple(depth, layout.steps());
            for (int rows : heights()) {
                for (int vectors = 1; vectors <= mostVectors(rows); vectors++) {
                    int columns = vectors * DoubleTiles.LANES;
                    double[] a = doubles(rows * layout.across() + 200 * 100);
                    double[] b = doubles(100 * DISTANCE);
                    double[] expected = doubles(rows * DISTANCE);
                    double[] actual = expected.clone();
                    for (boolean adds : new boolean[] {true, false}) {
                        DoubleTile emitted = DoubleTiles.emit(layout, rows, vectors, adds);
                        DoubleTile plain = new PlainDoubleTile(rows, columns, layout, adds, new WarmUp(null));
                        plain.multiply(steps, a, 3, 99, b, 5, columns, expected, 2, DISTANCE);
                        emitted.multiply(steps, a, 3, 99, b, 5, columns, actual, 2, DISTANCE);
                        assertArrayEquals(expected, actual);
                    }
                }
            }
        }
    }

    private static int ceilToMultiple(int depth, int steps) {
        return (depth + steps - 1) / steps * steps;
    }

    @Test
    void transposes() {
        int lanes = FloatTiles.LANES;
        float[] from = floats(60 * lanes);
        float[] to = new float[90 * lanes];
        int apart = 3 * lanes + 3;
        FloatTransposes.emit().transpose(3, from, 3, apart, to, 5, lanes + 7);
        for (int i = 0; i < lanes; i++) {
            for (int j = 0; j < 3 * lanes; j++) assertEquals(from[3 + i * apart + j], to[5 + j * (lanes + 7) + i]);
        }
        lanes = DoubleTiles.LANES;
        apart = 3 * lanes + 3;
        double[] wide = doubles(60 * lanes);
        double[] result = new double[90 * lanes];
        DoubleTransposes.emit().transpose(3, wide, 3, apart, result, 5, lanes + 7);
        for (int i = 0; i < lanes; i++) {
            for (int j = 0; j < 3 * lanes; j++) assertEquals(wide[3 + i * apart + j], result[5 + j * (lanes + 7) + i]);
        }
    }

    private float[] floats(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) numbers[i] = random.nextFloat() - 0.5f;
        return numbers;
    }

    private double[] doubles(int length) {
        return DoubleStream.generate(() -> random.nextDouble() - 0.5)
                .limit(length)
                .toArray();
    }
}
