package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;

/** {@code −a + (b − (c − b)) -> 2b − a − c}: a whole sum with like terms merged, in order of appearance. */
final class FlattenSum implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesSum(node)) return Optional.empty();
        return SumReader.read(node, around).map(terms -> {
            Expr written = SumWriter.write(terms, node.shape());
            if (terms.size() == 1) around.remember(written, terms.get(0));
            return written;
        });
    }
}
