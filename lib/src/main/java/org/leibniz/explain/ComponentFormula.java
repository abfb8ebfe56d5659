package org.leibniz.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.op.DiagonalMatrix;
import org.leibniz.op.Ops;

/** A derivative for a single component: {@code ∂f/∂xᵢ = Σⱼ aᵢⱼ xⱼ}, contractions as sums, identities as equal indices. */
public final class ComponentFormula {
    private static final List<String> LETTERS = List.of("i", "j", "k", "l", "m", "n", "p", "q");

    private ComponentFormula() {}

    /**
     * @param derivative all derivatives of the elements of something by those of something else, whose axes come last
     * @param of the name of what is differentiated
     * @param ofRank how many axes that has
     * @param by the name of what it is differentiated by
     * @throws org.leibniz.expr.NotDifferentiableException if a part has no components that can be written
     */
    public static String of(Expr derivative, String of, int ofRank, String by, Notation notation) {
        List<String> indices;
        String right;
        List<String> named = new ArrayList<>();
        if (derivative instanceof Apply) {
            Steps steps = new Steps(opened(derivative, named, notation));
            AxisLetters letters = new AxisLetters(steps.graph());
            Components components = new Components(steps, letters);
            Factors factors = new Factors(steps, components, letters);
            ComponentForm form = new ComponentForm(notation, steps, factors, components);
            indices = new ArrayList<>();
            factors.shownIndices(steps.root()).forEach(index -> indices.add(Components.shown(index)));
            right = form.formula(factors.shownFormula(steps.root()));
        } else {
            indices = IntStream.range(0, derivative.shape().rank())
                    .mapToObj(LETTERS::get)
                    .toList();
            right = derivative instanceof Symbol symbol
                    ? notation.symbol(symbol.name(), indices).string()
                    : new Printer(notation).print(derivative).toString();
        }
        Text left = notation.partial(
                notation.symbol(of, indices.subList(0, ofRank)),
                notation.symbol(by, indices.subList(ofRank, indices.size())));
        String equation = notation.equation(left.string(), right);
        return named.isEmpty() ? equation : notation.where(equation, named);
    }

    /** With diagonal matrices as products with the identity, and under a name what has no components of its own. */
    private static Expr opened(Expr e, List<String> named, Notation notation) {
        Graph graph = Graph.of(e);
        List<Expr> made = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            List<Expr> operands =
                    IntStream.of(graph.args(id)).mapToObj(made::get).toList();
            Expr node = graph.node(id);
            if (!(node instanceof Apply apply)) {
                made.add(node);
            } else if (apply.op() == DiagonalMatrix.OP) {
                Expr rows = BroadcastTo.broadcastTo(operands.get(0), node.shape(), List.of(0));
                made.add(rows.times(Ops.eye(node.shape().dim(0))));
            } else {
                Apply copy = apply.with(operands);
                made.add(copy);
                boolean opaque = apply.shapes().size() == 1
                        && !apply.shape().isScalar()
                        && apply.op().lower(apply) instanceof Lowering.Library;
                if (!opaque) continue;
                String name = "T" + (named.size() + 1);
                named.add(notation.equation(
                        notation.symbol(name).string(),
                        new Printer(notation).print(apply).toString()));
                copy.named(name);
            }
        }
        return made.get(graph.roots().get(0));
    }
}
