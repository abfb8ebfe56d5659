package org.leibniz.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Functions;
import org.leibniz.op.Functions.Function;
import org.leibniz.op.Ops;

/**
 * The functions a formula may call: those of the library, those that are written with them, such as {@code cbrt}, and other
 * names of either. What they build prints in the words of the library.
 */
final class Synonyms {
    private static final Map<String, Function> BY_NAME = new HashMap<>();

    /** What sin⁻¹ means; the reciprocal is written 1/sin. */
    private static final Map<String, String> INVERSES =
            Map.of("sin", "asin", "cos", "acos", "tan", "atan", "sinh", "asinh", "cosh", "acosh", "tanh", "atanh");

    static {
        unary(x -> Ops.sign(x).times(Ops.abs(x).pow(Constant.of(Rational.of(1).div(Rational.of(3))))), "cbrt");
        unary(Expr::squared, "square");
        binary(Expr::pow, "pow", "power");
        other("csc", "cosec");
        other("cot", "ctg", "cotan");
        other("csch", "cosech");
        other("asin", "arcsin");
        other("acos", "arccos");
        other("atan", "arctan");
        other("asinh", "arcsinh", "arsinh");
        other("acosh", "arccosh", "arcosh");
        other("atanh", "arctanh", "artanh");
        other("tan", "tg");
        other("sign", "sgn", "signum");
        other("abs", "fabs", "absolute");
        other("log", "Log");
        other("log10", "lg");
        other("log2", "ld", "lb");
        other("sigmoid", "expit", "sig");
        other("step", "heaviside", "Heaviside");
        other("max", "maximum");
        other("min", "minimum");
        other("norm2", "norm");
    }

    private Synonyms() {}

    private static void unary(UnaryOperator<Expr> function, String... names) {
        add(new Function(names[0], 1, Set.of(), (in, settings) -> function.apply(in.get(0))), names);
    }

    private static void binary(BinaryOperator<Expr> function, String... names) {
        add(new Function(names[0], 2, Set.of(), (in, settings) -> function.apply(in.get(0), in.get(1))), names);
    }

    private static void other(String name, String... names) {
        add(Functions.find(name).orElseThrow(), names);
    }

    private static void add(Function function, String... names) {
        for (String name : names) BY_NAME.put(name, function);
    }

    /** A function by any of its names. */
    static Optional<Function> find(String name) {
        return Functions.find(name).or(() -> Optional.ofNullable(BY_NAME.get(name)));
    }

    /** The logarithm to a base. */
    static Function logarithm(Expr base) {
        if (Constant.is(base, 2)) return Functions.find("log2").orElseThrow();
        if (Constant.is(base, 10)) return Functions.find("log10").orElseThrow();
        return new Function(
                "log", 1, Set.of(), (in, settings) -> Ops.log(in.get(0)).div(Ops.log(base)));
    }

    static Optional<Function> inverse(Function function) {
        return Optional.ofNullable(INVERSES.get(function.name())).flatMap(Functions::find);
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(Functions.names());
        names.addAll(BY_NAME.keySet());
        return names;
    }
}
