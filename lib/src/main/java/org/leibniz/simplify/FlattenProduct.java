package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;

/** {@code (x ⊙ 2) ⊙ (y ⊙ −x) -> −(2x² ⊙ y)}: a whole product as its sign, one number and powers in order of appearance. */
final class FlattenProduct implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesProduct(node)) return Optional.empty();
        return ProductReader.read(node, around).map(product -> {
            Expr written = ProductWriter.write(product);
            around.remember(written, product);
            return written;
        });
    }
}
