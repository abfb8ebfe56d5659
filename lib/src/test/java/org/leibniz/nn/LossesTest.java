package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.parse;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * Losses and their slopes by y, compared with torch 2.15 in float64: its functions where it has the loss, the formula of
 * the paper written with its tensors and differentiated by it elsewhere.
 */
class LossesTest {
    private static final Dim N = Dim.named("n");
    private static final Symbol y = symbol("y", "[n,3]");
    private static final Symbol t = symbol("t", "[n,3]");
    private static final Symbol b = symbol("b", "[n,3]");
    private static final Symbol u = symbol("u", "[n,3]");
    private static final Symbol v = symbol("v", "[n,3]");
    private static final Symbol w = symbol("w", "[3]");
    private static final Symbol labels = Symbol.index("labels", Shape.of(N), Dim.of(3));
    private static final Map<Symbol, Tensor> POINT = Map.of(
            y, parse("[[0.5,-1.25,2],[1.5,0.25,-0.75]]"),
            t, parse("[[0.2,0.5,0.3],[0,0.1,0.9]]"),
            b, parse("[[1,0,1],[0,0,1]]"),
            u, parse("[[1,0.3,-0.2],[0.1,-0.9,0.6]]"),
            v, parse("[[0.4,-0.6,1],[-1,0.5,0.75]]"),
            w, parse("[1,2,0.5]"),
            labels, parse("[2,0]"));

    static Stream<Arguments> reference() {
        return Stream.of(
                Arguments.of("meanSquaredError", Losses.meanSquaredError(y, t), 1.839583333333333, new double[] {
                    0.09999999999999999,
                    -0.5833333333333333,
                    0.5666666666666667,
                    0.5,
                    0.049999999999999996,
                    -0.5499999999999999
                }),
                Arguments.of("meanAbsoluteError", Losses.meanAbsoluteError(y, t), 1.175, new double[] {
                    0.16666666666666666,
                    -0.16666666666666666,
                    0.16666666666666666,
                    0.16666666666666666,
                    0.16666666666666666,
                    -0.16666666666666666
                }),
                Arguments.of("huber", Losses.huber(y, t, 0.75), 0.646875, new double[] {
                    0.049999999999999996, -0.125, 0.125, 0.125, 0.024999999999999998, -0.125
                }),
                Arguments.of("softmaxCrossEntropy", Losses.softmaxCrossEntropy(y, t), 2.319147296254629, new double[] {
                    -0.011589908946277858,
                    -0.2346366298367818,
                    0.24622653878305964,
                    0.35922017057553246,
                    0.05291830199882577,
                    -0.41213847257435826
                }),
                Arguments.of(
                        "softmaxCrossEntropy",
                        Losses.softmaxCrossEntropy(y, labels),
                        0.28164729625462837,
                        new double[] {
                            0.08841009105372215,
                            0.015363370163218216,
                            -0.10377346121694037,
                            -0.14077982942446754,
                            0.10291830199882578,
                            0.03786152742564176
                        }),
                Arguments.of(
                        "softmaxCrossEntropy",
                        Losses.softmaxCrossEntropy(y, Losses.smoothed(Ops.oneHot(labels, Dim.of(3)), 0.1)),
                        0.4191472962546283,
                        new double[] {
                            0.07174342438705548,
                            -0.0013032965034484503,
                            -0.07044012788360704,
                            -0.10744649609113421,
                            0.08625163533215911,
                            0.02119486075897509
                        }),
                Arguments.of(
                        "weightedMean",
                        Losses.weightedMean(Losses.crossEntropies(y, labels), Ops.gather(w, labels)),
                        0.2979890673054936,
                        new double[] {
                            0.05894006070248143,
                            0.01024224677547881,
                            -0.06918230747796024,
                            -0.18770643923262337,
                            0.13722440266510103,
                            0.05048203656752234
                        }),
                Arguments.of("binaryCrossEntropy", Losses.binaryCrossEntropy(y, b), 0.7528596300908247, new double[] {
                    -0.0629234447996909,
                    0.03711668980421814,
                    -0.01986715367035295,
                    0.1362624126989406,
                    0.09369608348096635,
                    -0.1131964498625655
                }),
                Arguments.of("focal", Losses.focal(y, b, 0.25, 2), 0.20109138663642642, new double[] {
                    -0.005747374889621433,
                    0.003808606966547803,
                    -0.00020295584147469905,
                    0.12017808593379503,
                    0.050780426625253394,
                    -0.02707434688515849
                }),
                Arguments.of(
                        "klDivergence", Losses.klDivergence(t, Ops.logSoftmax(y)), 1.6417793025266176, new double[] {
                            -0.011589908946277858,
                            -0.2346366298367818,
                            0.24622653878305964,
                            0.35922017057553246,
                            0.05291830199882577,
                            -0.41213847257435826
                        }),
                Arguments.of("hinge", Losses.hinge(y, b.times(2).minus(1)), 1.0, new double[] {
                    -0.16666666666666666, 0.0, -0.0, 0.16666666666666666, 0.16666666666666666, -0.16666666666666666
                }),
                Arguments.of(
                        "capsuleMargin", Losses.capsuleMargin(Ops.sigmoid(y), b), 0.39231666304564794, new double[] {
                            -0.06522308745447743,
                            0.010619990697652449,
                            -0.0020161836333260933,
                            0.053511843610254746,
                            0.05687869455419936,
                            -0.12620013904379782
                        }),
                Arguments.of("cosineDistance", Losses.cosineDistance(y, v), 0.9281423567886693, new double[] {
                    -0.02459929650385445,
                    -0.005788069765612802,
                    0.002532280522455549,
                    -0.0023808072964929816,
                    -0.14641964873432045,
                    -0.053568164171092864
                }),
                Arguments.of("triplet", Losses.triplet(y, v, u, 1.5), 1.0833751360704529, new double[] {
                    0.0, 0.0, 0.0, 0.11736545101757723, -0.29720744325506926, 0.04244131703146059
                }),
                Arguments.of("minimax", GanLoss.minimax(y, v).critic(), 1.5175220581270397, new double[] {
                    -0.0629234447996909,
                    -0.12954997686244854,
                    -0.01986715367035295,
                    -0.030404253967726058,
                    -0.07297058318570032,
                    -0.1131964498625655
                }),
                Arguments.of("minimax", GanLoss.minimax(v, y).generator(), -1.044526296757491, new double[] {
                    -0.10374322186697577,
                    -0.03711668980421814,
                    -0.14679951299631372,
                    -0.1362624126989406,
                    -0.09369608348096634,
                    -0.05347021680410117
                }),
                Arguments.of(
                        "nonSaturating", GanLoss.nonSaturating(v, y).generator(), 0.6695262967574913, new double[] {
                            -0.0629234447996909,
                            -0.12954997686244854,
                            -0.01986715367035295,
                            -0.030404253967726058,
                            -0.07297058318570032,
                            -0.1131964498625655
                        }),
                Arguments.of("leastSquares", GanLoss.leastSquares(y, v).critic(), 1.1266666666666667, new double[] {
                    -0.08333333333333333, -0.375, 0.16666666666666666, 0.08333333333333333, -0.125, -0.29166666666666663
                }),
                Arguments.of("leastSquares", GanLoss.leastSquares(v, y).generator(), 0.8489583333333334, new double[] {
                    -0.08333333333333333, -0.375, 0.16666666666666666, 0.08333333333333333, -0.125, -0.29166666666666663
                }),
                Arguments.of("wasserstein", GanLoss.wasserstein(y, v).critic(), -0.20000000000000004, new double[] {
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666
                }),
                Arguments.of("wasserstein", GanLoss.wasserstein(v, y).generator(), -0.375, new double[] {
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666,
                    -0.16666666666666666
                }),
                Arguments.of("l1", Penalties.l1(y, v), 10.5, new double[] {1.0, -1.0, 1.0, 1.0, 1.0, -1.0}),
                Arguments.of("l2", Penalties.l2(y, v), 12.02, new double[] {1.0, -2.5, 4.0, 3.0, 0.5, -1.5}),
                Arguments.of("elasticNet", Penalties.elasticNet(0.25, y), 8.078125, new double[] {
                    1.0, -2.125, 3.25, 2.5, 0.625, -1.375
                }),
                Arguments.of("activity", Penalties.activity(y), 3.125, new double[] {0.5, -0.5, 0.5, 0.5, 0.5, -0.5}),
                Arguments.of(
                        "gradient",
                        Penalties.gradient(Ops.tanh(y.times(v)).sum(1), y),
                        0.13839611976145663,
                        new double[] {
                            0.020692584340559567,
                            -0.0866027058743954,
                            0.008534542008986437,
                            0.018302259755035005,
                            0.009329675970413018,
                            -0.0729449990052373
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reference")
    void valueAndSlopes(String name, Expr loss, double value, double[] slopes) {
        assertEquals(value, Interpreter.evaluate(loss, POINT).item(), 1e-12, name);
        Tensor gradient = Interpreter.evaluate(Gradient.of(loss).by(y), POINT);
        assertArrayEquals(slopes, gradient.values(), 1e-12, name);
        Expr second = Gradient.of(loss).by(y).times(u).sum();
        Derivatives.verifyGradient(second, POINT, y);
    }

    private final Symbol boxes = symbol("boxes", "[n,4]");
    private final Symbol target = symbol("target", "[n,4]");

    @Test
    void boxesThatOverlapLieInsideOrApart() {
        Map<Symbol, Tensor> point = Map.of(
                boxes, parse("[[0,0,2,3],[1,1,2,2],[0,0,1,1]]"),
                target, parse("[[1,1,3,4],[1.25,1.5,1.75,1.9],[2,2,3,4]]"));
        assertEquals(
                0.8666666666666667,
                Interpreter.evaluate(Losses.iou(boxes, target), point).item(),
                1e-15);
        Expr giou = Losses.giou(boxes, target);
        assertEquals(1.1722222222222223, Interpreter.evaluate(giou, point).item(), 1e-15);
        double[] slopes = {
            -0.029259259259259263,
            -0.02722222222222223,
            -0.08777777777777777,
            -0.05444444444444444,
            -0.06666666666666665,
            -0.06666666666666665,
            0.06666666666666665,
            0.06666666666666665,
            0.0,
            0.006944444444444444,
            -0.027777777777777776,
            -0.027777777777777776
        };
        Tensor gradient = Interpreter.evaluate(Gradient.of(giou).by(boxes), point);
        assertArrayEquals(slopes, gradient.values(), 1e-15);
        assertThrows(ShapeException.class, () -> Losses.iou(y, y));
    }

    @Test
    void aMaskLeavesSamplesOut() {
        Symbol mask = symbol("mask", "[n]");
        Symbol only = symbol("only", "[1,3]");
        Expr masked = Losses.weightedMean(Losses.crossEntropies(y, labels), mask);
        Map<Symbol, Tensor> point = Map.of(
                y,
                POINT.get(y),
                labels,
                POINT.get(labels),
                mask,
                Tensor.vector(0, 1),
                only,
                parse("[[1.5,0.25,-0.75]]"));
        Expr second = Losses.softmaxCrossEntropy(only, Ops.constant(0).broadcastTo(Shape.of(1)));
        assertEquals(
                Interpreter.evaluate(second, point).item(),
                Interpreter.evaluate(masked, point).item(),
                1e-15);
    }

    /** Predictions [n,1] and targets [n] would broadcast to [n,n]. */
    @Test
    void shapesThatOnlyBroadcast() {
        Symbol column = symbol("column", "[n,1]");
        Symbol row = symbol("row", "[n]");
        List<BinaryOperator<Expr>> losses = List.of(
                Losses::meanSquaredError,
                Losses::meanAbsoluteError,
                (p, q) -> Losses.huber(p, q, 1),
                Losses::binaryCrossEntropy,
                (p, q) -> Losses.focal(p, q, 0.5, 2),
                Losses::klDivergence,
                Losses::hinge,
                Losses::capsuleMargin,
                Losses::cosineDistance,
                (p, q) -> Losses.triplet(p, p, q, 1),
                Losses::weightedMean,
                Losses::iou);
        for (BinaryOperator<Expr> loss : losses) {
            String message = assertThrows(ShapeException.class, () -> loss.apply(column, row))
                    .getMessage();
            assertTrue(message.endsWith(": needs shape [n,1] as column[n,1] has, got row[n]"), message);
        }
        Symbol two = symbol("two", "[n,2]");
        assertEquals(
                "cross entropy: needs shape [n,3] as y[n,3] has, got two[n,2]",
                assertThrows(ShapeException.class, () -> Losses.softmaxCrossEntropy(y, two))
                        .getMessage());
    }

    /** 0·log 0 is 0, and logits that are large do not overflow. */
    @Test
    void extremes() {
        Symbol p = symbol("p", "[1,2]");
        Symbol q = symbol("q", "[1,2]");
        Map<Symbol, Tensor> point = Map.of(p, parse("[[0,1]]"), q, parse("[[-1e4,1e4]]"));
        assertEquals(
                0,
                Interpreter.evaluate(Losses.klDivergence(p, Ops.logSoftmax(q)), point)
                        .item());
        assertEquals(
                0, Interpreter.evaluate(Losses.softmaxCrossEntropy(q, p), point).item());
        assertEquals(
                1e4,
                Interpreter.evaluate(Losses.binaryCrossEntropy(q, q.times(0)), point)
                                .item()
                        * 2);
        assertEquals(
                0,
                Interpreter.evaluate(GanLoss.nonSaturating(q, q).generator(), Map.of(q, parse("[[1e4,1e4]]")))
                        .item());
        Tensor zero = parse("[[0,0]]");
        Expr cosine = Losses.cosineDistance(p, q);
        assertEquals(1, Interpreter.evaluate(cosine, Map.of(p, zero, q, zero)).item());
        Tensor slope = Interpreter.evaluate(Gradient.of(cosine).by(p), Map.of(p, zero, q, zero));
        assertArrayEquals(new double[] {0, 0}, slope.values());
    }
}
