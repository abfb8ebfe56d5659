package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** How a plan calls the nodes of a graph: by the user's names, and by t1, t2, … where there are none. */
final class Names {
    private final Graph graph;
    private final List<Text> references = new ArrayList<>();
    private final List<String> formulas = new ArrayList<>();
    private final String[] names;

    /** Which nodes are known before anything is computed. */
    private final boolean[] numbers;

    private final Set<String> taken = new HashSet<>();
    private int invented;

    Names(Graph graph) {
        this.graph = graph;
        this.names = new String[graph.size()];
        this.numbers = new boolean[graph.size()];
        for (int id = 0; id < graph.size(); id++) if (graph.label(id) != null) taken.add(graph.label(id));
        for (int id = 0; id < graph.size(); id++) write(id);
    }

    private void write(int id) {
        Expr e = graph.node(id);
        String label = graph.label(id);
        Text formula = label == null || e instanceof Apply ? formula(e, id) : Notation.UNICODE.symbol(label);
        numbers[id] = isNumber(e, id);
        boolean shown = label == null && (numbers[id] || isView(e));
        if (!shown) names[id] = label != null ? label : fresh();
        references.add(shown ? formula : Notation.UNICODE.symbol(names[id]));
        formulas.add(formula.string());
    }

    private boolean isNumber(Expr e, int id) {
        if (!(e instanceof Apply apply)) return e instanceof Constant;
        Lowering lowering = apply.op().lower(apply);
        boolean function = lowering instanceof Lowering.Pointwise || lowering instanceof Lowering.View;
        return lowering instanceof Lowering.SizeOf
                || function && Arrays.stream(graph.args(id)).allMatch(operand -> numbers[operand]);
    }

    private static boolean isView(Expr e) {
        return e instanceof Apply apply && apply.op().lower(apply) instanceof Lowering.View;
    }

    private Text formula(Expr e, int id) {
        if (!(e instanceof Apply apply)) return new Printer().print(e).text();
        List<Text> in = new ArrayList<>();
        for (int operand : graph.args(id)) in.add(references.get(operand));
        // Repetition is seen in the sizes of a kernel, so it would only lengthen the text.
        return apply.op() instanceof BroadcastTo ? in.get(0) : apply.op().print(apply, in, Notation.UNICODE);
    }

    /** The name of a node. */
    String name(int id) {
        return names[id] == null ? unused() : written(names[id]);
    }

    /** A name for a value that is no node. */
    String unused() {
        return written(fresh());
    }

    private String fresh() {
        String name;
        do {
            name = "t" + ++invented;
        } while (!taken.add(name));
        return name;
    }

    /** How other formulas refer to a node. */
    String reference(int id) {
        return references.get(id).string();
    }

    /** How a node follows from its operands. */
    String formula(int id) {
        return formulas.get(id);
    }

    private static String written(String name) {
        return Notation.UNICODE.symbol(name).string();
    }
}
