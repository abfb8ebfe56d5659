package org.leibniz.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.NamedResults;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Names;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** The functions that typed formulas may call, by all their names. */
public final class Functions {
    /**
     * A function by name.
     *
     * @param operands how many expressions it takes; whatever follows them in a call are its settings
     * @param settings the settings it knows
     */
    public record Function(String name, int operands, Set<Setting> settings, Builder builder) {
        public Expr call(List<Expr> in, Settings settings) {
            return builder.build(in, settings);
        }
    }

    /** A kind of thing a call may say beside its operands. */
    public enum Setting {
        SIZES,
        /** A size that follows from what the result is combined with, unless {@link #SIZES} are given. */
        FITTED_SIZE,
        SHAPE,
        LETTERS,
        KEEP,
        NUMBERS,
        NAMED
    }

    /** Makes an expression of a call. */
    @FunctionalInterface
    public interface Builder {
        Expr build(List<Expr> in, Settings settings);
    }

    /**
     * What a call says beside its operands.
     *
     * @param sizes whole numbers or sizes, such as axes
     * @param shape a shape in brackets, or null
     * @param letters a text in quotation marks, or null
     * @param keep whether the word {@code keep} was given
     * @param numbers fractions that belong to the function, such as bounds
     * @param named sizes by the names they were given with, such as {@code stride=2}
     */
    public record Settings(
            List<Dim> sizes,
            Shape shape,
            String letters,
            boolean keep,
            List<Rational> numbers,
            Map<String, List<Dim>> named) {
        public Settings(List<Dim> sizes, Shape shape, String letters, boolean keep, List<Rational> numbers) {
            this(sizes, shape, letters, keep, numbers, Map.of());
        }

        int[] axes() {
            return sizes.stream().mapToInt(Settings::axis).toArray();
        }

        /** The one axis given, the last one where none is. */
        int axis(String function) {
            if (sizes.size() > 1) throw new IllegalArgumentException(function + " goes along one axis");
            return sizes.isEmpty() ? -1 : axis(sizes.get(0));
        }

        /** The one axis given, another where none is. */
        int axisOr(int usual, String function) {
            return sizes.isEmpty() ? usual : axis(function);
        }

        /** The first of three sizes, which is an axis. */
        int firstAxis(String function) {
            return axis(size(function, 3, 0));
        }

        /** The first of two sizes, which is an axis. */
        int axisOfTwo(String function) {
            return axis(size(function, 2, 0));
        }

        /** The one diagonal given, the main one where none is. */
        int diagonal(String function) {
            if (sizes.size() > 1) throw new IllegalArgumentException(function + " goes up to one diagonal");
            return sizes.isEmpty() ? 0 : whole("a diagonal", sizes.get(0));
        }

        /** One of so many sizes. */
        Dim size(String function, int count, int i) {
            if (sizes.size() != count) {
                throw new IllegalArgumentException(function + " needs " + (count == 1 ? "a size" : count + " sizes"));
            }
            return sizes.get(i);
        }

        private static int axis(Dim size) {
            return whole("an axis", size);
        }

        private static int whole(String what, Dim size) {
            if (!size.isFixed() || size.value() != (int) size.value()) {
                throw new IllegalArgumentException(what + " is a whole number, not " + size);
            }
            return (int) size.value();
        }

        /** The number that tells uses of a random function apart. */
        long stream(String function) {
            boolean one = sizes.size() == 1 && sizes.get(0).isFixed();
            if (!one) throw new IllegalArgumentException(function + " needs the number of a stream");
            return sizes.get(0).value();
        }

        Shape neededShape(String function) {
            if (shape == null)
                throw new IllegalArgumentException(function + " needs a shape in brackets, such as [2,3]");
            return shape;
        }
    }

    private static final Set<Setting> NONE = Set.of();
    private static final Map<String, Function> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, String> OF_ELEMENTS = Map.of("max", "amax", "min", "amin");
    private static final Map<String, Function> DEFINED = new ConcurrentSkipListMap<>();

    static {
        unary(Ops::sigmoid, "sigmoid", "σ", "logistic");
        unary(Ops::tanh, "tanh");
        unary(Ops::relu, "relu", "ReLU");
        unary(Ops::softplus, "softplus");
        unary(Ops::exp, "exp");
        unary(Ops::log, "log", "ln");
        unary(Ops::log1p, "log1p");
        unary(Ops::expm1, "expm1");
        unary(Ops::log10, "log10");
        unary(Ops::log2, "log2");
        unary(Ops::sqrt, "sqrt", "√");
        unary(Ops::sin, "sin");
        unary(Ops::cos, "cos");
        unary(Ops::tan, "tan");
        unary(Reciprocals::sec, "sec");
        unary(Reciprocals::csc, "csc");
        unary(Reciprocals::cot, "cot");
        unary(Reciprocals::sech, "sech");
        unary(Reciprocals::csch, "csch");
        unary(Reciprocals::coth, "coth");
        unary(Ops::abs, "abs");
        unary(Ops::sign, "sign");
        unary(Ops::step, "step");
        unary(Ops::asin, "asin");
        unary(Ops::acos, "acos");
        unary(Ops::atan, "atan");
        unary(Ops::sinh, "sinh");
        unary(Ops::cosh, "cosh");
        unary(Ops::asinh, "asinh");
        unary(Ops::acosh, "acosh");
        unary(Ops::atanh, "atanh");
        unary(Ops::erf, "erf");
        unary(Ops::erfc, "erfc");
        unary(Ops::normalCdf, "normalCdf");
        unary(Ops::floor, "floor");
        unary(Ops::ceil, "ceil");
        unary(Ops::round, "round");
        unary(Ops::silu, "silu");
        unary(Ops::mish, "mish");
        unary(Ops::softsign, "softsign");
        unary(Ops::gelu, "gelu");
        unary(Ops::geluTanh, "geluTanh");
        unary(Ops::hardSigmoid, "hardSigmoid");
        unary(Ops::selu, "selu");
        unary(Ops::stopGradient, "stopGradient");
        unary(Ops::hardTanh, "hardTanh");
        numbered("clamp", 2, (x, n) -> Clamp.clamp(x, n.get(0), n.get(1)));
        numbered("leakyRelu", 1, (x, n) -> LeakyRelu.leakyRelu(x, n.get(0)));
        numbered("elu", 1, (x, n) -> Elu.elu(x, n.get(0)));
        binary(Ops::prelu, "prelu");
        binary(Ops::phase, "phase");
        binary(Functions::tracked, "tracked");
        binary(Ops::max, "max");
        binary(Ops::min, "min");
        binary(Expr::dot, "dot");
        binary(Expr::matmul, "matmul");
        binary(Expr::outer, "outer");
        add(3, NONE, (in, settings) -> Ops.where(in.get(0), in.get(1), in.get(2)), "where");
        Set<Setting> sizes = EnumSet.of(Setting.SIZES);
        Set<Setting> shape = EnumSet.of(Setting.SHAPE);
        add(1, EnumSet.of(Setting.SIZES, Setting.KEEP), Functions::sum, "sum");
        reduction(Ops::mean, "mean");
        reduction(Ops::amax, "amax");
        reduction(Ops::amin, "amin");
        reduction(Ops::prod, "prod");
        reduction(Ops::prodOfOthers, "prodOfOthers");
        reduction(Ops::var, "var");
        reduction(Ops::norm1, "norm1");
        reduction(Ops::norm2, "norm2");
        alongAxis(Ops::logsumexp, "logsumexp");
        alongAxis(Ops::softmax, "softmax");
        alongAxis(Ops::logSoftmax, "logSoftmax");
        alongAxis(Ops::reverse, "reverse");
        alongAxis(Ops::cumsum, "cumsum");
        alongAxis(Ops::argmax, "argmax");
        alongAxis(Ops::sort, "sort");
        alongAxis(Ops::argsort, "argsort");
        alongAxis(Ops::sortDescending, "sortDescending");
        alongAxis(Ops::argsortDescending, "argsortDescending");
        add(1, sizes, (in, given) -> Ops.topK(in.get(0), given.axisOfTwo("topK"), given.size("topK", 2, 1)), "topK");
        add(
                1,
                sizes,
                (in, given) -> Ops.argTopK(in.get(0), given.axisOfTwo("argTopK"), given.size("argTopK", 2, 1)),
                "argTopK");
        add(1, sizes, (in, given) -> Ops.tile(in.get(0), given.axisOfTwo("tile"), given.size("tile", 2, 1)), "tile");
        add(1, sizes, (in, given) -> Ops.flatten(in.get(0), given.axisOr(1, "flatten")), "flatten");
        add(1, sizes, (in, given) -> Ops.tril(in.get(0), given.diagonal("tril")), "tril");
        add(1, sizes, (in, given) -> Ops.triu(in.get(0), given.diagonal("triu")), "triu");
        add(0, sizes, (in, given) -> Ops.iota(given.size("iota", 1, 0)), "iota");
        add(1, sizes, (in, given) -> Ops.oneHot(in.get(0), given.size("oneHot", 1, 0)), "oneHot");
        binary(Ops::gather, "gather");
        add(2, sizes, (in, settings) -> Ops.concat(in.get(0), in.get(1), settings.axis("concat")), "concat");
        add(
                2,
                sizes,
                (in, given) -> Ops.scatterAdd(in.get(0), in.get(1), given.size("scatterAdd", 1, 0)),
                "scatterAdd");
        add(
                1,
                sizes,
                (in, given) -> Ops.slice(
                        in.get(0), given.firstAxis("slice"), given.size("slice", 3, 1), given.size("slice", 3, 2)),
                "slice");
        add(
                1,
                sizes,
                (in, given) ->
                        Ops.pad(in.get(0), given.firstAxis("pad"), given.size("pad", 3, 1), given.size("pad", 3, 2)),
                "pad");
        WindowFunctions.unary().forEach((name, builder) -> add(1, EnumSet.of(Setting.NAMED), builder, name));
        WindowFunctions.binary().forEach((name, builder) -> add(2, EnumSet.of(Setting.NAMED), builder, name));
        add(1, sizes, (in, settings) -> WindowOps.upsample(in.get(0), settings.axes()), "upsample");
        add(
                2,
                sizes,
                (in, given) -> Ops.padWith(
                        in.get(0),
                        in.get(1),
                        given.firstAxis("padWith"),
                        given.size("padWith", 3, 1),
                        given.size("padWith", 3, 2)),
                "padWith");
        add(1, shape, (in, settings) -> Ops.reshape(in.get(0), settings.neededShape("reshape")), "reshape");
        add(1, EnumSet.of(Setting.SIZES, Setting.SHAPE), Functions::broadcast, "broadcast");
        add(1, shape, (in, settings) -> in.get(0).sumTo(settings.neededShape("sumTo")), "sumTo");
        add(1, sizes, Functions::transpose, "transpose");
        add(2, EnumSet.of(Setting.LETTERS), Functions::einsum, "einsum");
        unary(Ops::det, "det");
        unary(Ops::logdet, "logdet");
        unary(Ops::inv, "inv");
        unary(Ops::diag, "diag");
        unary(Ops::trace, "tr", "trace");
        unary(Ops::vec, "vec");
        binary(Ops::solve, "solve");
        unary(Ops::cholesky, "cholesky");
        results(Qr.OP);
        results(Svd.OP);
        results(Eigh.OP);
        unary(Ops::reciprocalGaps, "reciprocalGaps");
        unary(Matrices::columnMean, "colmean");
        unary(Matrices::columnVariance, "colvar");
        binary(Ops::kron, "kron");
        add(1, EnumSet.of(Setting.SIZES, Setting.FITTED_SIZE), Functions::vector, "vector");
        add(0, sizes, (in, settings) -> Ops.ones(Shape.of(settings.sizes())), "ones");
        add(0, sizes, (in, settings) -> Ops.zeros(Shape.of(settings.sizes())), "zeros");
        add(0, sizes, (in, settings) -> Ops.eye(Shape.of(settings.sizes())), "eye");
        add(0, sizes, Functions::size, "size");
        for (RandomNumbers.Distribution distribution : RandomNumbers.Distribution.values()) {
            String name = distribution.name().toLowerCase(Locale.ROOT);
            Builder builder = (in, settings) ->
                    RandomNumbers.of(distribution, in.get(0), settings.stream(name), settings.neededShape(name));
            add(1, EnumSet.of(Setting.SIZES, Setting.SHAPE), builder, name);
        }
    }

    private Functions() {}

    /**
     * Makes a function of one's own known to typed formulas and to model files, from now on. A name may be defined again,
     * as in a notebook; those of the library stay.
     *
     * @throws IllegalArgumentException if the name is no name or that of a function of the library
     */
    public static void define(Function function) {
        String name = Names.normalize(function.name());
        if (BY_NAME.containsKey(name)) throw new IllegalArgumentException(name + " is a function of the library");
        DEFINED.put(name, function);
    }

    public static Optional<Function> find(String name) {
        Function function = BY_NAME.get(name);
        return Optional.ofNullable(function != null ? function : DEFINED.get(name));
    }

    /** The function of the elements of an array that a function of two arrays is with a single operand. */
    public static Optional<Function> ofElements(Function function) {
        return Optional.ofNullable(OF_ELEMENTS.get(function.name())).flatMap(Functions::find);
    }

    /** All names a function can be called by. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(BY_NAME.keySet());
        names.addAll(DEFINED.keySet());
        return names;
    }

    /** The names of the functions that are here without being defined. */
    static Set<String> ofLibrary() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    private static void unary(UnaryOperator<Expr> function, String... names) {
        add(1, NONE, (in, settings) -> function.apply(in.get(0)), names);
    }

    private static void binary(BinaryOperator<Expr> function, String... names) {
        add(2, NONE, (in, settings) -> function.apply(in.get(0), in.get(1)), names);
    }

    /** The results of an op, each by its own name. */
    private static <O extends MatrixFunction & NamedResults> void results(O op) {
        for (int i = 0; i < op.resultNames().size(); i++) {
            int output = i;
            unary(a -> ((Apply) op.of(a)).part(output), op.resultNames().get(i));
        }
    }

    private static void reduction(BiFunction<Expr, int[], Expr> function, String name) {
        add(1, EnumSet.of(Setting.SIZES), (in, settings) -> function.apply(in.get(0), settings.axes()), name);
    }

    private static void alongAxis(BiFunction<Expr, Integer, Expr> function, String name) {
        add(1, EnumSet.of(Setting.SIZES), (in, settings) -> function.apply(in.get(0), settings.axis(name)), name);
    }

    private static void numbered(String name, int count, BiFunction<Expr, List<Rational>, Expr> function) {
        Builder builder = (in, settings) -> {
            if (settings.numbers().size() != count) {
                throw new IllegalArgumentException(name + " needs " + (count == 1 ? "a number" : count + " numbers"));
            }
            return function.apply(in.get(0), settings.numbers());
        };
        add(1, EnumSet.of(Setting.NUMBERS), builder, name);
    }

    private static void add(int operands, Set<Setting> settings, Builder builder, String... names) {
        Function function = new Function(names[0], operands, Set.copyOf(settings), builder);
        for (String name : names) BY_NAME.put(name, function);
    }

    private static Expr sum(List<Expr> in, Settings settings) {
        Expr x = in.get(0);
        return settings.keep() ? Sum.keeping(x, settings.axes()) : x.sum(settings.axes());
    }

    private static Expr vector(List<Expr> in, Settings settings) {
        Expr value = in.get(0);
        if (!value.shape().isScalar()) throw ShapeException.needed("vector", "a number", value.described());
        if (settings.sizes().size() != 1) throw new ShapeException("vector: needs one size");
        return value.broadcastTo(Shape.of(settings.sizes()));
    }

    private static Expr broadcast(List<Expr> in, Settings settings) {
        Shape shape = settings.neededShape("broadcast");
        List<Integer> axes = Arrays.stream(settings.axes()).boxed().toList();
        boolean natural = axes.isEmpty() && !in.get(0).shape().isScalar();
        return natural ? in.get(0).broadcastTo(shape) : BroadcastTo.broadcastTo(in.get(0), shape, axes);
    }

    private static Expr transpose(List<Expr> in, Settings settings) {
        boolean reversed = settings.sizes().isEmpty() && !in.get(0).shape().isScalar();
        return reversed ? in.get(0).t() : in.get(0).transpose(settings.axes());
    }

    private static Expr tracked(Expr state, Expr next) {
        if (state instanceof Symbol symbol) return Ops.tracked(symbol, next);
        throw new IllegalArgumentException("tracked needs a symbol, not " + state.described());
    }

    private static Expr size(List<Expr> in, Settings settings) {
        if (settings.sizes().size() != 1) throw new IllegalArgumentException("size needs one size, such as 2*n+1");
        return Ops.size(settings.sizes().get(0));
    }

    private static Expr einsum(List<Expr> in, Settings settings) {
        if (settings.letters() == null)
            throw new IllegalArgumentException("einsum needs letters such as \"ij,jk->ik\"");
        return Ops.einsum(settings.letters(), in.get(0), in.get(1));
    }
}
