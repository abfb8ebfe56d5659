package org.leibniz.symja;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Add;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Op;
import org.leibniz.expr.Power;
import org.leibniz.expr.Subtract;
import org.leibniz.op.Ops;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/** Which functions of both systems are the same. */
final class Dictionary {
    private static final Map<String, UnaryOperator<IExpr>> UNARY = new HashMap<>();
    private static final Map<String, BinaryOperator<IExpr>> BINARY = Map.of(
            "max", (x, y) -> F.Max(x, y),
            "min", (x, y) -> F.Min(x, y));
    private static final Map<Op, BinaryOperator<IExpr>> ARITHMETIC = Map.of(
            Add.OP, (x, y) -> F.Plus(x, y),
            Subtract.OP, (x, y) -> F.Subtract(x, y),
            Multiply.OP, (x, y) -> F.Times(x, y),
            Divide.OP, (x, y) -> F.Divide(x, y),
            Power.OP, (x, y) -> F.Power(x, y));
    private static final Map<ISymbol, UnaryOperator<Expr>> HEADS = new LinkedHashMap<>();

    static {
        same("sin", S.Sin, Ops::sin);
        same("cos", S.Cos, Ops::cos);
        same("tan", S.Tan, Ops::tan);
        same("asin", S.ArcSin, Ops::asin);
        same("acos", S.ArcCos, Ops::acos);
        same("atan", S.ArcTan, Ops::atan);
        same("sinh", S.Sinh, Ops::sinh);
        same("cosh", S.Cosh, Ops::cosh);
        same("tanh", S.Tanh, Ops::tanh);
        same("asinh", S.ArcSinh, Ops::asinh);
        same("acosh", S.ArcCosh, Ops::acosh);
        same("atanh", S.ArcTanh, Ops::atanh);
        same("log", S.Log, Ops::log);
        same("abs", S.Abs, Ops::abs);
        same("sign", S.Sign, Ops::sign);
        same("erf", S.Erf, Ops::erf);
        same("floor", S.Floor, Ops::floor);
        same("ceil", S.Ceiling, Ops::ceil);
        HEADS.put(S.Cot, x -> Ops.cos(x).div(Ops.sin(x)));
        HEADS.put(S.Sec, x -> Ops.constant(1).div(Ops.cos(x)));
        HEADS.put(S.Csc, x -> Ops.constant(1).div(Ops.sin(x)));
        HEADS.put(S.Coth, x -> Ops.constant(1).div(Ops.tanh(x)));
        HEADS.put(S.Sech, x -> Ops.constant(1).div(Ops.cosh(x)));
        HEADS.put(S.Csch, x -> Ops.constant(1).div(Ops.sinh(x)));
        UNARY.put("exp", x -> F.Exp(x));
        UNARY.put("sqrt", x -> F.Sqrt(x));
        UNARY.put("log1p", x -> F.Log(F.Plus(F.C1, x)));
        UNARY.put("expm1", x -> F.Subtract(F.Exp(x), F.C1));
        UNARY.put("negate", x -> F.Negate(x));
        UNARY.put("sigmoid", Dictionary::sigmoid);
        UNARY.put("silu", x -> F.Times(x, sigmoid(x)));
        UNARY.put("softplus", x -> F.Log(F.Plus(F.C1, F.Exp(x))));
        UNARY.put("relu", x -> F.Max(F.C0, x));
    }

    private Dictionary() {}

    private static void same(String name, ISymbol head, UnaryOperator<Expr> function) {
        UNARY.put(name, x -> F.unaryAST1(head, x));
        HEADS.put(head, function);
    }

    private static IExpr sigmoid(IExpr x) {
        return F.Power(F.Plus(F.C1, F.Exp(F.Negate(x))), F.CN1);
    }

    /** Null if Symja has no function of that meaning. */
    static UnaryOperator<IExpr> unary(Op op) {
        return UNARY.get(op.name());
    }

    /** Null if Symja has no function of that meaning. */
    static BinaryOperator<IExpr> binary(Op op) {
        BinaryOperator<IExpr> arithmetic = ARITHMETIC.get(op);
        return arithmetic == null ? BINARY.get(op.name()) : arithmetic;
    }

    /** Null if there is no function of that meaning here. */
    static UnaryOperator<Expr> function(IExpr head) {
        return head instanceof ISymbol symbol ? HEADS.get(symbol) : null;
    }
}
