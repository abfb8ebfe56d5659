package org.leibniz.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Definitions;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;
import org.leibniz.shape.Dim;

/** Counts the multiplications, each with an addition, that products of matrices, convolutions and their kind take. */
final class MultiplyAdds {
    private MultiplyAdds() {}

    static Dim of(Expr e) {
        if (!(e instanceof Apply y)) return Dim.of(0);
        if (y.op() instanceof Loop loop) return inLoop(y, loop.body());
        Lowering lowering = y.op().lower(y);
        if (lowering instanceof Lowering.Contract product) return ofProduct(y, product);
        return lowering instanceof Lowering.Defined ? inDefinition(y) : Dim.of(0);
    }

    /** One for each combination of the indices. */
    private static Dim ofProduct(Apply y, Lowering.Contract product) {
        Map<Character, Dim> sizes = new LinkedHashMap<>();
        for (int axis = 0; axis < product.left().length(); axis++) {
            sizes.put(product.left().charAt(axis), y.arg(0).shape().dim(axis));
        }
        for (int axis = 0; axis < product.right().length(); axis++) {
            sizes.put(product.right().charAt(axis), y.arg(1).shape().dim(axis));
        }
        return sizes.values().stream().reduce(Dim.of(1), Dim::times);
    }

    /** Of the op alone: what its operands take belongs to them. */
    private static Dim inDefinition(Apply y) {
        List<Expr> operands = new ArrayList<>();
        for (Expr arg : y.args()) {
            boolean leaf = arg instanceof Symbol || arg instanceof Constant;
            operands.add(leaf ? arg : Symbol.input("operand_" + operands.size(), arg.shape()));
        }
        return all(Definitions.expand(List.of(y.with(operands))));
    }

    private static Dim inLoop(Apply y, Loop.Body body) {
        List<Expr> results = new ArrayList<>(body.next());
        results.addAll(body.outputs());
        Dim steps = y.arg(body.carried().size()).shape().dim(0);
        return all(results).times(steps);
    }

    private static Dim all(List<Expr> results) {
        return Graph.of(results).nodes().stream().map(MultiplyAdds::of).reduce(Dim.of(0), Dim::plus);
    }
}
