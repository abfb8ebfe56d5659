package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.compile.Machine;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.formula.Formula;
import org.leibniz.formula.FormulaException;
import org.leibniz.notation.Notation;
import org.leibniz.op.Window.Padding;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Convolutions against textbook values and against sums written out once more, here. */
class ConvolutionTest {
    private static Tensor evaluate(Expr e, Map<Symbol, Tensor> point) {
        return Interpreter.evaluate(e, point);
    }

    // Textbook -------------------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Of [1,2,3] with [0,1,½], as every text on signals has it.
                "valid | [[[3.5]]]",
                "same  | [[[2,3.5,3]]]",
                "full  | [[[0.5,2,3.5,3,0]]]"
            })
    void textbookCorrelation(String padding, String expected) {
        Scope scope = new Scope();
        Symbol x = scope.input("x", Shape.of(1, 1, 3));
        Symbol w = scope.input("w", Shape.of(1, 1, 3));
        Expr y = Formula.parse("conv1d(x, w, padding=" + padding + ")", scope);
        Map<Symbol, Tensor> point = Map.of(x, Tensors.parse("[[[1,2,3]]]"), w, Tensors.parse("[[[0,1,0.5]]]"));
        assertEquals(Tensors.parse(expected), evaluate(y, point));
    }

    @Test
    void edgesOfAPicture() {
        Symbol x = symbol("x", "[1,1,4,4]");
        Symbol sobel = symbol("k", "[1,1,3,3]");
        Tensor picture = Tensors.parse("[[[[10,10,0,0],[10,10,0,0],[10,10,0,0],[10,10,0,0]]]]");
        Tensor kernel = Tensors.parse("[[[[1,0,-1],[2,0,-2],[1,0,-1]]]]");
        Map<Symbol, Tensor> point = Map.of(x, picture, sobel, kernel);
        assertEquals(Tensors.parse("[[[[40,40],[40,40]]]]"), evaluate(Ops.conv2d(x, sobel), point));
        Expr same = Ops.conv2d(x, sobel, Window.of().padding(Padding.SAME));
        assertEquals(
                Tensors.parse("[[[[-30,30,30,0],[-40,40,40,0],[-40,40,40,0],[-30,30,30,0]]]]"), evaluate(same, point));
    }

    @Test
    void transposedConvolutionSpreadsEveryValue() {
        Symbol y = symbol("y", "[1,1,2,2]");
        Symbol w = symbol("w", "[1,1,2,2]");
        Map<Symbol, Tensor> point =
                Map.of(y, Tensors.parse("[[[[0,1],[2,3]]]]"), w, Tensors.parse("[[[[0,1],[2,3]]]]"));
        assertEquals(
                Tensors.parse("[[[[0,0,1],[0,4,6],[4,12,9]]]]"),
                evaluate(Ops.convTranspose2d(y, w, Window.of()), point));
        assertEquals(
                Tensors.parse("[[[[0,0,0,1],[0,0,2,3],[0,2,0,3],[4,6,6,9]]]]"),
                evaluate(Ops.convTranspose2d(y, w, Window.of().stride(2)), point));
    }

    // The sums themselves --------------------------------------------------------------------------------------------

    /** A convolution along two axes in numbers alone: sizes, window, then the loops of its definition. */
    private record Case(
            int batch,
            int in,
            int out,
            int[] array,
            int[] size,
            int[] stride,
            int[] dilation,
            int[] before,
            int[] after,
            int groups) {
        static Case random(Random random) {
            int groups = random.nextInt(1, 3);
            int[][] two = new int[6][];
            for (int i = 0; i < 6; i++) two[i] = new int[] {random.nextInt(0, 3), random.nextInt(0, 3)};
            int[] array = {4 + two[0][0], 5 + two[0][1]};
            int[] size = {1 + two[1][0], 1 + two[1][1]};
            int[] stride = {1 + two[2][0], 1 + two[2][1]};
            int[] dilation = {1 + two[3][0] / 2, 1 + two[3][1] / 2};
            return new Case(
                    2,
                    groups * random.nextInt(1, 3),
                    groups * random.nextInt(1, 3),
                    array,
                    size,
                    stride,
                    dilation,
                    two[4],
                    two[5],
                    groups);
        }

        int results(int axis) {
            int reach = dilation[axis] * (size[axis] - 1) + 1;
            return (before[axis] + array[axis] + after[axis] - reach) / stride[axis] + 1;
        }

        Window window() {
            return Window.of()
                    .stride(stride)
                    .dilation(dilation)
                    .before(before)
                    .after(after)
                    .groups(groups);
        }

        interface Term {
            void at(int[] x, int[] w, int[] y);
        }

        /** Every product of the definition, by the indices of its three arrays. */
        void forEach(Term term) {
            int perGroup = in / groups;
            for (int n = 0; n < batch; n++)
                for (int d = 0; d < out; d++)
                    for (int c = 0; c < perGroup; c++)
                        for (int i = 0; i < results(0); i++)
                            for (int j = 0; j < results(1); j++)
                                for (int k = 0; k < size[0]; k++)
                                    for (int l = 0; l < size[1]; l++) {
                                        int row = i * stride[0] + k * dilation[0] - before[0];
                                        int column = j * stride[1] + l * dilation[1] - before[1];
                                        if (row < 0 || row >= array[0] || column < 0 || column >= array[1]) continue;
                                        int channel = d / (out / groups) * perGroup + c;
                                        term.at(new int[] {n, channel, row, column}, new int[] {d, c, k, l}, new int[] {
                                            n, d, i, j
                                        });
                                    }
        }
    }

    private static void add(Tensor to, int[] at, double value) {
        int place = 0;
        int[] strides = Tensor.strides(to.sizes());
        for (int axis = 0; axis < at.length; axis++) place += at[axis] * strides[axis];
        to.values()[place] += value;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void valuesAndGradientsAreTheSumsOfTheDefinition(long seed) {
        Random random = new Random(seed);
        Case c = Case.random(random);
        Symbol x = Symbol.input("x", Shape.of(c.batch, c.in, c.array[0], c.array[1]));
        Symbol w = Symbol.parameter("w", Shape.of(c.out, c.in / c.groups, c.size[0], c.size[1]));
        Expr y = Ops.conv2d(x, w, c.window());
        Symbol v = Symbol.input("v", y.shape());
        Map<Symbol, Tensor> point = new HashMap<>();
        for (Symbol symbol : List.of(x, w, v)) {
            point.put(symbol, Tensors.generate(symbol.shape().sizes(), () -> random.nextInt(-4, 5)));
        }
        Tensor values = Tensor.zeros(y.shape().sizes());
        Tensor byX = Tensor.zeros(x.shape().sizes());
        Tensor byW = Tensor.zeros(w.shape().sizes());
        c.forEach((atX, atW, atY) -> {
            add(values, atY, point.get(x).get(atX) * point.get(w).get(atW));
            add(byX, atX, point.get(v).get(atY) * point.get(w).get(atW));
            add(byW, atW, point.get(v).get(atY) * point.get(x).get(atX));
        });
        Expr loss = v.times(y).sum();
        List<Expr> all = List.of(y, Gradient.of(loss).by(x), Gradient.of(loss).by(w));
        List<Tensor> expected = List.of(values, byX, byW);
        assertEquals(expected, Interpreter.evaluate(all, point), c::toString);
        // Sums of small whole numbers are exact in any order and precision.
        for (Machine machine : Machine.all()) {
            for (Precision precision : Precision.values()) {
                List<Tensor> actual = machine.compile(all, precision).evaluate(point);
                for (int i = 0; i < 3; i++) assertClose(expected.get(i), actual.get(i), 0, machine + " " + c);
            }
        }
    }

    @Test
    void oneProgramServesEveryBatch() {
        Symbol x = symbol("x", "[n,2,6,5]");
        Symbol w = symbol("w", "[3,2,3,3]");
        Expr y = Ops.maxPool(Ops.conv2d(x, w, Window.of().padding(Padding.SAME)), 2);
        Program program = Program.compile(List.of(y), Precision.FLOAT32);
        Random random = new Random(7);
        Tensor weights = Tensors.generate(new int[] {3, 2, 3, 3}, () -> random.nextInt(-3, 4));
        Tensor whole = Tensors.generate(new int[] {4096, 2, 6, 5}, () -> random.nextInt(-3, 4));
        Tensor all = program.evaluate(Map.of(x, whole, w, weights)).get(0);
        for (int batch : new int[] {1, 3, 64}) {
            double[] first = Arrays.copyOf(whole.values(), batch * 60);
            Tensor part = program.evaluate(Map.of(x, new Tensor(new int[] {batch, 2, 6, 5}, first), w, weights))
                    .get(0);
            for (int at = 0; at < part.values().length; at++) assertEquals(all.values()[at], part.values()[at]);
        }
    }

    // Kinks ----------------------------------------------------------------------------------------------------------

    @Test
    void tiesInAWindowShareItsDerivative() {
        Symbol x = symbol("x", "[1,1,6]");
        Tensor at = Tensors.parse("[[[2,2,1,3,3,3]]]");
        Expr apart = Ops.maxPool(x, 2);
        assertEquals(
                Tensors.parse("[[[0.5,0.5,0,1,0.5,0.5]]]"),
                evaluate(Gradient.of(apart.sum()).by(x), Map.of(x, at)));
        Expr together = Ops.maxPool(x, 3, 1, 0);
        // Windows [2,2,1], [2,1,3], [1,3,3], [3,3,3].
        Tensor shares = evaluate(Gradient.of(together.sum()).by(x), Map.of(x, at));
        double third = 1 / 3.0;
        assertClose(
                new Tensor(new int[] {1, 1, 6}, new double[] {0.5, 0.5, 0, 1.5 + third, 0.5 + third, third}),
                shares,
                1e-15,
                "shares");
    }

    @Test
    void paddingIsNeverTheLargest() {
        Symbol x = symbol("x", "[1,1,2]");
        Expr y = Ops.maxPool(x, 3, 1, 1);
        Map<Symbol, Tensor> point = Map.of(x, Tensors.parse("[[[-5,-7]]]"));
        assertEquals(Tensors.parse("[[[-5,-5]]]"), evaluate(y, point));
        assertEquals(Tensors.parse("[[[2,0]]]"), evaluate(Gradient.of(y.sum()).by(x), point));
    }

    // Text -----------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"ASCII", "UNICODE"})
    void whatIsPrintedIsReadAgain(String name) {
        Notation notation = name.equals("ASCII") ? Notation.ASCII : Notation.UNICODE;
        for (List<OpRow> rows : List.of(ConvolutionRows.rows(), PoolingRows.rows())) {
            for (OpRow row : rows) {
                for (OpRow.Shapes shapes : row.shapes) {
                    OpRow.Formula formula = row.formula(shapes.in());
                    readAgain(formula.result(), notation);
                    readAgain(
                            Gradient.of(formula.result().squared().sum())
                                    .by(row.varying(formula).get(0)),
                            notation);
                }
            }
        }
    }

    private static void readAgain(Expr e, Notation notation) {
        String text = new Printer(notation).printWhole(e).toString();
        Scope scope = new Scope();
        Graph.of(e).symbols().forEach(scope::declare);
        scope.input("bringsSizes", Tensors.shape("[n,m]"));
        Graph both = Graph.of(e, Formula.parse(text, scope));
        assertEquals(both.roots().get(0), both.roots().get(1), text);
    }

    // Bad input ------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv2d(x, w, stride=0)          | stride 0: needs at least 1",
                "conv2d(x, w, dilation=0)        | dilation 0: needs at least 1",
                "conv2d(x, w, groups=0)          | groups 0: needs at least 1",
                "conv2d(x, w, groups=3)          | conv2d: x[2,4,5,5] and w[6,4,3,3] differ (channels: 4 against 12 in 3 groups)",
                "conv2d(x, w, stride=[1,2,3])    | conv2d: needs one or 2 strides, got [1, 2, 3]",
                "conv2d(x, w, dilation=3)        | conv2d: a window of 3 does not fit in axis 2 of x[2,4,5,5]",
                "conv2d(x, w, steps=2)           | a window has no 'steps', only after, before, dilation, groups, padding, size, stride",
                "conv2d(x, w, padding=most)      | padding is a number, valid, same or full, not most",
                "conv2d(x, w, size=[3,3])        | conv2d: needs no size, which w has, got [3,3]",
                "conv1d(x, w)                    | conv1d: needs rank 3, got x[2,4,5,5]",
                "conv2d(x, v)                    | conv2d: needs rank 4, got v[3]",
                "conv2d(v, w)                    | conv2d: needs rank 4, got v[3]",
                "convWeights2d(x, w)             | convWeights2d: needs a size along 2 axes, got []",
                "maxPool(x)                      | maxPool: needs the size of the window",
                "maxPool(x, size=[6,6])          | maxPool: a window of 6 does not fit in axis 2 of x[2,4,5,5]",
                "maxPool(x, size=[2,2], stride=0) | stride 0: needs at least 1",
                "maxPool(x, size=[2,2], padding=2) | maxPool: a window of 2 with padding 2 would lie outside x[2,4,5,5]",
                "maxPool(x, size=[2,2], groups=2) | maxPool: has no groups",
                "avgPool(v, size=[2,2])          | avgPool: needs rank 2 or more, got v[3]",
                "upsample(x, 0)                  | upsample: needs factors of at least 1, got 0",
            })
    void whatDoesNotFitIsSaidOnce(String formula, String message) {
        Scope scope = new Scope();
        scope.input("x", Shape.of(2, 4, 5, 5));
        scope.input("w", Shape.of(6, 4, 3, 3));
        scope.input("v", Shape.of(3));
        FormulaException error = assertThrows(FormulaException.class, () -> Formula.parse(formula, scope));
        assertEquals(message, error.getMessage().replaceFirst("^offset \\d+: ", ""));
    }

    @Test
    void sizesThatAreNoWindowAreRefused() {
        Symbol x = symbol("x", "[1,4,3,3]");
        Symbol w = symbol("w", "[3,2,1,1]");
        assertEquals(
                "conv2d: 3 channels do not fall into 2 groups",
                assertThrows(
                                ShapeException.class,
                                () -> Ops.conv2d(x, w, Window.of().groups(2)))
                        .getMessage());
        assertEquals(
                "padding -1: needs at least 0",
                assertThrows(IllegalArgumentException.class, () -> Window.of().padding(-1))
                        .getMessage());
        assertEquals(
                "size 0: needs at least 1",
                assertThrows(IllegalArgumentException.class, () -> Ops.maxPool(x, 0))
                        .getMessage());
    }
}
