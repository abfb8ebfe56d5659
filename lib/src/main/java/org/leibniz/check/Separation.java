package org.leibniz.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Power;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;

/** Finds a condition that holds where an answer is right and does not hold where it is not. */
final class Separation {
    private static final int ENOUGH = 3;

    /** Functions whose value, or whose being defined, changes with the sign of their operand. */
    private static final Set<String> SIGN_MATTERS =
            Set.of("abs", "sign", "step", "relu", "sqrt", "log", "softsign", "elu", "leakyRelu", "prelu", "selu");

    private static final Set<String> INSIDE_ONE = Set.of("asin", "acos", "atanh");

    private Separation() {}

    /** @return the condition as text, such as {@code x > 0} */
    static Optional<String> find(List<Trials.Trial> right, List<Trials.Trial> wrong, Expr derivative, Expr answer) {
        if (right.size() < ENOUGH || wrong.isEmpty()) return Optional.empty();
        for (Map.Entry<Expr, String> candidate : candidates(derivative, answer).entrySet()) {
            Expr e = candidate.getKey();
            if (separates(e, 1, right, wrong)) return Optional.of(candidate.getValue() + " > 0");
            if (separates(e, -1, right, wrong)) return Optional.of(candidate.getValue() + " < 0");
        }
        return Optional.empty();
    }

    private static boolean separates(Expr e, int sign, List<Trials.Trial> right, List<Trials.Trial> wrong) {
        for (Trials.Trial trial : right) if (!holds(e, sign, trial)) return false;
        for (Trials.Trial trial : wrong) if (holds(e, sign, trial)) return false;
        return true;
    }

    private static boolean holds(Expr e, int sign, Trials.Trial trial) {
        for (double value : Interpreter.evaluate(e, trial.doubles()).values()) if (!(sign * value > 0)) return false;
        return true;
    }

    private static Map<Expr, String> candidates(Expr derivative, Expr answer) {
        Map<Expr, String> candidates = new LinkedHashMap<>();
        Graph graph = Graph.of(derivative, answer);
        for (Symbol symbol : graph.symbols()) candidates.put(symbol, symbol.name());
        List<Expr> operands = new ArrayList<>();
        for (Expr node : graph.nodes()) {
            if (!(node instanceof Apply apply)) continue;
            String name = apply.op().name();
            if (SIGN_MATTERS.contains(name)) operands.add(apply.arg(0));
            if (name.equals("log1p")) operands.add(apply.arg(0).plus(1));
            if (INSIDE_ONE.contains(name)) {
                operands.add(Constant.of(1).minus(apply.arg(0).squared()));
            }
            if (name.equals("max") || name.equals("min"))
                operands.add(apply.arg(0).minus(apply.arg(1)));
            if (apply.op() == Power.OP || apply.op() == Divide.OP) apply.args().forEach(operands::add);
            if (apply.op() instanceof org.leibniz.op.Comparison)
                operands.add(apply.arg(0).minus(apply.arg(1)));
        }
        for (Expr operand : operands) {
            if (!operand.isConstant())
                candidates.put(
                        operand, new Printer(Notation.UNICODE).print(operand).toString());
        }
        return candidates;
    }
}
