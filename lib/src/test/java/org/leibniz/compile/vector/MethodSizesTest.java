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
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.nn.Adam;
import org.leibniz.nn.Conv2d;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Lstm;
import org.leibniz.nn.Optimizer;
import org.leibniz.op.Ops;
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
        for (TileLayout layout : TilesTest.LAYOUTS) {
            for (int rows = 1; rows <= FloatTiles.HEIGHT; rows++) {
                for (int v = 1; v <= TilesTest.mostVectors(rows); v++) {
                    for (boolean adds : new boolean[] {false, true}) {
                        FloatTiles.emit(layout, rows, v, adds);
                        DoubleTiles.emit(layout, rows, v, adds);
                    }
                }
            }
        }
        assertCompiled(2 * 2 * TilesTest.LAYOUTS.size() * 2 * FloatTiles.HEIGHT, "float32", "float64");
    }

    @Test
    void networksTrainedByAdam() throws IOException {
        Symbol x = Symbol.input("x", Shape.of(2, 80));
        train(new Dense("out", 40, 20).of(relu(new Dense("fc", 80, 40).of(x))));
        Symbol image = Symbol.input("image", Shape.of(2, 1, 28, 28));
        Expr first = Ops.maxPool(relu(new Conv2d("conv1", 1, 16, 5).of(image)), 2);
        Expr second = Ops.maxPool(relu(new Conv2d("conv2", 16, 32, 5).of(first)), 2);
        train(new Dense("lenet", 32 * 4 * 4, 10).of(Ops.reshape(second, Shape.of(2, 32 * 4 * 4))));
        Symbol sequence = Symbol.input("sequence", Shape.of(3, 2, 65));
        train(new Lstm("lstm", 65, 32).last(sequence));
        assertCompiled(40, "v-fc-w", "float32", "float64");
    }

    /** One step of Adam on zeros. */
    private static void train(Expr y) {
        Expr loss = Losses.meanSquaredError(y, Symbol.input("target", y.shape()));
        List<Symbol> parameters = Graph.of(loss).symbols().stream()
                .filter(symbol -> symbol.role() == Symbol.Role.PARAMETER)
                .toList();
        List<Expr> gradients = Gradient.of(loss).by(parameters);
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Symbol parameter = parameters.get(i);
            new Adam(1e-3)
                    .updates(parameter, gradients.get(i), new Terms(parameter))
                    .forEach(update -> updates.put(update.symbol(), update.value()));
        }
        for (Machine machine : Machine.onOneThread()) {
            for (Precision precision : Precision.values()) run(machine.compile(List.of(loss), updates, precision));
        }
    }

    private static final Symbol STEP = Symbol.input("step", Shape.scalar());

    private record Terms(Symbol parameter) implements Optimizer.Terms {
        @Override
        public Expr learningRate(double value) {
            return Constant.of(value);
        }

        @Override
        public Expr setting(String name, double value) {
            return Constant.of(value);
        }

        @Override
        public Symbol state(String name) {
            return Symbol.parameter(name + "_" + parameter.name(), parameter.shape());
        }

        @Override
        public Symbol number(String name) {
            return Symbol.parameter(name + "_" + parameter.name(), Shape.scalar());
        }

        @Override
        public Expr step() {
            return STEP;
        }
    }

    private static void run(Program program) {
        Map<Symbol, Tensor> point = new LinkedHashMap<>();
        for (Symbol symbol : program.inputs()) {
            point.put(symbol, Tensor.zeros(symbol.shape().evaluate(Map.of()).sizes()));
        }
        program.evaluate(point);
    }

    @Test
    void aLongChain() throws IOException {
        Symbol x = Symbol.input("x", Shape.of(40));
        Expr e = x;
        for (int i = 0; i < 100; i++) e = i % 3 == 0 ? sin(e) : i % 3 == 1 ? tanh(e) : exp(e.unaryMinus());
        for (Machine machine : Machine.onOneThread()) {
            for (Precision precision : Precision.values()) run(machine.compile(List.of(e), precision));
        }
        assertCompiled(4);
    }
}
