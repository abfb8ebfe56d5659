package org.leibniz.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
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
     * @param by what it is differentiated by, one after another, the axes of the first coming first
     * @throws org.leibniz.expr.NotDifferentiableException if a part has no components that can be written
     */
    public static String of(Expr derivative, String of, int ofRank, List<? extends Expr> by, Notation notation) {
        try {
            return written(derivative, of, ofRank, by, notation, false);
        } catch (NotDifferentiableException e) {
            return written(derivative, of, ofRank, by, notation, true);
        }
    }

    private static String written(
            Expr derivative,
            String of,
            int ofRank,
            List<? extends Expr> by,
            Notation notation,
            boolean namesFunctions) {
        List<String> indices;
        String right;
        List<String> named = new ArrayList<>();
        if (derivative instanceof Apply) {
            Steps steps = new Steps(opened(derivative, named, notation, namesFunctions));
            AxisLetters letters = new AxisLetters(steps.graph());
            Components components = new Components(steps, letters);
            Factors factors = new Factors(components, letters);
            ComponentForm form = new ComponentForm(notation, steps, factors, components);
            indices = new ArrayList<>();
            factors.shownIndices(steps.root()).forEach(index -> indices.add(Components.shown(index)));
            right = form.formula(factors.shownFormula(steps.root()));
        } else {
            indices = LETTERS.subList(0, derivative.shape().rank());
            right = derivative instanceof Symbol symbol
                    ? notation.symbol(symbol.name(), indices).string()
                    : new Printer(notation).print(derivative).toString();
        }
        Text differentiated = notation.symbol(of, indices.subList(0, ofRank));
        String left = "";
        int axis = ofRank;
        for (Expr x : by) {
            int end = axis + x.shape().rank();
            Text component = notation.symbol(x.names().get(0), indices.subList(axis, end));
            String partial = notation.partial(
                            axis == ofRank && left.isEmpty() ? differentiated : notation.literal(""), component)
                    .string();
            left = left.isEmpty() ? partial : partial + " " + left;
            axis = end;
        }
        String equation = notation.equation(left, right);
        return named.isEmpty() ? equation : notation.where(equation, named);
    }

    /** With diagonal matrices as products with the identity, and under a name what has no components of its own. */
    private static Expr opened(Expr e, List<String> named, Notation notation, boolean namesFunctions) {
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
            } else if (scaled(apply, operands).isPresent()) {
                made.add(scaled(apply, operands).get());
            } else {
                Apply copy = apply.with(operands);
                made.add(copy);
                boolean opaque = apply.shapes().size() == 1
                        && (namesFunctions && apply.op() instanceof Composite
                                || !apply.shape().isScalar() && apply.op().lower(apply) instanceof Lowering.Library);
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

    /** {@code A·diag(x)} with the columns of A scaled, {@code diag(x)·A} with its rows. */
    private static Optional<Expr> scaled(Apply product, List<Expr> operands) {
        if (product.op() != Dot.OP || product.shape().rank() != 2) return Optional.empty();
        for (int side = 0; side < 2; side++) {
            if (!(product.arg(side) instanceof Apply diagonal) || diagonal.op() != DiagonalMatrix.OP) continue;
            // What became of diag(x) is the product of the repeated x and the identity.
            Expr x = BroadcastTo.source(((Apply) operands.get(side)).arg(0));
            return Optional.of(
                    operands.get(1 - side).times(BroadcastTo.broadcastTo(x, product.shape(), List.of(side))));
        }
        return Optional.empty();
    }
}
