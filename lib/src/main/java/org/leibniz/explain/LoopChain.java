package org.leibniz.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** The chain rule through time in partial derivatives: sums over the steps of a loop, and a recursion from step to step. */
final class LoopChain {
    private final LoopForm form;
    private final Loop.Body body;
    private final Step root;

    /** @param root the result that is differentiated */
    LoopChain(LoopForm form, Step root) {
        this.form = form;
        this.body = form.body();
        this.root = root;
    }

    /**
     * The derivative by an operand as a sum over all steps of products, {@code Σₜ ∂E/∂hₜ · ∂hₜ/∂w}; by a sequence, that by
     * its part of step t.
     */
    Optional<String> chain(Step to, Notation notation) {
        List<String> terms = new ArrayList<>();
        boolean sequence = form.amount(to).filter(LoopForm.Amount::isSequence).isPresent();
        Text by = notation.symbol(to.name(), sequence ? List.of(LoopForm.INDEX) : List.of());
        for (int i = 0; i < body.slices().size() && sequence; i++) {
            if (form.loop().arg(body.carried().size() + i) != to.standIn()) continue;
            for (LoopForm.Local user : form.reached()) {
                if (LoopForm.uses(user, body.slices().get(i)))
                    terms.add(product(user, LoopForm.INDEX, by, to.name(), notation)
                            .string());
            }
        }
        for (int i = 0; i < body.fixed().size(); i++) {
            Symbol fixed = body.fixed().get(i);
            if (form.loop().arg(form.loop().args().size() - body.fixed().size() + i) != to.standIn()) continue;
            for (LoopForm.Local user : form.reached()) {
                if (!LoopForm.uses(user, fixed)) continue;
                Text product = product(user, LoopForm.INDEX, by, to.name(), notation);
                terms.add(notation.indexSum(LoopForm.INDEX, product).string());
            }
        }
        if (terms.isEmpty()) return Optional.empty();
        String left = notation.partial(notation.symbol(root.name()), by).string();
        return Optional.of(notation.equation(left, joined(terms, notation)));
    }

    /** How the derivative by each value of step t follows from others, those of step t + 1 among them. */
    List<String> recursion(Notation notation) {
        List<String> lines = new ArrayList<>();
        for (LoopForm.Delta delta : form.deltas()) {
            LoopForm.Local by = delta.by();
            Text below = notation.symbol(by.name(), List.of(LoopForm.INDEX));
            List<String> terms = new ArrayList<>();
            for (Step part : form.parts(by))
                terms.add(form.text(form.handedTo(part), notation).toString());
            for (LoopForm.Local user : form.reached())
                if (LoopForm.uses(user, by.standIn()))
                    terms.add(product(user, LoopForm.INDEX, below, by.name(), notation)
                            .string());
            for (int i = 0; i < body.carried().size(); i++) {
                if (form.next(i) != by) continue;
                for (LoopForm.Local user : form.reached())
                    if (LoopForm.uses(user, body.carried().get(i)))
                        terms.add(product(user, LoopForm.INDEX + "+1", below, by.name(), notation)
                                .string());
            }
            String left = notation.partial(notation.symbol(root.name()), below).string();
            lines.add(notation.equation(left, joined(terms, notation)));
        }
        return lines;
    }

    private static String joined(List<String> terms, Notation notation) {
        return terms.size() == 1 ? terms.get(0) : notation.row(terms, "+");
    }

    private Text product(LoopForm.Local user, String index, Text by, String byName, Notation notation) {
        Text step = notation.symbol(user.name(), List.of(index));
        Text above = notation.partial(notation.symbol(root.name()), step);
        Text factor = notation.partial(step, by);
        List<Text> factors = notation != Notation.MATHML
                ? List.of(above, factor)
                : List.of(Player.marked(root.name(), user.name(), above), Player.marked(user.name(), byName, factor));
        return new Text(notation.chain(factors), Text.PRODUCT, Text.Kind.OTHER, false, 0);
    }
}
