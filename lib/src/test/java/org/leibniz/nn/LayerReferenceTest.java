package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.io.Model;
import org.leibniz.op.Ops;
import org.leibniz.op.Phases;
import org.leibniz.op.Window;
import org.leibniz.op.Window.Padding;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * Layers against PyTorch 2.15 in float64: values and gradients by every input and every parameter, interpreted and
 * compiled, for odd sizes, batches of 1 and sequences of 1. The numbers were written by the script layers.py among the
 * test resources. Of the value and of each gradient there are two sums over its elements, with weights cos(i + 1) and
 * sin(2i + 1); element i of operand k is sin(1.7i + 0.6k + 0.3), so none tie. The gradients are those of the first sum.
 */
class LayerReferenceTest {
    private static final String REFERENCE = """
            dense [1,3,4]
              0.04081835087347 1.887444898846 -1.171418522482 -0.1222714296775 -0.5814218781263
              1.839938997797 0.2758090133902 0.1365381715989
            conv1d [1,4,5]
              -2.005732871856 35.52855430098 -0.5646655488424 0.9485144657043 -0.3947412864083
              3.890440809512 -2.252356335865 -1.610241775048
            conv1d strided [2,4,6]
              0.7571163373214 -3.335839963928 -0.3567297510958 0.2531844699513 0.9514466919452
              0.5077129394756 0.4307032168153 -0.2905468722592
            conv1d same [1,2,5]
              -1.088205296401 2.500804016218 3.944057313997 3.396299613293 0.1059650286911
              -3.467347766434 -0.5921311131526 -1.065536904825
            conv2d [1,3,3,6]
              -3.644022502513 -4.248213132496 14.39155545827 0.3720537192821 -0.7715548102842
              0.761757393132 -0.2525650739332 -0.8517564240072
            conv2d strided [2,3,4,3]
              -0.04282111954987 -0.1502182322439 -0.4870035903262 -0.5297686922987 -0.434521247089
              5.299354128221 -0.3664373819072 -0.7045173797515
            conv2d grouped [1,6,5,3]
              -3.177082185631 -1.427756779629 -1.34870793455 -2.695960633757 1.293209201972
              -1.686036341742 0.3175210325318 -3.492204358319
            conv2d same [1,2,5,6]
              -1.228241580273 0.1887884862591 -8.204038594507 -3.238315090872 -0.7920511009821
              3.859183615213 -0.7470247730388 -1.106612081243
            conv2d full [1,2,5,5]
              0.2248373038535 0.2742378907939 -2.108611025102 -0.2701561964958 1.069656103403
              -5.878030897568 -0.012843782857 -0.1242770925299
            conv2d uneven [1,2,3,5]
              6.910605750492 -1.762130235756 -11.3455809669 2.17822959581 0.7459523396034
              -1.18410309273 0.2800208709129 -0.3866597313251
            conv2d plain [1,1,3,3]
              -0.01097537335741 0.2168158331893 1.375229547967 1.03619258943 0.105731664936
              0.04879386768081
            convTranspose1d [1,2,7]
              0.7715098005972 -0.565740138816 2.440243091314 -2.723284489475 3.16276017629
              1.237235680212 0.259749334836 0.4019799599177
            convTranspose2d [1,3,4,7]
              4.12568103532 6.275312777489 -1.770828798507 1.931179105285 -3.565615469881
              3.704570420875 -0.8501844328693 -0.9574188625082
            convTranspose2d strided [2,3,6,6]
              1.243199866932 12.369950017 0.02176424588823 2.151073506841 3.832175236769
              -24.60441030923 -3.810166326816 -4.655079140311
            convTranspose2d grouped [1,6,5,5]
              0.01297787474004 -0.04535536593688 0.8470968812143 -2.567981586903 -0.6387879311329
              -2.867570910724 0.04416122889542 -0.006373597128025
            maxPool [1,2,2,3]
              0.5468900103962 0.4992403882109 0.5052586880274 2.409713393065
            maxPool padded [2,1,4,3]
              -1.091793926212 0.1235361477814 -1.249982668472 0.06557624064596
            maxPool of sequences [1,2,3]
              0.2179074703072 0.007308387501987 -2.093392929845 -0.9326535868388
            avgPool [1,2,2,3]
              0.04999699472134 0.02784626023 0.9262697335542 1.26447487814
            avgPool padded [2,1,4,3]
              -0.1465342732389 0.5411495928453 0.3875059034798 -0.1380108894482
            globalMaxPool [2,3]
              -0.2829712376093 0.06344895258133 0.4735609163981 0.1483506705064
            globalAvgPool [2,3]
              0.003559948135614 -0.0134938654985 0.02116806883545 0.1029707360353
            upsample [1,2,6,6]
              -0.2580714532747 -0.04089593306533 -1.681351960912 -0.0438140851931
            flatten [2,12]
              1.434324619363 0.5803183552887 11.46664125383 0.9530917523984
            batchNorm training [2,3,5]
              -1.300265058797 5.796666635512 4.339082671551 -0.8989191955564 -0.9788440538943
              -1.082055551376 0.1981926376435 -0.3997660741969
            batchNorm of images [1,3,3,5]
              -1.672046986732 -3.047066512417 2.810122616126 2.698789323344 1.798011987725
              1.301791344842 -1.569888389175 -2.178514620644
            batchNorm inference [1,3,5]
              -2.372230082779 1.120876055248 1.320876887786 1.327630170237 -0.01140801201771
              0.3126973955965 -1.713570599568 -2.151783063036
            layerNorm [1,3,5]
              -1.25886781578 1.003114772238 3.524095372441 -1.507686422801 -1.099762059818
              -1.786866135148 1.107524287 0.171578735333
            instanceNorm [1,3,3,5]
              -1.672046986732 -3.047066512417 2.810122616126 2.698789323344 1.798011987725
              1.301791344842 -1.569888389175 -2.178514620644
            groupNorm [1,4,3,3]
              -2.113617127811 -3.180080105922 0.1954879655687 1.201497555296 -0.3039258988026
              0.04103643226207 -0.1602144141568 -2.685332297789
            embedding [1,3,3]
              -3.229178013121 -2.161208200256 1.367822195024 0.5755622894777
            rnn [3,2,2]
              -0.3362122690363 0.543093340117 -0.6857076456186 0.446243648842 1.020800907365
              0.1994087118584 -0.00261012869637 0.08319725767381 -0.05921069642038 -0.3976949468225
            lstm [3,2,2]
              -0.4106182295803 0.5654586468219 -0.226994646226 -0.2699863831479 -0.5151470334204
              0.1891718674993 -0.1592782346258 -0.0009542985199351 0.02188064758327 -0.2754250191353
            lstm of one step [1,1,2]
              0.1933208857602 0.0860974237144 -0.02883645413764 -0.02651484088068 -0.1379310373687
              -0.08310069308149 0.0 0.0 -0.01102686939205 0.09547583308955
            gru [3,2,2]
              0.1507065265264 0.7081007932894 0.1917519766928 0.2770084903589 0.322168170605
              -0.4182252533199 0.05004640900451 -0.1321091479887 0.4657009509033 0.01640311646251
              0.02034707266621 0.1131011063661
            gru of one step [1,1,2]
              0.1057991688066 0.04137046892359 0.1152765434997 0.01092712114708 -0.0691885947908
              0.2934337673637 0.0 0.0 -0.09983492646128 0.3472965987591
              0.1114751910829 0.0812153459638
            lstm stacked [3,1,2]
              0.1178015067545 -0.0744986477564 -0.02559334275295 -0.08861433382805 0.0438100194825
              0.06559760084652 0.03770712523721 0.02189801591909 0.04264672075411 0.00653504964116
              0.03923082458609 0.0107266893571 -0.02352947298699 0.02538575793304 0.05540738425305
              -0.09533463739833
            gru both ways [3,1,4]
              -0.1394684658225 -0.07160712010602 -0.5651367981056 0.5420069926533 0.3669278651339
              -0.113726222363 0.05558408020216 0.1889802398531 -0.2511318127821 -0.3095045760521
              -0.2391211636251 -0.385910623497 -0.647598024107 0.5148109740286 -0.1120891276283
              -0.1248582624611 -0.3919691251968 0.002041078979052 -0.05175224778836 -0.2640189117257
            gru of the course [3,2,2]
              0.04336055990332 0.2740625166503 0.146005837346 -0.2464649216174 0.239399636986
              -0.1907258812955 0.01441737575159 0.1285322978287 -0.3120419021505 0.07384436033507
            attention [1,3,5]
              -0.3688576619909 0.9024529702881 0.2393425596228 -0.5151836015794 -0.3323081063017
              0.376555550606 3.07753642702 0.3181438320752
            attention causal [2,3,1]
              0.4374405341152 1.342879441662 -0.1270497266466 0.3796475467964 0.1537864220473
              -0.1035443185741 1.162702257294 -0.0566193786564
            multiHeadAttention [2,3,4]
              -0.5894028010644 -3.574092824598 0.166081643266 0.07686786840865 -0.08110878036096
              0.03436286754983 0.002922603128842 0.007153678475626 0.04331808008229 -0.08738646170036
              -5.609331710734e-16 -6.159994366304e-16 0.06040089354265 -0.4634807052234 0.8323222718896
              -0.1940873538507 0.9660166708879 -0.8889889619729 0.7886746417848 0.3880056038851
            multiHeadAttention causal [1,3,4]
              -0.3622199067112 -1.97188019709 -0.927847096415 0.5829084047241 0.0002965574325458
              -0.02666222317658 -0.009002791057425 -0.01379774321152 0.1140766553474 0.08366884210475
              -5.354934295774e-17 -6.232846523299e-17 1.007947468061 0.6916972654052 0.5725397013253
              -0.03297687347795 0.9911164393569 -0.4723334692347 0.2758090133902 0.1365381715989
            additiveAttention [1,2,3]
              0.3322107684932 0.3395926807703 0.08296613430423 0.2403107912914 -0.6054069425955
              0.1778081356173 0.1260743658216 -0.02679560982525 0.1841240483087 -0.0497564136727
              0.1302972088585 0.3618521770088 -0.1428608339271 0.003408447074094
            """;

    /**
     * What is compared.
     *
     * @param operands in the order of the script
     * @param fixed values that the script has as numbers
     */
    private record Case(Expr y, List<Symbol> operands, Map<Symbol, Tensor> fixed) {}

    private static final Map<String, Case> CASES = new LinkedHashMap<>();

    private static void layer(String name, String shape, Layer layer) {
        layer(name, shape, layer, layer);
    }

    private static void layer(String name, String shape, Layer layer, UnaryOperator<Expr> use) {
        layer(name, layer, in -> use.apply(in.get(0)), Map.of(), shape);
    }

    /** The states of the layer have values by the ends of their names. */
    private static void layer(
            String name, Layer layer, Function<List<Expr>, Expr> use, Map<String, Tensor> states, String... shapes) {
        List<Symbol> operands = inputs(shapes);
        Expr y = use.apply(List.copyOf(operands));
        Map<Symbol, Tensor> fixed = new HashMap<>();
        for (Symbol symbol : layer.initial().keySet()) {
            if (symbol.role() == Symbol.Role.PARAMETER) operands.add(symbol);
            states.forEach((end, value) -> {
                if (symbol.name().endsWith(end)) fixed.put(symbol, value);
            });
        }
        CASES.put(name, new Case(y, operands, fixed));
    }

    private static void function(String name, Function<List<Expr>, Expr> function, String... shapes) {
        List<Symbol> operands = inputs(shapes);
        CASES.put(name, new Case(function.apply(List.copyOf(operands)), operands, Map.of()));
    }

    private static void function(String name, UnaryOperator<Expr> function, String shape) {
        function(name, (List<Expr> in) -> function.apply(in.get(0)), shape);
    }

    private static List<Symbol> inputs(String... shapes) {
        List<Symbol> inputs = new ArrayList<>();
        for (String shape : shapes) inputs.add(symbol("x" + (inputs.size() + 1), shape));
        return inputs;
    }

    private static Expr training(Layer layer, Expr x) {
        return Phases.training(List.of(layer.of(x))).get(0);
    }

    private static Window window(int... size) {
        return Window.of(size);
    }

    static {
        layer("dense", "[1,3,5]", new Dense("l", 5, 4));
        layer("conv1d", "[1,3,7]", new Conv1d("l", 3, 4, 3));
        layer(
                "conv1d strided",
                "[2,3,9]",
                new Conv1d("l", 3, 4, window(3).stride(2).padding(3).dilation(2)));
        layer("conv1d same", "[1,1,5]", new Conv1d("l", 1, 2, window(4).padding(Padding.SAME)));
        layer("conv2d", "[1,2,5,7]", new Conv2d("l", 2, 3, window(3, 2)));
        Window strided = window(3).stride(2, 3).padding(1, 2).dilation(1, 2);
        layer("conv2d strided", "[2,2,7,9]", new Conv2d("l", 2, 3, strided));
        layer(
                "conv2d grouped",
                "[1,4,5,3]",
                new Conv2d("l", 4, 6, window(3).padding(1).groups(2)));
        layer(
                "conv2d same",
                "[1,2,5,6]",
                new Conv2d("l", 2, 2, window(3, 2).padding(Padding.SAME).dilation(2)));
        layer("conv2d full", "[1,1,3,4]", new Conv2d("l", 1, 2, window(3, 2).padding(Padding.FULL)));
        layer(
                "conv2d uneven",
                "[1,1,3,4]",
                new Conv2d("l", 1, 2, window(2, 3).before(0, 1).after(1, 2)));
        layer("conv2d plain", "[1,2,3,3]", new Conv2d("l", 2, 1, window(1), Initializer.he(), false));
        layer(
                "convTranspose1d",
                "[1,3,4]",
                new ConvTranspose1d("l", 3, 2, window(3).stride(2).padding(1)));
        layer("convTranspose2d", "[1,2,3,5]", new ConvTranspose2d("l", 2, 3, window(2, 3)));
        layer(
                "convTranspose2d strided",
                "[2,2,3,3]",
                new ConvTranspose2d("l", 2, 3, window(3).stride(2).before(1)));
        Window grouped = window(2, 3).stride(1, 2).dilation(2, 1).groups(2);
        layer("convTranspose2d grouped", "[1,4,3,2]", new ConvTranspose2d("l", 4, 6, grouped));
        function("maxPool", x -> Ops.maxPool(x, 2), "[1,2,5,7]");
        function("maxPool padded", x -> Ops.maxPool(x, 3, 2, 1), "[2,1,7,5]");
        function("maxPool of sequences", x -> Ops.maxPool(x, 3, 1, 0), "[1,2,5]");
        function("avgPool", x -> Ops.avgPool(x, 2), "[1,2,5,7]");
        function("avgPool padded", x -> Ops.avgPool(x, 3, 2, 1), "[2,1,7,5]");
        function("globalMaxPool", Ops::globalMaxPool, "[2,3,3,5]");
        function("globalAvgPool", Ops::globalAvgPool, "[2,3,3,5]");
        function("upsample", x -> Ops.upsample(x, 2, 3), "[1,2,3,2]");
        function("flatten", Ops::flatten, "[2,3,2,2]");
        BatchNorm batch = new BatchNorm("l", 3);
        layer("batchNorm training", "[2,3,5]", batch, x -> training(batch, x));
        layer("batchNorm of images", "[1,3,3,5]", batch, x -> training(batch, x));
        Map<String, Tensor> running =
                Map.of("mean", Tensor.vector(0.5, -0.25, 0), "variance", Tensor.vector(0.5, 2, 1));
        layer("batchNorm inference", batch, in -> inference(batch.of(in.get(0))), running, "[1,3,5]");
        layer("layerNorm", "[1,3,5]", new LayerNorm("l", 5));
        layer("instanceNorm", "[1,3,3,5]", new InstanceNorm("l", 3));
        layer("groupNorm", "[1,4,3,3]", new GroupNorm("l", 4, 2));
        Symbol labels = Symbol.index("labels", Shape.of(1, 3), Dim.of(4));
        Embedding embedding = new Embedding("l", 4, 3);
        Expr vectors = embedding.of(labels);
        Map<Symbol, Tensor> chosen = Map.of(labels, new Tensor(new int[] {1, 3}, new double[] {2, 0, 2}));
        CASES.put("embedding", new Case(vectors, List.copyOf(embedding.initial().keySet()), chosen));
        layer("rnn", "[3,2,3]", new Rnn("l", 3, 2));
        layer("lstm", "[3,2,3]", new Lstm("l", 3, 2));
        layer("lstm of one step", "[1,1,3]", new Lstm("l", 3, 2));
        layer("gru", "[3,2,3]", new Gru("l", 3, 2, Gru.Form.TORCH));
        layer("gru of one step", "[1,1,3]", new Gru("l", 3, 2, Gru.Form.TORCH));
        layer("lstm stacked", "[3,1,3]", new Sequential("l", new Lstm("l1", 3, 2), new Lstm("l2", 2, 2)));
        Gru there = new Gru("there", 3, 2, Gru.Form.TORCH);
        Gru back = new Gru("back", 3, 2, Gru.Form.TORCH);
        layer("gru both ways", "[3,1,3]", new Bidirectional("l", there, back));
        layer("gru of the course", "[3,2,3]", new Gru("l", 3, 2));
        function("attention", LayerReferenceTest::attention, "[1,3,4]", "[1,2,4]", "[1,2,5]");
        Expr causal = Attention.causal(Dim.of(3));
        function(
                "attention causal",
                (List<Expr> in) -> Attention.scaledDotProduct(in.get(0), in.get(1), in.get(2), causal),
                "[2,3,2]",
                "[2,3,2]",
                "[2,3,1]");
        layer("multiHeadAttention", "[2,3,4]", new MultiHeadAttention("l", 4, 2));
        MultiHeadAttention heads = new MultiHeadAttention("l", 4, 2);
        layer("multiHeadAttention causal", "[1,3,4]", heads, x -> heads.of(x, causal));
        AdditiveAttention additive = new AdditiveAttention("l", 3, 2, 5);
        layer(
                "additiveAttention",
                additive,
                in -> additive.of(in.get(0), in.get(1), in.get(2)),
                Map.of(),
                "[1,2,3]",
                "[1,4,2]",
                "[1,4,3]");
    }

    private static Expr inference(Expr y) {
        return Phases.inference(List.of(y)).get(0);
    }

    private static Expr attention(List<Expr> in) {
        return Attention.scaledDotProduct(in.get(0), in.get(1), in.get(2));
    }

    private static final Map<String, String> NUMBERS = numbers();

    /** What follows a name, whose line does not begin with a space. */
    private static Map<String, String> numbers() {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (String entry : REFERENCE.split("\n(?! )")) {
            int name = entry.indexOf(" [");
            numbers.put(entry.substring(0, name), entry.substring(name + 1));
        }
        return numbers;
    }

    @Test
    void everyCaseHasItsNumbers() {
        assertEquals(Set.copyOf(NUMBERS.keySet()), new HashSet<>(CASES.keySet()));
    }

    static Stream<String> names() {
        return CASES.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void valueAndGradients(String name) {
        Case layer = CASES.get(name);
        String[] words = NUMBERS.get(name).strip().split("\\s+");
        assertEquals(words[0], layer.y.shape().toString());
        Expr weighed = layer.y.times(weights(layer.y.shape())).sum();
        List<Expr> results = new ArrayList<>(List.of(layer.y));
        results.addAll(Gradient.of(weighed).by(layer.operands));
        Map<Symbol, Tensor> point = point(layer);
        List<Tensor> interpreted = Interpreter.evaluate(results, point);
        List<Tensor> compiled = Program.compile(results, Precision.FLOAT64).evaluate(point);
        assertEquals(2 * results.size(), words.length - 1);
        for (int i = 0; i < results.size(); i++) {
            String what = name + ", " + (i == 0 ? "value" : "by " + layer.operands.get(i - 1));
            assertClose(interpreted.get(i), compiled.get(i), 1e-12, what);
            double[] sums = sums(interpreted.get(i));
            for (int s = 0; s < 2; s++) {
                assertClose(Double.parseDouble(words[2 * i + s + 1]), sums[s], 1e-11, what);
            }
        }
    }

    /** What torch.nn.functional.batch_norm leaves in its running statistics, the values being those of the cases. */
    @Test
    void runningStatistics() {
        BatchNorm norm = new BatchNorm("l", 3);
        Symbol x = symbol("x1", "[2,3,5]");
        Map<Symbol, Tensor> point = point(new Case(x, List.of(x), Map.of()));
        double[][] before = {{0.5, -0.25, 0}, {0.5, 2, 1}};
        double[][] after = {
            {0.4658304864598769, -0.22074304743834555, -0.02095595868243815},
            {0.5020478308918372, 1.8475556677325848, 0.9556910615543489}
        };
        Map<Symbol, Expr> updates = Phases.updates(List.of(norm.of(x)));
        int at = 0;
        for (Symbol state : updates.keySet()) point.put(state, Tensor.vector(before[at++]));
        List<Tensor> fresh = Interpreter.evaluate(List.copyOf(updates.values()), point);
        for (int i = 0; i < 2; i++) assertClose(Tensor.vector(after[i]), fresh.get(i), 1e-14, "state " + i);
    }

    /** Layers in a model file give the same bits after they have been read. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "conv2d strided",
                "conv2d uneven",
                "convTranspose2d grouped",
                "batchNorm inference",
                "groupNorm",
                "lstm stacked",
                "gru both ways",
                "multiHeadAttention causal",
                "additiveAttention"
            })
    void modelFiles(String name) throws IOException {
        Case layer = CASES.get(name);
        Map<Symbol, float[]> values = new HashMap<>();
        point(layer).forEach((symbol, tensor) -> values.put(symbol, floats(tensor)));
        Map<String, float[]> inputs = new HashMap<>();
        values.keySet().stream()
                .filter(symbol -> symbol.role() == Symbol.Role.INPUT)
                .forEach(symbol -> inputs.put(symbol.name(), values.get(symbol)));
        Path file = Files.createTempFile("layer", ".leibniz");
        try (Model model = Model.of(Map.of("y", layer.y), values)) {
            model.save(file);
            try (Model again = Model.load(file)) {
                assertArrayEquals(model.run(inputs).get("y"), again.run(inputs).get("y"));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static float[] floats(Tensor tensor) {
        float[] floats = new float[tensor.values().length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) tensor.values()[i];
        return floats;
    }

    private static Map<Symbol, Tensor> point(Case layer) {
        Map<Symbol, Tensor> point = new HashMap<>(layer.fixed);
        for (int k = 0; k < layer.operands.size(); k++) {
            Symbol symbol = layer.operands.get(k);
            Tensor values = Tensor.zeros(symbol.shape().evaluate(Map.of()).sizes());
            double start = 0.6 * k + 0.3;
            Arrays.setAll(values.values(), i -> Math.sin(1.7 * i + start));
            point.put(symbol, values);
        }
        return point;
    }

    private static Expr weights(Shape shape) {
        Expr row = Ops.iota(Dim.of(shape.elements())).plus(1);
        return Ops.reshape(Ops.cos(row), shape);
    }

    private static double[] sums(Tensor tensor) {
        double[] sums = new double[2];
        for (int i = 0; i < tensor.values().length; i++) {
            sums[0] += tensor.values()[i] * Math.cos(i + 1);
            sums[1] += tensor.values()[i] * Math.sin(2 * i + 1);
        }
        return sums;
    }

    /** The second derivative along a direction, against the change of the first one by central differences. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void secondOrder(String name) {
        Case layer = CASES.get(name);
        Expr weighed = layer.y.squared().times(weights(layer.y.shape())).sum();
        List<Expr> slopes = Gradient.of(weighed).by(layer.operands);
        Expr along = Ops.zeros(Shape.scalar());
        for (int k = 0; k < slopes.size(); k++) {
            Expr slope = slopes.get(k);
            along = along.plus(slope.times(weights(slope.shape())).sum());
        }
        Expr twice = Ops.zeros(Shape.scalar());
        for (Expr slope : Gradient.of(along).by(layer.operands)) {
            twice = twice.plus(slope.times(weights(slope.shape())).sum());
        }
        Map<Symbol, Tensor> point = point(layer);
        double step = 1e-4;
        double near = along(along, layer, point, step) - along(along, layer, point, -step);
        double far = along(along, layer, point, 2 * step) - along(along, layer, point, -2 * step);
        assertClose(
                (8 * near - far) / (12 * step),
                Interpreter.evaluate(twice, point).item(),
                1e-7,
                name);
    }

    private static double along(Expr e, Case layer, Map<Symbol, Tensor> point, double by) {
        Map<Symbol, Tensor> moved = new HashMap<>(point);
        for (Symbol symbol : layer.operands) {
            double[] values = point.get(symbol).values().clone();
            for (int i = 0; i < values.length; i++) values[i] += by * Math.cos(i + 1);
            moved.put(symbol, new Tensor(point.get(symbol).sizes(), values));
        }
        return Interpreter.evaluate(e, moved).item();
    }
}
