package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.op.Window;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.train.Trained;
import org.leibniz.train.Training;

/** Networks as values, and what their summaries say. */
class NetworkTest {
    private static final Dim N = Dim.named("n");

    private static Network lenet() {
        Network net = new Network();
        Symbol image = net.input("image", Shape.of(N, Dim.of(1), Dim.of(28), Dim.of(28)));
        Symbol digit = net.index("digit", Shape.of(N), Dim.of(10));
        Conv2d conv1 = net.layer(new Conv2d("conv1", 1, 6, 5));
        Conv2d conv2 = net.layer(new Conv2d("conv2", 6, 16, 5));
        Dense fc = net.layer(new Dense("fc", 256, 120));
        Dense out = net.layer(new Dense("out", 120, 10));
        Expr p1 = net.define("p1", Ops.maxPool(Ops.relu(conv1.of(image)), 2));
        Expr p2 = net.define("p2", Ops.maxPool(Ops.relu(conv2.of(p1)), 2));
        Expr logits = net.define("logits", out.of(Ops.relu(fc.of(Ops.flatten(p2)))));
        net.define("loss", Losses.softmaxCrossEntropy(logits, digit));
        return net;
    }

    /** By hand: 24·24·6·25 and 8·8·16·150 multiply-adds of the convolutions, 6·25 + 6 and 16·150 + 16 parameters, and so on. */
    @Test
    void printsAsATable() {
        assertEquals("""
                name    kind       shape        parameters  multiply-adds             bytes
                image   input      [n,1,28,28]                                      3,136*n
                digit   input      [n]                                                  4*n
                conv1   Conv2d     [n,6,24,24]         156       86,400*n          13,824*n
                p1      maxPool    [n,6,12,12]                                      3,456*n
                conv2   Conv2d     [n,16,8,8]        2,416      153,600*n           4,096*n
                p2      maxPool    [n,16,4,4]                                       1,024*n
                fc      Dense      [n,120]          30,840       30,720*n             480*n
                logits  Dense out  [n,10]            1,210        1,200*n              40*n
                loss    mean       []                                                     4
                total                               34,622      271,920*n  26,060*n+138,492""", lenet().toString());
        Summary ofSixtyFour = lenet().summary().with("n", 64);
        assertEquals(64 * 271_920L, ofSixtyFour.multiplyAdds().value());
        assertEquals("[64,10]", ofSixtyFour.rows().get(7).shape().toString());
    }

    /** Parameters and cost of formulas without layers, read from the graph. */
    @Test
    void formulasWithoutLayersHaveTheirCostToo() {
        Symbol x = symbol("x", "[n,2]");
        Symbol w1 = Symbol.parameter("w1", Shape.of(2, 3));
        Symbol w2 = Symbol.parameter("w2", Shape.of(3));
        Expr z = Ops.sigmoid(x.dot(w1)).named("z");
        Expr y = Ops.sigmoid(z.dot(w2));
        Summary summary = Summary.of(y);
        assertEquals(3, summary.rows().size());
        assertEquals("6", summary.rows().get(1).parameters().toString());
        assertEquals("6*n", summary.rows().get(1).multiplyAdds().toString());
        assertEquals("9*n", summary.multiplyAdds().toString());
        assertEquals(9, summary.parameters().value());
    }

    @Test
    void parametersThatAreSharedCountOnce() {
        Dense fc = new Dense("fc", 4, 4);
        Expr twice = fc.of(Ops.relu(fc.of(symbol("x", "[n,4]"))));
        Summary summary = Summary.of(List.of(fc), List.of(twice));
        assertEquals(20, summary.parameters().value());
        assertEquals("32*n", summary.multiplyAdds().toString());
        assertEquals("fc", summary.rows().get(1).name());
        assertEquals("fc", summary.rows().get(2).name());
    }

    /** Groups divide the work; a loop takes its body so many times; norms have no products. */
    @Test
    void whatIsCounted() {
        Expr x = symbol("x", "[n,4,5,7]");
        assertEquals(
                "2520*n", cost(new Conv2d("c", 4, 8, Window.of(3).padding(1).groups(4)), x));
        assertEquals("10080*n", cost(new Conv2d("c", 4, 8, Window.of(3).padding(1)), x));
        assertEquals("5040*n", cost(new ConvTranspose2d("c", 4, 4, Window.of(3).stride(2)), x));
        assertEquals("0", cost(new BatchNorm("b", 4), x));
        Expr sequence = symbol("s", "[t,n,3]");
        assertEquals("40*n*t", cost(new Lstm("r", 3, 2), sequence));
        assertEquals("30*n*t", cost(new Gru("r", 3, 2), sequence));
    }

    private static String cost(Layer layer, Expr x) {
        return Summary.of(List.of(layer), List.of(layer.of(x))).multiplyAdds().toString();
    }

    /** A value for each layer, whatever it is a part of. */
    @Test
    void layersOfLayers() {
        Conv2d first = new Conv2d("first", 3, 3, Window.of(3).padding(Window.Padding.SAME));
        Residual block = new Residual("block", new Sequential("body", first, Ops::relu));
        Branches both = new Branches("both", 1, block, x -> Ops.maxPool(x, 3, 1, 1));
        Sequential net =
                new Sequential("net", both, Ops::globalAvgPool, new Dense("fc", 6, 2, Initializer.lecun(), false));
        Expr y = net.of(symbol("x", "[n,3,9,9]"));
        assertEquals("[n,2]", y.shape().toString());
        assertEquals(
                List.of("x", "first", "body", "block", "both", "fc"),
                Summary.of(List.of(net), List.of(y)).rows().stream()
                        .map(Summary.Row::name)
                        .toList());
        assertEquals("net [first_w[3,3,3,3], first_b[3], fc_w[6,2]]", net.toString());
    }

    /** Nobody has to repeat that a scale begins with 1. */
    @Test
    void layersBeginAsTheySayWithoutBeingAskedAgain() {
        Symbol x = symbol("x", "[n,2]");
        Symbol t = symbol("t", "[n,2]");
        Network net = new Network();
        BatchNorm norm = net.layer(new BatchNorm("norm", 2));
        Symbol w = net.param("w", Initializer.constant(3), Shape.of(2));
        Expr loss = Losses.meanSquaredError(norm.of(x).times(w), t);
        Trained trained = new Training(loss)
                .data(x, new float[] {1, 2, 3, 5})
                .data(t, new float[4])
                .optimizer(new GradientDescent(0))
                .run();
        Map<String, float[]> values = new HashMap<>();
        trained.values().forEach((symbol, array) -> values.put(symbol.name(), array));
        assertArrayEquals(new float[] {1, 1}, values.get("norm_scale"));
        assertArrayEquals(new float[] {3, 3}, values.get("w"));
        assertArrayEquals(new float[] {0.2f, 0.35f}, values.get("norm_mean"), 1e-6f);
    }

    @Test
    void whatDoesNotFit() {
        Network net = new Network();
        net.layer(new Dense("fc", 2, 2));
        IllegalArgumentException twice =
                assertThrows(IllegalArgumentException.class, () -> net.layer(new Dense("fc", 3, 2)));
        assertEquals("fc_w is already declared, as fc_w[2,2]", twice.getMessage());
        assertMessage("c: needs rank 4, got x[n,3]", () -> new Conv2d("c", 1, 1, 3).of(symbol("x", "[n,3]")));
        assertMessage(
                "conv2d: x[n,2,9,9] and c_w[4,3,3,3] differ (channels: 2 against 3)",
                () -> new Conv2d("c", 3, 4, 3).of(symbol("x", "[n,2,9,9]")));
        assertMessage(
                "conv2d: a window of 5 does not fit in axis 2 of x[n,3,4,9]",
                () -> new Conv2d("c", 3, 4, 5).of(symbol("x", "[n,3,4,9]")));
        assertMessage(
                "c: 3 channels do not fall into 2 groups",
                () -> new Conv1d("c", 3, 4, Window.of(2).groups(2)));
        assertMessage(
                "c: needs a window of one or 2 sizes, got [1, 2, 3]", () -> new Conv2d("c", 3, 4, Window.of(1, 2, 3)));
        assertMessage(
                "r: needs a shortcut of shape [n,3], got x[n,2]",
                () -> new Residual("r", new Dense("d", 2, 3)).of(symbol("x", "[n,2]")));
        assertMessage("m: 6 numbers are no 4 equal heads", () -> new MultiHeadAttention("m", 6, 4));
        assertMessage("b: needs at least one branch", () -> new Branches("b", 1));
    }

    private static void assertMessage(String message, Runnable offence) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, offence::run).getMessage());
    }
}
