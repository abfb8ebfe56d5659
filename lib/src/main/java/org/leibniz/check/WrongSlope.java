package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/**
 * What people take for the derivative of a function.
 *
 * @param detail what is missing, or the rule that was used; may be empty
 */
record WrongSlope(Cause.Kind kind, String detail, Expr slope) {
    private static final String POWER_RULE = "the power rule on an exponential";

    /**
     * Those for y = f(u), by what f is.
     *
     * @param name what y is called
     */
    static List<WrongSlope> of(Apply y, String name) {
        Expr u = y.arg(0);
        List<WrongSlope> slopes = new ArrayList<>(usual(y, u, name));
        if (!y.op().name().equals("exp")) slopes.add(new WrongSlope(Cause.Kind.ACTIVATION, "the function itself", y));
        return slopes;
    }

    private static List<WrongSlope> usual(Apply y, Expr u, String name) {
        return switch (y.op().name()) {
            case "sigmoid" ->
                List.of(
                        new WrongSlope(Cause.Kind.MISSING_FACTOR, "1 − " + name, y),
                        new WrongSlope(Cause.Kind.MISSING_FACTOR, name, oneMinus(y)),
                        new WrongSlope(Cause.Kind.SIGN, "", y.times(y.plus(1))),
                        new WrongSlope(Cause.Kind.SIGN, "", y.times(y.minus(1))),
                        new WrongSlope(Cause.Kind.ACTIVATION, "tanh", oneMinus(y.squared())));
            case "tanh" ->
                List.of(
                        new WrongSlope(Cause.Kind.SIGN, "", y.squared().plus(1)),
                        new WrongSlope(Cause.Kind.ACTIVATION, "σ", y.times(oneMinus(y))),
                        new WrongSlope(Cause.Kind.WRONG_RULE, "the square is missing", oneMinus(y)));
            case "sin" -> List.of(new WrongSlope(Cause.Kind.SIGN, "", Ops.cos(u).unaryMinus()));
            case "cos" ->
                List.of(
                        new WrongSlope(Cause.Kind.SIGN, "", Ops.sin(u)),
                        new WrongSlope(Cause.Kind.ACTIVATION, "the function itself", y.unaryMinus()));
            case "exp" ->
                List.of(
                        new WrongSlope(Cause.Kind.WRONG_RULE, POWER_RULE, u.times(Ops.exp(u.minus(1)))),
                        new WrongSlope(Cause.Kind.WRONG_RULE, POWER_RULE, u.times(y)));
            case "log" ->
                List.of(
                        new WrongSlope(Cause.Kind.WRONG_RULE, "the logarithm is not differentiated", y),
                        new WrongSlope(
                                Cause.Kind.WRONG_RULE,
                                "1/u² instead of 1/u",
                                Constant.of(1).div(u.squared())),
                        new WrongSlope(Cause.Kind.WRONG_RULE, "u instead of 1/u", u));
            case "sqrt" ->
                List.of(
                        new WrongSlope(Cause.Kind.CONSTANT, "½", Constant.of(1).div(y)),
                        new WrongSlope(Cause.Kind.WRONG_RULE, "the exponent is not lowered", y.div(2)));
            default -> List.of();
        };
    }

    static Expr oneMinus(Expr y) {
        return Constant.of(1).minus(y);
    }
}
