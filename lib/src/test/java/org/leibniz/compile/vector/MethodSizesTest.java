package org.leibniz.compile.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.relu;
import static org.leibniz.op.Ops.sin;
import static org.leibniz.op.Ops.tanh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.compile.Machine;
import org.leibniz.compile.MethodSizes;
import org.leibniz.compile.Precision;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Conv2d;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Lstm;
import org.leibniz.nn.Optimizer;
import org.leibniz.nn.OptimizerFormula;
import org.leibniz.shape.Shape;

/** What is generated for whole programs, as {@code leibniz.dump} writes it: no method is too long to be compiled. */
@EnabledIf("vectorsArePresent")
class MethodSizesTest {
    @TempDir
    Path folder;

    static boolean vectorsArePresent() {
        return TilesTest.vectorsArePresent();
    }

    @BeforeEach
    void dump() {
        System.setProperty("leibniz.dump", folder.toString());
    }

    @AfterEach
    void endDumping() {
        System.clearProperty("leibniz.dump");
    }

    private void assertCompiled(int least, String... inNames) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertTrue(classes.size() >= least, classes.toString());
            for (Path file : classes) {
                int size = MethodSizes.longest(Files.readAllBytes(file));
                assertTrue(size < MethodSizes.LONGEST_COMPILED, file + ": " + size + " bytes");
            }
            for (String name : inNames) {
                assertTrue(classes.toString().contains(name), name + " is not among " + classes);
            }
        }
    }

    @Test
    void everyTile() throws IOException {
        for (TileLayout layout : TileLayout.values()) {
            for (int rows = 1; rows <= FloatTiles.HEIGHT; rows++) {
                int vectors = rows == 1 ? FloatTiles.ROW_VECTORS : Registers.TILE_VECTORS;
                for (int v = 1; v <= vectors; v++) {
                    FloatTiles.emit(layout, rows, v);
                    DoubleTiles.emit(layout, rows, v);
                }
            }
        }
        assertCompiled(2 * 2 * 3 * FloatTiles.HEIGHT, "float32", "float64");
    }

    @Test
    void perceptronConvolutionsLstmAndAdam() throws IOException {
        Symbol x = Symbol.input("x", Shape.of(2, 784));
        train("mlp", Losses.mse(new Dense("out", 128, 10).of(relu(new Dense("fc", 784, 128).of(x))), target(2, 10)));
        Symbol image = Symbol.input("image", Shape.of(2, 1, 28, 28));
        Expr first = relu(new Conv2d("conv1", 1, 16, 5).of(image));
        Expr second = relu(new Conv2d("conv2", 16, 32, 5).of(first));
        Expr flat = second.reshape(Shape.of(2, 32 * 20 * 20));
        train("lenet", Losses.mse(new Dense("lenet", 32 * 20 * 20, 10).of(flat), target(2, 10)));
        Symbol sequence = Symbol.input("sequence", Shape.of(5, 2, 65));
        train("lstm", Losses.mse(new Lstm("lstm", 65, 32).last(sequence), target(2, 32)));
        assertCompiled(20, "adam");
    }

    private static Symbol target(long... sizes) {
        return Symbol.input("t", Shape.of(sizes));
    }

    /** One step of Adam on zeros. */
    private static void train(String name, Expr loss) {
    }

    @Test
    void aLongChain() throws IOException {
        Symbol x = Symbol.input("x", Shape.of(40));
        Expr e = x;
        for (int i = 0; i < 100; i++) e = i % 3 == 0 ? sin(e) : i % 3 == 1 ? tanh(e) : exp(e.unaryMinus());
        run(e);
        assertCompiled(4);
    }

    private static void run(Expr e) {
        Map<Symbol, Tensor> point = new LinkedHashMap<>();
        for (Machine machine : Machine.onOneThread()) {
            for (Precision precision : Precision.values()) {
                machine.compile(List.of(e), precision).evaluate(point);
            }
        }
    }
}
