package org.leibniz.symja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.INum;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/** Formulas of numbers from here to Symja and back, symbols under names that neither system takes for anything else. */
final class Translation {
    private final Map<Expr, ISymbol> there = new IdentityHashMap<>();
    private final Map<String, Expr> here = new HashMap<>();

    /** @throws UnsupportedOperationException naming the node that Symja has nothing for */
    IExpr toSymja(Expr e) {
        Graph graph = Graph.of(e);
        IExpr[] translated = new IExpr[graph.size()];
        for (int id = 0; id < translated.length; id++) {
            List<IExpr> operands = new ArrayList<>();
            for (int operand : graph.args(id)) operands.add(translated[operand]);
            translated[id] = node(graph.node(id), operands);
        }
        return translated[graph.roots().get(0)];
    }

    private IExpr node(Expr e, List<IExpr> operands) {
        if (!e.shape().isScalar())
            throw new UnsupportedOperationException("symja: works with numbers, got " + e.described());
        if (e instanceof Symbol symbol) return symbol(symbol);
        if (e instanceof Constant constant) return number(constant);
        Apply apply = (Apply) e;
        UnaryOperator<IExpr> unary = operands.size() == 1 ? Dictionary.unary(apply.op()) : null;
        if (unary != null) return unary.apply(operands.get(0));
        BinaryOperator<IExpr> binary = operands.size() == 2 ? Dictionary.binary(apply.op()) : null;
        if (binary != null) return binary.apply(operands.get(0), operands.get(1));
        throw new UnsupportedOperationException("symja: has nothing for " + e.described());
    }

    ISymbol symbol(Expr symbol) {
        return there.computeIfAbsent(symbol, x -> {
            String name = "leibniz" + (there.size() + 1);
            here.put(name, x);
            return F.Dummy(name);
        });
    }

    private static IExpr number(Constant constant) {
        if (constant.exact().isPresent()) {
            Rational exact = constant.exact().get();
            return F.Divide(F.ZZ(exact.numerator()), F.ZZ(exact.denominator()));
        }
        if (constant.value() == Math.PI) return S.Pi;
        if (constant.value() == Math.E) return S.E;
        return F.num(constant.value());
    }

    /** @throws UnsupportedOperationException naming what there is no op for */
    Expr fromSymja(IExpr root) {
        Map<IExpr, Expr> done = new IdentityHashMap<>();
        Deque<IExpr> pending = new ArrayDeque<>(List.of(root));
        while (!pending.isEmpty()) {
            IExpr e = pending.peek();
            int waiting = pending.size();
            if (e instanceof IAST ast && !done.containsKey(e)) {
                for (int i = 1; i < ast.size(); i++) if (!done.containsKey(ast.get(i))) pending.push(ast.get(i));
            }
            if (pending.size() > waiting) continue;
            pending.pop();
            done.computeIfAbsent(e, x -> x instanceof IAST ast ? node(ast, done) : leaf(x));
        }
        return Objects.requireNonNull(done.get(root));
    }

    private Expr leaf(IExpr e) {
        if (e instanceof IRational number)
            return Constant.of(new Rational(number.toBigNumerator(), number.toBigDenominator()));
        if (e instanceof INum number) return Constant.of((Number) number.evalf());
        if (e.equals(S.Pi)) return Constant.pi();
        if (e.equals(S.E)) return Constant.e();
        Expr symbol = e instanceof ISymbol ? here.get(e.toString()) : null;
        if (symbol == null) throw unknown(e);
        return symbol;
    }

    private static UnsupportedOperationException unknown(IExpr e) {
        return new UnsupportedOperationException("symja: there is no op for " + e);
    }

    private static Expr node(IAST ast, Map<IExpr, Expr> done) {
        List<Expr> operands = new ArrayList<>();
        for (int i = 1; i < ast.size(); i++) operands.add(Objects.requireNonNull(done.get(ast.get(i))));
        if (ast.isPlus()) return sum(operands);
        if (ast.isTimes()) return product(ast, operands);
        if (ast.isPower()) return power(ast.get(1), ast.get(2), operands);
        boolean extreme = ast.head().equals(S.Max) || ast.head().equals(S.Min);
        if (extreme && !operands.isEmpty()) {
            boolean largest = ast.head().equals(S.Max);
            return operands.stream()
                    .reduce((a, b) -> largest ? Ops.max(a, b) : Ops.min(a, b))
                    .orElseThrow();
        }
        UnaryOperator<Expr> function = operands.size() == 1 ? Dictionary.function(ast.head()) : null;
        if (function == null) throw unknown(ast);
        return function.apply(operands.get(0));
    }

    private static Expr sum(List<Expr> terms) {
        // Symja puts the numbers first, one writes them last.
        List<Expr> ordered = new ArrayList<>(terms);
        if (ordered.get(0) instanceof Constant) ordered.add(ordered.remove(0));
        return ordered.stream().reduce(Expr::plus).orElseThrow();
    }

    /** Factors with a negative exponent stand below the fraction bar. */
    private static Expr product(IAST ast, List<Expr> operands) {
        Expr above = Constant.of(1);
        Expr below = above;
        for (int i = 0; i < operands.size(); i++) {
            IExpr factor = ast.get(i + 1);
            boolean divides = factor.isPower()
                    && factor instanceof IAST power
                    && power.get(2) instanceof IRational exponent
                    && exponent.isNegative();
            Expr operand = operands.get(i);
            if (!divides) above = Constant.is(above, 1) ? operand : above.times(operand);
            else below = Constant.is(below, 1) ? below(operand) : below.times(below(operand));
        }
        return Constant.is(below, 1) ? above : above.div(below);
    }

    private static Expr below(Expr reciprocal) {
        return ((Apply) reciprocal).arg(1);
    }

    private static Expr power(IExpr base, IExpr exponent, List<Expr> operands) {
        if (base.equals(S.E)) return Ops.exp(operands.get(1));
        if (!(exponent instanceof IRational number)) return operands.get(0).pow(operands.get(1));
        Rational size = new Rational(number.toBigNumerator().abs(), number.toBigDenominator());
        Expr power = size.equals(Rational.ONE)
                ? operands.get(0)
                : size.equals(Rational.HALF)
                        ? Ops.sqrt(operands.get(0))
                        : operands.get(0).pow(Constant.of(size));
        return number.isNegative() ? Constant.of(1).div(power) : power;
    }
}
