package org.leibniz.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.NamedResults;
import org.leibniz.expr.Part;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;
import org.leibniz.op.SizeOf;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * Expressions as lines of text: a symbol or one operation a line, written as a formula is, so that the notation is also
 * the format.
 *
 * <pre>{@code
 * sizes [n]
 * input v0 x [n,784]
 * parameter v1 w [784,10]
 * v2 = v0*v1
 * name v2 z
 * output p v2
 * }</pre>
 *
 * <p>The body of a loop comes before its line, as lines that only refer to each other:
 *
 * <pre>{@code
 * scan v3 forward
 * carried v0 h [2]
 * slice v1 x [2]
 * v2 = tanh(v0 + v1)
 * next v2
 * end
 * v3 = scan(v0, v2)
 * }</pre>
 */
final class GraphText {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> sizes = new TreeSet<>();

    private GraphText() {}

    /** The lines for some expressions by name; every line uses only what earlier lines define. */
    static List<String> write(Map<String, Expr> outputs) {
        GraphText text = new GraphText();
        Graph graph = Graph.of(outputs.values());
        text.nodes(graph, GraphText::role);
        int root = 0;
        for (String name : outputs.keySet()) {
            text.lines.add("output " + name + " " + reference(graph.roots().get(root++)));
        }
        text.lines.add(
                0, "sizes " + Shape.of(text.sizes.stream().map(Dim::named).toList()));
        return text.lines;
    }

    /**
     * The expressions that lines define, by their names.
     *
     * @throws IllegalArgumentException if a line cannot be read; the message has its number
     */
    static Map<String, Expr> read(List<String> lines) {
        return new GraphReader().read(lines);
    }

    private static String role(Symbol symbol) {
        if (symbol.isIndex()) return "index";
        return symbol.role().name().toLowerCase(Locale.ROOT);
    }

    private void nodes(Graph graph, Function<Symbol, String> role) {
        List<Expr> stands = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            Expr node = graph.node(id);
            addSizes(node);
            if (node instanceof Symbol symbol) lines.add(declaration(role.apply(symbol), id, symbol));
            // A result with a name is written as a function of the operands.
            boolean hidden = node instanceof Apply source && source.op() instanceof NamedResults;
            if (node instanceof Apply apply && !hidden) {
                if (apply.op() instanceof Loop loop) body(reference(id), loop.body());
                lines.add(reference(id) + " = " + formula(apply, graph, id, stands));
            }
            // Constants are written where they are used; only a result needs a line.
            boolean constant = node instanceof Constant;
            if (constant && graph.roots().contains(id)) lines.add(reference(id) + " = " + formula(node));
            if (!(node instanceof Symbol) && !constant && !hidden) {
                for (String name : graph.names(id)) lines.add("name " + reference(id) + " " + name);
            }
            boolean whole =
                    constant || node instanceof Apply apply && apply.shapes().size() > 1;
            stands.add(whole ? node : Symbol.input(reference(id), node.shape()));
        }
    }

    /** As deep as somebody has nested loops. */
    private void body(String loop, Loop.Body body) {
        Map<Symbol, String> roles = new LinkedHashMap<>();
        body.carried().forEach(symbol -> roles.put(symbol, "carried"));
        body.slices().forEach(symbol -> roles.put(symbol, "slice"));
        body.fixed().forEach(symbol -> roles.put(symbol, "fixed"));
        // All symbols first and in their order, also those that the step does not need.
        List<Expr> roots = new ArrayList<>(roles.keySet());
        roots.addAll(body.next());
        roots.addAll(body.outputs());
        Graph graph = Graph.of(roots);
        lines.add("scan " + loop + (body.reversed() ? " reversed" : " forward"));
        nodes(graph, symbol -> Objects.requireNonNull(roles.get(symbol)));
        for (int i = roles.size(); i < roots.size(); i++) {
            String word = i < roles.size() + body.next().size() ? "next " : "keep ";
            lines.add(word + reference(graph.roots().get(i)));
        }
        lines.add("end");
    }

    private void addSizes(Expr node) {
        Set<String> names = new TreeSet<>();
        if (node instanceof Apply apply) apply.shapes().forEach(shape -> names.addAll(shape.names()));
        else names.addAll(node.shape().names());
        if (node instanceof Apply apply && apply.op() instanceof SizeOf of)
            names.addAll(of.size().names());
        for (String name : names) {
            if (GraphReader.REFERENCE.matcher(name).matches()) {
                throw new IllegalArgumentException("in a model no size can be called " + name);
            }
        }
        sizes.addAll(names);
    }

    private static String reference(int id) {
        return "v" + id;
    }

    private static String declaration(String role, int id, Symbol symbol) {
        String declared = role + " " + reference(id) + " " + symbol.name() + " " + symbol.shape();
        return symbol.isIndex() ? declared + " below [" + symbol.classes() + "]" : declared;
    }

    /** The operation on stand-ins for its operands, which are printed as references. */
    private static String formula(Apply apply, Graph graph, int id, List<Expr> stands) {
        if (!(apply.op() instanceof Part part)) return formula(onStandIns(apply, graph, id, stands));
        int from = graph.args(id)[0];
        Apply source = (Apply) graph.node(from);
        return source.op() instanceof NamedResults
                ? formula(onStandIns(source, graph, from, stands).part(part.output()))
                : "part(" + reference(from) + ", " + part.output() + ")";
    }

    private static Apply onStandIns(Apply apply, Graph graph, int id, List<Expr> stands) {
        List<Expr> operands = new ArrayList<>();
        for (int operand : graph.args(id)) operands.add(stands.get(operand));
        return apply.with(operands);
    }

    private static String formula(Expr e) {
        return new Printer(Notation.ASCII).print(e).toString();
    }
}
