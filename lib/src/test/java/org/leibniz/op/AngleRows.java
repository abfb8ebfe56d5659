package org.leibniz.op;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;

/** Inverse, hyperbolic and error functions, and rounding. {@code extreme} gives a place, the value and the derivative. */
final class AngleRows {
    private static final double INFINITY = POSITIVE_INFINITY;

    private AngleRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.unary("sec", Reciprocals::sec)
                        .called("sec")
                        .range(-1, 1)
                        .at(0.5, 1.139493927324549)
                        .at(-2, -2.402997961722381)
                        .shapes("[3,4]", "[]", "[n]")
                        .prints("1 ⊘ cos(a)", "1./cos(a)", "1 \\oslash \\cos(a)", "1⊘cos(a)"),
                OpRow.unary("csc", Reciprocals::csc)
                        .called("csc")
                        .range(0.3, 1.2)
                        .at(0.5, 2.085829642933488)
                        .at(-2, -1.0997501702946164)
                        .shapes("[3,4]", "[]", "[n]")
                        .prints("1 ⊘ sin(a)", "1./sin(a)", "1 \\oslash \\sin(a)", "1⊘sin(a)"),
                OpRow.unary("cot", Reciprocals::cot)
                        .called("cot")
                        .range(0.3, 1.2)
                        .at(0.5, 1.830487721712452)
                        .at(-2, 0.45765755436028577)
                        .shapes("[3,4]", "[]", "[n]")
                        .prints("cos(a) ⊘ sin(a)", "cos(a)./sin(a)", "\\cos(a) \\oslash \\sin(a)", "cos(a)⊘sin(a)"),
                OpRow.unary("sech", Reciprocals::sech)
                        .called("sech")
                        .at(0.5, 0.8868188839700739)
                        .at(-2, 0.26580222883407967)
                        .shapes("[3,4]", "[]", "[n]")
                        .prints("1 ⊘ cosh(a)", "1./cosh(a)", "1 \\oslash \\cosh(a)", "1⊘cosh(a)"),
                OpRow.unary("csch", Reciprocals::csch)
                        .called("csch")
                        .range(0.3, 2)
                        .at(0.5, 1.9190347513349437)
                        .at(-2, -0.2757205647717832)
                        .shapes("[3,4]", "[]", "[n]")
                        .prints("1 ⊘ sinh(a)", "1./sinh(a)", "1 \\oslash \\sinh(a)", "1⊘sinh(a)"),
                OpRow.unary("coth", Reciprocals::coth)
                        .called("coth")
                        .range(0.3, 2)
                        .at(0.5, 2.163953413738653)
                        .at(-2, -1.0373147207275482)
                        .shapes("[3,4]", "[]", "[n]")
                        .prints(
                                "cosh(a) ⊘ sinh(a)",
                                "cosh(a)./sinh(a)",
                                "\\cosh(a) \\oslash \\sinh(a)",
                                "cosh(a)⊘sinh(a)"),
                function("asin", Ops::asin)
                        .range(-0.8, 0.8)
                        .at(0.5, 0.5235987755982989)
                        .at(-1, -1.5707963267948966)
                        .at(2, NaN)
                        .extreme(0, 0, 1)
                        .extreme(1, 1.5707963267948966, INFINITY)
                        .extreme(-1, -1.5707963267948966, INFINITY),
                function("acos", Ops::acos)
                        .range(-0.8, 0.8)
                        .at(0.5, 1.0471975511965979)
                        .at(2, NaN)
                        .extreme(0, 1.5707963267948966, -1)
                        .extreme(1, 0, -INFINITY)
                        .extreme(-1, 3.141592653589793, -INFINITY),
                function("atan", Ops::atan)
                        .at(0.5, 0.4636476090008061)
                        .at(-2, -1.1071487177940904)
                        .at(1e-10, 1e-10)
                        .extreme(0, 0, 1)
                        .extreme(-0.0, -0.0, 1)
                        .extreme(1e4, 1.5706963267952299, 9.9999999e-9)
                        .extreme(INFINITY, 1.5707963267948966, 0)
                        .extreme(-INFINITY, -1.5707963267948966, 0),
                function("sinh", Ops::sinh)
                        .at(0.5, 0.5210953054937474)
                        .at(-2, -3.626860407847019)
                        .at(1e-10, 1e-10)
                        .extreme(0, 0, 1)
                        .extreme(1e4, INFINITY, INFINITY)
                        .extreme(-1e4, -INFINITY, INFINITY)
                        .extreme(-INFINITY, -INFINITY, INFINITY),
                function("cosh", Ops::cosh)
                        .at(0.5, 1.1276259652063807)
                        .at(-2, 3.7621956910836314)
                        .extreme(0, 1, 0)
                        .extreme(1e4, INFINITY, INFINITY)
                        .extreme(-1e4, INFINITY, -INFINITY)
                        .extreme(-INFINITY, INFINITY, -INFINITY),
                function("asinh", Ops::asinh)
                        .at(0.5, 0.48121182505960347)
                        .at(-2, -1.4436354751788103)
                        .at(1e-10, 1e-10)
                        .extreme(0, 0, 1)
                        .extreme(1e4, 9.903487555036128, 9.9999999500000001e-5)
                        .extreme(1e18, 42.13967885445277, 1e-18)
                        .extreme(INFINITY, INFINITY, 0)
                        .extreme(-INFINITY, -INFINITY, 0),
                function("acosh", Ops::acosh)
                        .range(1.3, 4)
                        .at(1.5, 0.9624236501192069)
                        .at(2, 1.3169578969248166)
                        .at(0.5, NaN)
                        .at(-2, NaN)
                        .extreme(1, 0, INFINITY)
                        .extreme(1e4, 9.903487550036128, 1.00000000500000004e-4)
                        .extreme(INFINITY, INFINITY, 0),
                function("atanh", Ops::atanh)
                        .range(-0.8, 0.8)
                        .at(0.5, 0.5493061443340549)
                        .at(-0.75, -0.9729550745276566)
                        .at(1e-10, 1e-10)
                        .at(2, NaN)
                        .extreme(0, 0, 1)
                        .extreme(1, INFINITY, INFINITY)
                        .extreme(-1, -INFINITY, INFINITY),
                function("erf", Ops::erf)
                        .at(0.5, 0.5204998778130465)
                        .at(-2, -0.9953222650189527)
                        .at(1e-10, 1.1283791670955126e-10)
                        .extreme(0, 0, 1.1283791670955126)
                        .extreme(400, 1, 0)
                        .extreme(-1e4, -1, 0)
                        .extreme(INFINITY, 1, 0)
                        .extreme(-INFINITY, -1, 0),
                function("normalCdf", Ops::normalCdf)
                        .at(0.5, 0.6914624612740131)
                        .at(-2, 0.022750131948179212)
                        .at(-10, 7.619853024160527e-24)
                        .extreme(0, 0.5, 0.3989422804014327)
                        .extreme(400, 1, 0)
                        .extreme(-1e4, 0, 0)
                        .extreme(INFINITY, 1, 0)
                        .extreme(-INFINITY, 0, 0),
                function("floor", Ops::floor)
                        .kinksAt(-2, -1, 0, 1, 2)
                        .at(0.5, 0)
                        .at(-0.5, -1)
                        .at(-2, -2)
                        .extreme(2.5, 2, 0)
                        .extreme(-1e4, -1e4, 0)
                        .extreme(1e17, 1e17, 0)
                        .extreme(-INFINITY, -INFINITY, 0),
                function("ceil", Ops::ceil)
                        .kinksAt(-2, -1, 0, 1, 2)
                        .at(0.5, 1)
                        .at(-0.5, 0)
                        .at(2, 2)
                        .extreme(-2.5, -2, 0)
                        .extreme(1e4, 1e4, 0)
                        .extreme(-1e17, -1e17, 0)
                        .extreme(INFINITY, INFINITY, 0),
                function("round", Ops::round)
                        .kinksAt(-1.5, -0.5, 0.5, 1.5)
                        .at(0.6, 1)
                        .at(0.5, 0)
                        .at(1.5, 2)
                        .at(-2.5, -2)
                        .extreme(8388607.5, 8388608, 0)
                        .extreme(4503599627370495.5, 4503599627370496.0, 0)
                        .extreme(-0.2, -0.0, 0)
                        .extreme(INFINITY, INFINITY, 0));
    }

    private static OpRow function(String name, UnaryOperator<Expr> function) {
        boolean known = List.of("sinh", "cosh").contains(name);
        String latex = known ? "\\" + name : "\\operatorname{" + name + "}";
        return OpRow.unary(name, function)
                .called(name)
                .shapes("[3,4]", "[]", "[n]", "[n,m]")
                .straddling("[k]", "[2,k]")
                .prints(name + "(a)", name + "(a)", latex + "(a)", name + "(a)");
    }
}
