package org.leibniz.op;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;

/** Functions of one number. {@code extreme} gives a place, the value and the derivative there. */
final class UnaryRows {
    private static final double INFINITY = POSITIVE_INFINITY;
    private static final double TINY = 1.9151695967140057e-174; // e to the power of -400
    private static final double HUGE = 5.221469689764144e173; // e to the power of 400

    private UnaryRows() {}

    static List<OpRow> rows() {
        return List.of(
                function("sigmoid", Ops::sigmoid)
                        .at(0.5, 0.6224593312018546)
                        .at(-2, 0.11920292202211756)
                        .at(1e-10, 0.500000000025)
                        .extreme(400, 1, TINY)
                        .extreme(-400, TINY, TINY)
                        .extreme(1e4, 1, 0)
                        .extreme(-1e4, 0, 0)
                        .extreme(0, 0.5, 0.25)
                        .extreme(-0.0, 0.5, 0.25)
                        .extreme(INFINITY, 1, 0)
                        .extreme(-INFINITY, 0, 0)
                        .prints("σ(a)", "sigmoid(a)", "\\sigma(a)", "σ(a)"),
                function("tanh", Ops::tanh)
                        .at(0.5, 0.46211715726000974)
                        .at(-2, -0.9640275800758169)
                        .at(1e-10, 1e-10)
                        .extreme(400, 1, 0)
                        .extreme(-400, -1, 0)
                        .extreme(1e4, 1, 0)
                        .extreme(-1e4, -1, 0)
                        .extreme(0, 0, 1)
                        .extreme(-0.0, -0.0, 1)
                        .extreme(INFINITY, 1, 0)
                        .extreme(-INFINITY, -1, 0)
                        .prints("tanh(a)", "tanh(a)", "\\tanh(a)", "tanh(a)"),
                function("log10", Ops::log10)
                        .range(0.2, 4)
                        .at(1000, 3)
                        .at(0.5, -0.3010299956639812)
                        .prints(
                                "log(a)/log(10)",
                                "log(a)/log(10)",
                                "\\frac{\\log(a)}{\\log(10)}",
                                "frac(log(a),log(10))"),
                function("log2", Ops::log2)
                        .range(0.2, 4)
                        .at(8, 3)
                        .at(10, 3.321928094887362)
                        .prints("log(a)/log(2)", "log(a)/log(2)", "\\frac{\\log(a)}{\\log(2)}", "frac(log(a),log(2))"),
                function("erfc", Ops::erfc)
                        .at(0.5, 0.4795001221869535)
                        .at(-1, 1.842700792949715)
                        .at(5, 1.5374597944280347e-12)
                        // The argument is rounded before the function multiplies the error.
                        .rounding(0.1)
                        .prints(
                                "2normalCdf(−√(2)a)",
                                "2*normalCdf(-sqrt(2)*a)",
                                "2\\operatorname{normalCdf}(-\\sqrt{2} a)",
                                "2normalCdf(−sqrt(2)a)"),
                function("relu", Ops::relu)
                        .kinksAt(0)
                        .kink("relu′(0) = 0")
                        .at(0.5, 0.5)
                        .at(-2, 0)
                        .at(0, 0)
                        .extreme(400, 400, 1)
                        .extreme(-400, 0, 0)
                        .extreme(1e4, 1e4, 1)
                        .extreme(-1e4, 0, 0)
                        .extreme(0, 0, 0)
                        .extreme(-0.0, 0, 0)
                        .extreme(INFINITY, INFINITY, 1)
                        .extreme(-INFINITY, 0, 0)
                        .prints("relu(a)", "relu(a)", "\\operatorname{relu}(a)", "relu(a)"),
                function("softplus", Ops::softplus)
                        .at(0.5, 0.9740769841801067)
                        .at(-2, 0.1269280110429725)
                        .at(0, 0.6931471805599453)
                        .extreme(400, 400, 1)
                        .extreme(-400, TINY, TINY)
                        .extreme(1e4, 1e4, 1)
                        .extreme(-1e4, 0, 0)
                        .extreme(-0.0, 0.6931471805599453, 0.5)
                        .extreme(INFINITY, INFINITY, 1)
                        .extreme(-INFINITY, 0, 0)
                        .prints("softplus(a)", "softplus(a)", "\\operatorname{softplus}(a)", "softplus(a)"),
                function("exp", Ops::exp)
                        .at(0.5, 1.6487212707001282)
                        .at(-2, 0.1353352832366127)
                        .extreme(400, HUGE, HUGE)
                        .extreme(-400, TINY, TINY)
                        .extreme(1e4, INFINITY, INFINITY)
                        .extreme(-1e4, 0, 0)
                        .extreme(0, 1, 1)
                        .extreme(-0.0, 1, 1)
                        .extreme(INFINITY, INFINITY, INFINITY)
                        .extreme(-INFINITY, 0, 0)
                        .prints("exp(a)", "exp(a)", "\\exp(a)", "exp(a)"),
                function("expm1", Ops::expm1)
                        .at(0.5, 0.6487212707001282)
                        .at(-2, -0.8646647167633873)
                        .at(1e-10, 1.00000000005e-10)
                        .extreme(400, HUGE, HUGE)
                        .extreme(-400, -1, TINY)
                        .extreme(1e4, INFINITY, INFINITY)
                        .extreme(-1e4, -1, 0)
                        .extreme(0, 0, 1)
                        .extreme(-0.0, -0.0, 1)
                        .extreme(1e-300, 1e-300, 1)
                        .extreme(-INFINITY, -1, 0)
                        .prints("expm1(a)", "expm1(a)", "\\operatorname{expm1}(a)", "expm1(a)"),
                function("log", Ops::log)
                        .range(0.3, 3)
                        .at(0.5, -0.6931471805599453)
                        .at(1, 0)
                        .at(-2, NaN)
                        .at(1e300, 690.7755278982137)
                        .extreme(400, 5.991464547107982, 0.0025)
                        .extreme(1e4, 9.210340371976184, 1e-4)
                        .extreme(0, -INFINITY, INFINITY)
                        .extreme(INFINITY, INFINITY, 0)
                        .prints("log(a)", "log(a)", "\\log(a)", "log(a)"),
                function("log1p", Ops::log1p)
                        .range(-0.6, 2)
                        .at(0.5, 0.4054651081081644)
                        .at(1e-10, 9.999999999500001e-11)
                        .at(-2, NaN)
                        .extreme(400, 5.993961427306569, 0.0024937655860349127)
                        .extreme(1e4, 9.210440366976517, 9.999000099990002e-05)
                        .extreme(0, 0, 1)
                        .extreme(-0.0, -0.0, 1)
                        .extreme(-1, -INFINITY, INFINITY)
                        .extreme(INFINITY, INFINITY, 0)
                        .prints("log1p(a)", "log1p(a)", "\\operatorname{log1p}(a)", "log1p(a)"),
                function("sqrt", Ops::sqrt)
                        .range(0.3, 3)
                        .at(0.5, 0.7071067811865476)
                        .at(9, 3)
                        .at(-2, NaN)
                        .extreme(400, 20, 0.025)
                        .extreme(1e4, 100, 0.005)
                        .extreme(0, 0, INFINITY)
                        .extreme(INFINITY, INFINITY, 0)
                        .prints("√(a)", "sqrt(a)", "\\sqrt{a}", "sqrt(a)"),
                function("sin", Ops::sin)
                        .at(0.5, 0.479425538604203)
                        .at(-2, -0.9092974268256817)
                        .extreme(400, -0.8509193596391765, -0.525296338642536)
                        .extreme(-400, 0.8509193596391765, -0.525296338642536)
                        .extreme(1e4, -0.30561438888825215, -0.9521553682590148)
                        .extreme(-1e4, 0.30561438888825215, -0.9521553682590148)
                        .extreme(0, 0, 1)
                        .extreme(-0.0, -0.0, 1)
                        .extreme(INFINITY, NaN, NaN)
                        .prints("sin(a)", "sin(a)", "\\sin(a)", "sin(a)"),
                function("cos", Ops::cos)
                        .at(0.5, 0.8775825618903728)
                        .at(-2, -0.4161468365471424)
                        .extreme(400, -0.525296338642536, 0.8509193596391765)
                        .extreme(-400, -0.525296338642536, -0.8509193596391765)
                        .extreme(1e4, -0.9521553682590148, 0.30561438888825215)
                        .extreme(-1e4, -0.9521553682590148, -0.30561438888825215)
                        .extreme(0, 1, 0)
                        .extreme(-0.0, 1, 0)
                        .extreme(-INFINITY, NaN, NaN)
                        .prints("cos(a)", "cos(a)", "\\cos(a)", "cos(a)"),
                function("tan", Ops::tan)
                        .range(-1.2, 1.2)
                        .at(0.5, 0.5463024898437905)
                        .at(-2, 2.185039863261519)
                        .extreme(400, 1.6198844291169272, 3.6240255636954735)
                        .extreme(-400, -1.6198844291169272, 3.6240255636954735)
                        .extreme(1e4, 0.3209711346238147, 1.103022469261699)
                        .extreme(-1e4, -0.3209711346238147, 1.103022469261699)
                        .extreme(0, 0, 1)
                        .extreme(-0.0, -0.0, 1)
                        .prints("tan(a)", "tan(a)", "\\tan(a)", "tan(a)"),
                function("abs", Ops::abs)
                        .kinksAt(0)
                        .kink("abs′(0) = 0")
                        .at(0.5, 0.5)
                        .at(-2, 2)
                        .extreme(400, 400, 1)
                        .extreme(-400, 400, -1)
                        .extreme(1e4, 1e4, 1)
                        .extreme(-1e4, 1e4, -1)
                        .extreme(0, 0, 0)
                        .extreme(-0.0, 0, 0)
                        .extreme(INFINITY, INFINITY, 1)
                        .extreme(-INFINITY, INFINITY, -1)
                        .prints("abs(a)", "abs(a)", "\\left|a\\right|", "|a|"),
                function("sign", Ops::sign)
                        .kinksAt(0)
                        .at(0.5, 1)
                        .at(-2, -1)
                        .at(0, 0)
                        .extreme(1e4, 1, 0)
                        .extreme(-1e4, -1, 0)
                        .extreme(0, 0, 0)
                        .extreme(-0.0, 0, 0)
                        .extreme(INFINITY, 1, 0)
                        .extreme(-INFINITY, -1, 0)
                        .prints("sign(a)", "sign(a)", "\\operatorname{sign}(a)", "sign(a)"),
                function("step", Ops::step)
                        .kinksAt(0)
                        .at(0.5, 1)
                        .at(-2, 0)
                        .at(0, 0)
                        .extreme(1e4, 1, 0)
                        .extreme(-1e4, 0, 0)
                        .extreme(0, 0, 0)
                        .extreme(-0.0, 0, 0)
                        .extreme(INFINITY, 1, 0)
                        .extreme(-INFINITY, 0, 0)
                        .prints("step(a)", "step(a)", "\\operatorname{step}(a)", "step(a)"));
    }

    private static OpRow function(String name, UnaryOperator<Expr> function) {
        return OpRow.unary(name, function)
                .called(name)
                .shapes("[3,4]", "[]", "[n]", "[n,m]")
                .straddling("[k]", "[2,k]");
    }
}
