package org.leibniz.op;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;

/** Activation functions, some with numbers of their own. {@code extreme} gives a place, the value and the derivative. */
final class ActivationRows {
    private static final double INFINITY = POSITIVE_INFINITY;

    private ActivationRows() {}

    static List<OpRow> rows() {
        return List.of(
                function("silu", Ops::silu)
                        .at(0.5, 0.3112296656009273)
                        .at(-2, -0.2384058440442351)
                        .extreme(0, 0, 0.5)
                        .extreme(400, 400, 1)
                        .extreme(-1e4, 0, 0),
                function("mish", Ops::mish)
                        .at(0.5, 0.37524521130489514)
                        .at(-2, -0.2525014826957091)
                        .extreme(0, 0, 0.6)
                        .extreme(400, 400, 1)
                        .extreme(1e4, 1e4, 1)
                        .extreme(-1e4, 0, 0),
                function("softsign", Ops::softsign)
                        .at(0.5, 0.3333333333333333)
                        .at(-2, -0.6666666666666666)
                        .extreme(0, 0, 1)
                        .extreme(1e4, 0.9999000099990001, 9.998000299960005e-9),
                function("gelu", Ops::gelu)
                        .at(0.5, 0.34573123063700656)
                        .at(-2, -0.045500263896358424)
                        .extreme(0, 0, 0.5)
                        .extreme(400, 400, 1)
                        .extreme(-1e4, 0, 0),
                function("geluTanh", Ops::geluTanh)
                        .at(0.5, 0.34571400982514394)
                        .at(-2, -0.045402305912225)
                        .extreme(0, 0, 0.5)
                        .extreme(400, 400, 1)
                        .extreme(-1e4, 0, 0),
                function("hardSigmoid", Ops::hardSigmoid)
                        .kink("hardSigmoid′(±3) = 0")
                        .range(-5, 5)
                        .kinksAt(-3, 3)
                        .at(0.75, 0.625)
                        .at(-4, 0)
                        .extreme(3, 1, 0)
                        .extreme(-3, 0, 0)
                        .extreme(INFINITY, 1, 0)
                        .extreme(-INFINITY, 0, 0),
                function("selu", Ops::selu)
                        .kink("selu′(0) = λα")
                        .kinksAt(0)
                        .at(0.5, 0.5253504936777402)
                        .at(-2, -1.5201664685956948)
                        .extreme(0, 0, 1.7580993408473766)
                        .extreme(1e4, 10507.009873554805, 1.0507009873554805)
                        .extreme(-INFINITY, -1.7580993408473766, 0),
                function("stopGradient", Ops::stopGradient)
                        .choices(0, -1.5, 0.25, 2)
                        .at(0.5, 0.5)
                        .at(-2, -2)
                        .extreme(1e4, 1e4, 0)
                        .extreme(INFINITY, INFINITY, 0),
                OpRow.unary("hardTanh", Ops::hardTanh)
                        .called("hardTanh")
                        .kink("clamp has derivative 0 at its bounds")
                        .kinksAt(-1, 1)
                        .shapes("[3]", "[]")
                        .straddling("[k]")
                        .at(0.5, 0.5)
                        .at(-3, -1)
                        .at(3, 1)
                        .prints(
                                "clamp(a, −1, 1)",
                                "clamp(a, -1, 1)",
                                "\\operatorname{clamp}(a, -1, 1)",
                                "clamp(a,−1,1)"),
                numbered("clamp", a -> Ops.clamp(a, -0.5, 1.25), "-0.5", "1.25")
                        .kink("clamp has derivative 0 at its bounds")
                        .kinksAt(-0.5, 1.25)
                        .at(0.5, 0.5)
                        .at(-3, -0.5)
                        .at(3, 1.25)
                        .extreme(-0.5, -0.5, 0)
                        .extreme(1.25, 1.25, 0)
                        .extreme(INFINITY, 1.25, 0)
                        .prints(
                                "clamp(a, −½, 1.25)",
                                "clamp(a, -1/2, 1.25)",
                                "\\operatorname{clamp}\\left(a, -\\frac{1}{2}, 1.25\\right)",
                                "clamp(a,−frac(1,2),1.25)"),
                numbered("leakyRelu", a -> Ops.leakyRelu(a, 0.25), "0.25")
                        .kink("leakyRelu′(0) = ¼")
                        .kinksAt(0)
                        .at(0.5, 0.5)
                        .at(-2, -0.5)
                        .extreme(0, 0, 0.25)
                        .extreme(1e4, 1e4, 1)
                        .extreme(-INFINITY, -INFINITY, 0.25)
                        .prints(
                                "leakyRelu(a, ¼)", "leakyRelu(a, 1/4)",
                                "\\operatorname{leakyRelu}\\left(a, \\frac{1}{4}\\right)", "leakyRelu(a,frac(1,4))"),
                numbered("elu", a -> Ops.elu(a, 0.5), "0.5")
                        .kink("elu′(0) = ½")
                        .kinksAt(0)
                        .at(0.5, 0.5)
                        .at(-2, -0.4323323583816936)
                        .extreme(0, 0, 0.5)
                        .extreme(1e4, 1e4, 1)
                        .extreme(-INFINITY, -0.5, 0)
                        .prints(
                                "elu(a, ½)", "elu(a, 1/2)",
                                "\\operatorname{elu}\\left(a, \\frac{1}{2}\\right)", "elu(a,frac(1,2))"),
                OpRow.binary("prelu", Ops::prelu)
                        .called("prelu")
                        .kink("prelu has the slope as its derivative where x = 0")
                        .kinksAt(0)
                        .at(0.5, 3, 0.5)
                        .at(-2, 3, -6)
                        .at("[[-1,2],[3,-4]] [10,20]", "[[-10,2],[3,-80]]")
                        .extreme(0, 3, 0, 3, 0)
                        .extreme(2, NaN, 2, 1, 0)
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .shapes("[3] [3]", "[n,3] [3] -> [n,3]", "[n] [] -> [n]", "[] []")
                        .straddling("[k] [k]", "[2,k] []")
                        .bad("[2] [3]", "prelu: a[2] and b[3] do not broadcast (axis 0: 2 against 3)")
                        .prints("prelu(a, b)", "prelu(a, b)", "\\operatorname{prelu}(a, b)", "prelu(a,b)"));
    }

    private static OpRow function(String name, UnaryOperator<Expr> function) {
        return OpRow.unary(name, function)
                .called(name)
                .shapes("[3,4]", "[]", "[n]", "[n,m]")
                .straddling("[k]", "[2,k]")
                .prints(name + "(a)", name + "(a)", "\\operatorname{" + name + "}(a)", name + "(a)");
    }

    private static OpRow numbered(String name, UnaryOperator<Expr> function, String... numbers) {
        return OpRow.unary(name, function)
                .called(name, OpTable.numbers(numbers))
                .shapes("[3,4]", "[]", "[n]")
                .straddling("[k]", "[2,k]");
    }
}
