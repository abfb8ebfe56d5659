package org.leibniz.op;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * Convolution and what follows from it. One sum of products
 *
 * <pre>{@code
 * Σ x[n,c,t]·w[d,c,k]·y[n,d,o]   over all with t = stride·o + dilation·k − before
 * }</pre>
 *
 * <p>has three derivatives: by y the convolution of x and w, by x the transposed convolution of y and w, by w the weights
 * of x and y. Each is an op of this class, and so are their derivatives, to any order. As is usual for networks, the
 * window is not turned round.
 *
 * @param part which of the three is the result
 * @param window with a number for each axis, and no size
 * @param size the sizes of the result along the axes of the window; empty for an output, for which they follow
 */
public record Convolution(Part part, Window window, List<Dim> size) implements Composite {
    /** One of the three factors of the sum. */
    public enum Part {
        /** y, [n,out,results…] */
        OUTPUT("conv"),
        /** x, [n,in,array…] */
        INPUT("convTranspose"),
        /** w, [out,in/groups,size…] */
        WEIGHTS("convWeights");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** The parts whose product makes this one, in the order of operands. */
        private List<Part> operands() {
            return switch (this) {
                case OUTPUT -> List.of(INPUT, WEIGHTS);
                case INPUT -> List.of(OUTPUT, WEIGHTS);
                case WEIGHTS -> List.of(INPUT, OUTPUT);
            };
        }
    }

    /** The letters of the axes that are not those of the window, and enough for those. */
    private static final String PLACES = "klabefhijmo";

    private static final String RESULTS = "pqrstuvwxyz";

    /** @param window its size is that of the result; where it has none, a transposed convolution has the smallest one */
    static Expr of(Part part, Window window, Expr first, Expr second) {
        String name = part.word;
        int axes = first.shape().rank() - 2;
        if (axes < 1) throw ShapeException.rank(name, "3 or more", first.described());
        name = name(part, axes);
        if (second.shape().rank() != axes + 2) throw ShapeException.rank(name, axes + 2, second.described());
        if (axes > PLACES.length()) throw new ShapeException(name + ": has at most " + PLACES.length() + " axes");
        Window plain = window.size(List.of()).along(name, axes);
        return build(part, plain, size(name, part, plain, window.size(), first, second), first, second);
    }

    private static List<Dim> size(String name, Part part, Window window, List<Dim> given, Expr first, Expr second) {
        int axes = window.stride().size();
        boolean smallest = part == Part.INPUT && given.isEmpty();
        if (smallest) {
            return IntStream.range(0, axes)
                    .mapToObj(axis -> window.smallest(
                            axis, first.shape().dim(axis + 2), second.shape().dim(axis + 2)))
                    .toList();
        }
        int needed = part == Part.OUTPUT ? 0 : axes;
        if (given.size() != needed) {
            throw new ShapeException(name + ": needs "
                    + (needed == 0 ? "no size, which w has" : "a size along " + needed + " axes") + ", got "
                    + Window.list(given));
        }
        return given;
    }

    private static Expr build(Part part, Window window, List<Dim> size, Expr first, Expr second) {
        return new Apply(new Convolution(part, window, size), List.of(first, second));
    }

    public Convolution {
        size = List.copyOf(size);
    }

    static String name(Part part, int axes) {
        return axes <= 3 ? part.word + axes + "d" : part.word;
    }

    private int axes() {
        return window.stride().size();
    }

    @Override
    public String name() {
        return name(part, axes());
    }

    // Shapes ---------------------------------------------------------------------------------------------------------

    /** The operands as the parts of the sum that they are. */
    private Map<Part, Expr> operands(List<Expr> in) {
        Map<Part, Expr> operands = new EnumMap<>(Part.class);
        for (int i = 0; i < 2; i++) operands.put(part.operands().get(i), in.get(i));
        return operands;
    }

    private static <T> T factor(Map<Part, T> factors, Part part) {
        return Objects.requireNonNull(factors.get(part), part::name);
    }

    private static List<Dim> along(Expr e) {
        return e.shape().dims().subList(2, e.shape().rank());
    }

    private Sliding sliding(Map<Part, Expr> operands) {
        List<Dim> array = part == Part.INPUT ? size : along(factor(operands, Part.INPUT));
        List<Dim> places = part == Part.WEIGHTS ? size : along(factor(operands, Part.WEIGHTS));
        Expr first = operands.values().iterator().next();
        List<Dim> leading = List.of(
                first.shape().dim(0),
                part == Part.INPUT
                        ? factor(operands, Part.WEIGHTS).shape().dim(1).times(window.groups())
                        : factor(operands, Part.INPUT).shape().dim(1));
        String operand = part == Part.INPUT
                ? Shape.of(array).toString()
                : factor(operands, Part.INPUT).described();
        return Sliding.of(name(), operand, window, leading, array, places);
    }

    @Override
    public Shape shape(List<Expr> in) {
        Map<Part, Expr> operands = operands(in);
        Sliding sliding = sliding(operands);
        Expr first = in.get(0);
        Expr second = in.get(1);
        Dim batch = first.shape().dim(0);
        return switch (part) {
            case OUTPUT -> {
                Dim taken = second.shape().dim(1).times(window.groups());
                equal(first, second, "channels", first.shape().dim(1), taken);
                whole(second.shape().dim(0));
                yield Shape.of(batch, second.shape().dim(0)).concat(Shape.of(sliding.results()));
            }
            case INPUT -> {
                equal(
                        first,
                        second,
                        "channels",
                        first.shape().dim(1),
                        second.shape().dim(0));
                whole(first.shape().dim(1));
                results(first, sliding);
                yield Shape.of(batch, sliding.leading().get(1)).concat(Shape.of(size));
            }
            case WEIGHTS -> {
                equal(first, second, "axis 0", batch, second.shape().dim(0));
                whole(first.shape().dim(1));
                whole(second.shape().dim(1));
                results(second, sliding);
                yield Shape.of(second.shape().dim(1), part(first.shape().dim(1)))
                        .concat(Shape.of(size));
            }
        };
    }

    private void equal(Expr first, Expr second, String what, Dim a, Dim b) {
        if (a.equals(b)) return;
        String groups = window.groups() == 1 ? "" : " in " + window.groups() + " groups";
        String reason = what + ": " + ShapeException.difference(a, b) + groups;
        throw ShapeException.differ(name(), first.described(), second.described(), reason);
    }

    private void whole(Dim channels) {
        if (!channels.mod(Dim.of(window.groups())).equals(Dim.of(0))) {
            throw new ShapeException(
                    name() + ": " + channels + " channels do not fall into " + window.groups() + " groups");
        }
    }

    private void results(Expr output, Sliding sliding) {
        if (along(output).equals(sliding.results())) return;
        throw ShapeException.needed(
                name(), Window.list(sliding.results()) + " places for the window", output.described());
    }

    private Dim part(Dim channels) {
        return channels.floorDiv(window.groups());
    }

    // Derivative and definition --------------------------------------------------------------------------------------

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Map<Part, Expr> factors = operands(y.args());
        factors.put(part, dy);
        return IntStream.range(0, 2)
                .mapToObj(i -> {
                    Part by = part.operands().get(i);
                    List<Dim> sizes = by == Part.OUTPUT ? List.of() : along(y.arg(i));
                    List<Part> others = by.operands();
                    return build(by, window, sizes, factor(factors, others.get(0)), factor(factors, others.get(1)));
                })
                .toList();
    }

    @Override
    public Expr definition(Apply y) {
        Map<Part, Expr> operands = operands(y.args());
        Sliding sliding = sliding(operands);
        Window plain = window.groups(1).size(sliding.places());
        if (part != Part.INPUT) {
            operands.put(Part.INPUT, Windows.windows(factor(operands, Part.INPUT), plain, 0));
        }
        List<Part> order = part.operands();
        Expr product = Einsum.product(
                letters(order.get(0)),
                letters(order.get(1)),
                letters(part),
                grouped(order.get(0), factor(operands, order.get(0))),
                grouped(order.get(1), factor(operands, order.get(1))));
        Shape whole = part == Part.INPUT ? sliding.reachedShape() : y.shape();
        Expr result = window.groups() == 1 ? product : Reshape.reshape(product, whole);
        return part == Part.INPUT ? Overlap.of(result, plain, size) : result;
    }

    // The input stands here for all that windows reach of it.
    private String letters(Part of) {
        String places = PLACES.substring(0, axes());
        String results = RESULTS.substring(0, axes());
        String group = window.groups() == 1 ? "" : "g";
        return switch (of) {
            case OUTPUT -> "n" + group + "d" + results;
            case INPUT -> "n" + group + "c" + places + results;
            case WEIGHTS -> group + "dc" + places;
        };
    }

    /** The groups as an axis of their own. */
    private Expr grouped(Part of, Expr e) {
        if (window.groups() == 1) return e;
        int axis = of == Part.WEIGHTS ? 0 : 1;
        Shape shape = e.shape();
        Shape split = shape.take(0, axis)
                .append(Dim.of(window.groups()), part(shape.dim(axis)))
                .concat(shape.take(axis + 1, shape.rank()));
        return Reshape.reshape(e, split);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        boolean usual = part == Part.OUTPUT
                || part == Part.INPUT && size.equals(size(name(), part, window, List.of(), y.arg(0), y.arg(1)));
        return WindowFunctions.call(notation, name(), in, window.written(usual ? List.of() : size));
    }

    // Reference ------------------------------------------------------------------------------------------------------

    @Override
    public Tensor reference(List<Tensor> in, int[] sizes) {
        Map<Part, Tensor> factors = new EnumMap<>(Part.class);
        for (int i = 0; i < 2; i++) factors.put(part.operands().get(i), in.get(i));
        factors.put(part, Tensor.zeros(sizes));
        Tensor x = factor(factors, Part.INPUT);
        Tensor w = factor(factors, Part.WEIGHTS);
        Tensor y = factor(factors, Part.OUTPUT);
        Sliding sliding = Sliding.fixed(window, new int[0], along(x), along(w));
        int array = Tensor.count(along(x));
        int places = Tensor.count(along(w));
        int results = Tensor.count(along(y));
        int inputs = x.sizes()[1];
        int outputs = y.sizes()[1];
        int taken = w.sizes()[1];
        for (int n = 0; n < x.sizes()[0]; n++) {
            for (int d = 0; d < outputs; d++) {
                for (int c = 0; c < taken; c++) {
                    int group = d / (outputs / window.groups());
                    int atX = (n * inputs + group * taken + c) * array;
                    int atW = (d * taken + c) * places;
                    int atY = (n * outputs + d) * results;
                    sliding.forEach((t, k, o) -> add(x, atX + t, w, atW + k, y, atY + o));
                }
            }
        }
        return factor(factors, part);
    }

    private static int[] along(Tensor tensor) {
        return Arrays.copyOfRange(tensor.sizes(), 2, tensor.rank());
    }

    private void add(Tensor x, int atX, Tensor w, int atW, Tensor y, int atY) {
        switch (part) {
            case OUTPUT -> y.values()[atY] += x.values()[atX] * w.values()[atW];
            case INPUT -> x.values()[atX] += y.values()[atY] * w.values()[atW];
            case WEIGHTS -> w.values()[atW] += x.values()[atX] * y.values()[atY];
        }
    }
}
