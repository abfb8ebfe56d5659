package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Where;

/** {@code y·where(c, x, 0) -> where(c, y·x, 0)}, which is 0 even where y does not exist. */
final class MultiplyChosen implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesProduct(node)) return Optional.empty();
        return ProductReader.read(node, around)
                .filter(product ->
                        product.factors().size() > 1 || !product.coefficient().equals(Rational.ONE))
                .flatMap(product -> rewrite(product, node, around));
    }

    private static Optional<Expr> rewrite(Product product, Apply node, Surroundings around) {
        for (Map.Entry<Expr, Rational> factor : product.factors().entrySet()) {
            Optional<Apply> choice = Operands.unnamed(factor.getKey(), Where.class)
                    .filter(where -> factor.getValue().equals(Rational.ONE)
                            && where.shape().equals(node.shape())
                            && around.dissolves(where));
            if (choice.isEmpty()) continue;
            boolean first = Operands.is(choice.get().arg(2), Rational.ZERO);
            if (!first && !Operands.is(choice.get().arg(1), Rational.ZERO)) continue;
            Map<Expr, Rational> rest = new LinkedHashMap<>(product.factors());
            rest.remove(choice.get());
            List<Expr> operands = new ArrayList<>(choice.get().args());
            int chosen = first ? 1 : 2;
            Expr others = ProductWriter.write(new Product(product.coefficient(), rest, product.shape()));
            Expr value = operands.get(chosen);
            operands.set(chosen, Operands.is(value, Rational.ONE) ? others : value.times(others));
            operands.set(3 - chosen, Constant.of(0).broadcastTo(node.shape()));
            return Optional.of(choice.get().with(operands));
        }
        return Optional.empty();
    }
}
