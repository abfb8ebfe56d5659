package org.leibniz.explain;

import java.util.List;
import java.util.function.Predicate;
import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Power;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lowering;

/** The rule that a factor follows by, as it is taught: what the outermost operation of the definition is. */
record FactorRule(String id, String function) {
    static FactorRule of(Factor factor, Components components) {
        if (Constant.is(factor.derivative(), 1)) return new FactorRule("factor.one", "");
        if (Constant.is(factor.derivative(), -1)) return new FactorRule("factor.minusone", "");
        Expr body = body(factor.of().definition(), factor.by().standIn());
        boolean whole = has(factor.derivative(), node -> node instanceof Apply apply && apply.op() instanceof Kronecker)
                && !(body instanceof Apply apply && apply.op() instanceof Lowering.Pointwise);
        if (whole) return new FactorRule("factor.whole", "");
        boolean output = mentions(factor.derivative(), factor.of(), components);
        if (!output && !mentions(factor.derivative(), factor.by(), components))
            return new FactorRule("factor.linear", "");
        if (!(body instanceof Apply node)) return new FactorRule("factor.inner", "");
        if (node.op() instanceof Unary) {
            return new FactorRule(
                    output ? "factor.output" : "factor.function", node.op().name());
        }
        if (node.op() instanceof Power) return new FactorRule("factor.power", "");
        if (node.op() instanceof Divide) return new FactorRule("factor.quotient", "");
        if (node.op() instanceof Multiply) return new FactorRule("factor.product", "");
        return new FactorRule("factor.inner", "");
    }

    private static boolean mentions(Expr formula, Step step, Components components) {
        return has(formula, node -> {
            Components.Component component = components.component(node);
            boolean inEntry = node instanceof Apply apply
                    && apply.op() instanceof Entry entry
                    && Graph.of(entry.whole()).id(step.standIn()) >= 0;
            return inEntry || component != null && component.of() == step.standIn();
        });
    }

    private static boolean has(Expr formula, Predicate<Expr> wanted) {
        return Graph.of(formula).nodes().stream().anyMatch(wanted);
    }

    // Constant multiples, signs, sums and what only arranges values do not decide how one differentiates.
    private static Expr body(Expr definition, Symbol by) {
        Expr body = definition;
        while (body instanceof Apply node) {
            Lowering lowering = node.op().lower(node);
            List<Expr> args = node.args();
            if (node.op() == Multiply.OP
                    && (args.get(0).isConstant() || args.get(1).isConstant())) {
                body = args.get(args.get(0).isConstant() ? 1 : 0);
            } else if (node.op() == Add.OP || node.op() == Subtract.OP) {
                boolean left = Graph.of(args.get(0)).id(by) >= 0;
                boolean right = Graph.of(args.get(1)).id(by) >= 0;
                if (left == right) return node;
                body = args.get(left ? 0 : 1);
            } else if (node.op() == Negate.OP
                    || lowering instanceof Lowering.View
                    || lowering instanceof Lowering.Reduce && !args.isEmpty()
                    || node.op() == Divide.OP && args.get(1).isConstant()) {
                body = args.get(0);
            } else {
                return node;
            }
        }
        return body;
    }
}
