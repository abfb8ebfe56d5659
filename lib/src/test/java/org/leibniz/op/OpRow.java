package org.leibniz.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.shape.Shape;

/** One op, or one word that builds formulas of ops, with everything the checks need to know about it. */
final class OpRow {
    /** Operands {@code a, b, c} in their shapes, and the formula of them. */
    record Formula(List<Symbol> operands, Expr result) {}

    /** Values of the operands and of the result. */
    record Known(List<Tensor> in, Tensor out) {}

    /** Numbers for the operands, with the value and the derivative by each operand. */
    record Extreme(double[] in, double value, double[] slopes) {}

    record Shapes(List<Shape> in, Shape out) {}

    record BadShapes(List<Shape> in, String message) {}

    record Texts(String unicode, String ascii, String latex, String mathMl) {}

    /** A call of a typed formula. */
    record Call(String function, Functions.Settings settings) {}

    /** What an operand that is no number does to the result. */
    enum NaN {
        GIVES_NAN,
        GIVES_NUMBERS,
        IS_REFUSED,
        MAY_BE_IGNORED
    }

    /** Three operands. */
    interface Ternary {
        Expr of(Expr a, Expr b, Expr c);
    }

    final String name;
    final int arity;
    final List<Known> known = new ArrayList<>();
    final List<Extreme> extremes = new ArrayList<>();
    final List<Shapes> shapes = new ArrayList<>();
    final List<BadShapes> badShapes = new ArrayList<>();
    final List<List<String>> straddling = new ArrayList<>();
    Texts texts;
    Call call;
    String kink;
    String notDifferentiable;
    NaN ofNaN = NaN.GIVES_NAN;
    private Function<List<Expr>, Expr> terms;
    private final Function<List<Expr>, Expr> build;
    private final double[][] ranges;
    private final Map<Integer, double[]> choices = new HashMap<>();
    private double[] kinks = {};
    private boolean apart;
    double rounding;

    private OpRow(String name, int arity, Function<List<Expr>, Expr> build) {
        this.name = name;
        this.arity = arity;
        this.build = build;
        this.terms = build;
        this.ranges = new double[arity][];
        range(-2, 2);
    }

    static OpRow nullary(String name, Supplier<Expr> word) {
        return new OpRow(name, 0, in -> word.get());
    }

    static OpRow unary(String name, UnaryOperator<Expr> word) {
        return new OpRow(name, 1, in -> word.apply(in.get(0)));
    }

    static OpRow binary(String name, BinaryOperator<Expr> word) {
        return new OpRow(name, 2, in -> word.apply(in.get(0), in.get(1)));
    }

    static OpRow ternary(String name, Ternary word) {
        return new OpRow(name, 3, in -> word.of(in.get(0), in.get(1), in.get(2)));
    }

    // What a row says ------------------------------------------------------------------------------------------------

    /** Numbers for the operands, then the result. */
    OpRow at(double... operandsThenResult) {
        List<Tensor> all =
                Arrays.stream(operandsThenResult).mapToObj(Tensor::scalar).toList();
        known.add(new Known(all.subList(0, arity), all.get(arity)));
        return this;
    }

    /** Values of the operands, separated by spaces, and the result. */
    OpRow at(String operands, String result) {
        List<Tensor> in = words(operands).map(Tensors::parse).toList();
        known.add(new Known(in, Tensors.parse(result)));
        return this;
    }

    /** Numbers for the operands, the value, and the derivative by each operand. */
    OpRow extreme(double... numbers) {
        double[] slopes = Arrays.copyOfRange(numbers, arity + 1, 2 * arity + 1);
        extremes.add(new Extreme(Arrays.copyOf(numbers, arity), numbers[arity], slopes));
        return this;
    }

    /** {@code "[n,2] [2] -> [n]"}; without an arrow the result has the shape of every operand. */
    OpRow shapes(String... lines) {
        for (String line : lines) {
            String[] sides = line.split("->");
            List<Shape> in = words(sides[0]).map(Tensors::shape).toList();
            shapes.add(new Shapes(in, sides.length == 1 ? in.get(0) : Tensors.shape(sides[1].strip())));
        }
        return this;
    }

    OpRow bad(String operands, String message) {
        badShapes.add(new BadShapes(words(operands).map(Tensors::shape).toList(), message));
        return this;
    }

    /** Shapes in which {@code k} stands for sizes below, at and above those of vectors. */
    OpRow straddling(String... lines) {
        for (String line : lines) straddling.add(words(line).toList());
        return this;
    }

    /** Where random values come from. */
    OpRow range(double low, double high) {
        Arrays.fill(ranges, new double[] {low, high});
        return this;
    }

    OpRow range(int operand, double low, double high) {
        ranges[operand] = new double[] {low, high};
        return this;
    }

    /** An operand that takes only these values, and that nothing is differentiated by. */
    OpRow choices(int operand, double... values) {
        choices.put(operand, values);
        return this;
    }

    /** Keeps random values away from places without a derivative. */
    OpRow kinksAt(double... places) {
        kinks = places;
        return this;
    }

    /** Keeps random values of different operands away from each other. */
    OpRow kinkWhereEqual() {
        apart = true;
        return this;
    }

    /** The convention that is printed as a side condition. */
    OpRow kink(String convention) {
        kink = convention;
        return this;
    }

    /** What differentiating by any operand is refused with. */
    OpRow notDifferentiable(String message) {
        notDifferentiable = message;
        return this;
    }

    /** What a final subtraction takes the result from, where rounding errors are as large as those of that. */
    OpRow differenceOf(UnaryOperator<Expr> largestTerm) {
        terms = in -> largestTerm.apply(in.get(0));
        return this;
    }

    /** How many units of 1 the rounding errors of two ways to compute it may differ by. */
    OpRow rounding(double units) {
        rounding = units;
        return this;
    }

    OpRow ofNaN(NaN effect) {
        ofNaN = effect;
        return this;
    }

    /** How the first of the shapes is written; MathML as {@link org.leibniz.notation.MathMlText} shortens it. */
    OpRow prints(String unicode, String ascii, String latex, String mathMl) {
        texts = new Texts(unicode, ascii, latex, mathMl);
        return this;
    }

    /** The function and the settings by which a typed formula builds this. */
    OpRow called(String function, Functions.Settings settings) {
        call = new Call(function, settings);
        return this;
    }

    OpRow called(String function) {
        return called(function, new Functions.Settings(List.of(), null, null, false, List.of()));
    }

    // What the checks ask --------------------------------------------------------------------------------------------

    Formula formula(List<Shape> in) {
        List<Symbol> operands = IntStream.range(0, arity)
                .mapToObj(i -> Symbol.input("abc".substring(i, i + 1), in.get(i)))
                .toList();
        return new Formula(operands, build.apply(List.copyOf(operands)));
    }

    /** What rounding errors are measured by. */
    Expr terms(Formula formula) {
        return terms.apply(List.copyOf(formula.operands()));
    }

    /** The operands that the result varies with continuously. */
    List<Symbol> varying(Formula formula) {
        return IntStream.range(0, arity)
                .filter(i -> !choices.containsKey(i))
                .mapToObj(formula.operands()::get)
                .toList();
    }

    /** Random values in the range of the row, for given values of the named sizes. */
    Map<Symbol, Tensor> point(Formula formula, Map<String, Long> sizes, Random random) {
        Map<Symbol, Tensor> point = new HashMap<>();
        for (int i = 0; i < arity; i++) {
            int operand = i;
            Symbol symbol = formula.operands().get(i);
            int[] shape = symbol.shape().evaluate(sizes).sizes();
            point.put(symbol, Tensors.generate(shape, () -> value(operand, random)));
        }
        return point;
    }

    private double value(int operand, Random random) {
        double[] choice = choices.get(operand);
        if (choice != null) return choice[random.nextInt(choice.length)];
        double value = random.nextDouble(ranges[operand][0], ranges[operand][1]);
        // Different operands get different places on a grid of halves, and stay near them.
        if (apart) value = Math.rint(value * 2) / 2 + 0.25 * operand + random.nextDouble(-0.05, 0.05);
        for (double place : kinks) if (Math.abs(value - place) < 0.1) value = place + Math.copySign(0.1, value - place);
        return value;
    }

    private static Stream<String> words(String line) {
        return Stream.of(line.strip().split("\\s+")).filter(word -> !word.isEmpty());
    }

    @Override
    public String toString() {
        return name;
    }
}
