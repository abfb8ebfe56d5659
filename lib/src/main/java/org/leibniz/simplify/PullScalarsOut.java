package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;

/** {@code (2A)·(−B) -> −2(A·B)}; the same for sums, means and transposes: scalar factors stand in front, where they merge. */
final class PullScalarsOut implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Linear.isLinear(node.op())) return Optional.empty();
        Product scale = Product.one();
        List<Expr> operands = new ArrayList<>();
        for (Expr operand : node.args()) {
            Product factors = around.dissolves(operand) ? around.factors(operand) : Product.of(operand);
            boolean pulls = factors.sparesScalars();
            if (pulls) scale = scale.times(factors.scalarPart());
            operands.add(pulls ? ProductWriter.write(factors.tensorPart()) : operand);
        }
        if (operands.equals(node.args()) || !Exact.fits(scale.coefficient())) return Optional.empty();
        Product product = scale.times(Product.of(around.unique(node.with(operands))));
        Expr written = ProductWriter.write(product);
        around.remember(written, product);
        return Optional.of(written);
    }
}
