package org.leibniz.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.NamedResults;
import org.leibniz.expr.Part;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.Formula;
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
 */
final class GraphText {
    private static final Pattern REFERENCE = Pattern.compile("\\bv\\d+\\b");

    private GraphText() {}

    /** The lines for some expressions by name; every line uses only what earlier lines define. */
    static List<String> write(Map<String, Expr> outputs) {
        Graph graph = Graph.of(outputs.values());
        List<String> lines = new ArrayList<>();
        lines.add("sizes " + Shape.of(sizes(graph).stream().map(Dim::named).toList()));
        List<Expr> stands = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            Expr node = graph.node(id);
            if (node instanceof Symbol symbol) lines.add(declaration(id, symbol));
            // A result with a name is written as a function of the operands.
            boolean hidden = node instanceof Apply source && source.op() instanceof NamedResults;
            if (node instanceof Apply apply && !hidden)
                lines.add(reference(id) + " = " + formula(apply, graph, id, stands));
            if (!(node instanceof Symbol) && !hidden) {
                for (String name : graph.names(id)) lines.add("name " + reference(id) + " " + name);
            }
            boolean whole = node instanceof Constant
                    || node instanceof Apply apply && apply.shapes().size() > 1;
            stands.add(whole ? node : Symbol.input(reference(id), node.shape()));
        }
        int root = 0;
        for (String name : outputs.keySet()) {
            int id = graph.roots().get(root++);
            if (graph.node(id) instanceof Constant) {
                throw new IllegalArgumentException("output " + name + " is the number " + graph.node(id));
            }
            lines.add("output " + name + " " + reference(id));
        }
        return lines;
    }

    private static Set<String> sizes(Graph graph) {
        Set<String> names = new TreeSet<>();
        for (Expr node : graph.nodes()) {
            if (node instanceof Apply apply) apply.shapes().forEach(shape -> names.addAll(shape.names()));
            else names.addAll(node.shape().names());
            if (node instanceof Apply apply && apply.op() instanceof SizeOf of)
                names.addAll(of.size().names());
        }
        for (String name : names) {
            if (REFERENCE.matcher(name).matches()) {
                throw new IllegalArgumentException("in a model no size can be called " + name);
            }
        }
        return names;
    }

    private static String reference(int id) {
        return "v" + id;
    }

    private static String declaration(int id, Symbol symbol) {
        String role = symbol.isIndex() ? "index" : symbol.role() == Symbol.Role.PARAMETER ? "parameter" : "input";
        String declared = role + " " + reference(id) + " " + symbol.name() + " " + symbol.shape();
        return symbol.isIndex() ? declared + " below [" + symbol.classes() + "]" : declared;
    }

    /** The operation on stand-ins for its operands, which are printed as references. */
    private static String formula(Apply apply, Graph graph, int id, List<Expr> stands) {
        if (apply.op() instanceof Loop) throw new IllegalArgumentException("a model with a scan cannot be saved yet");
        if (!(apply.op() instanceof Part part)) return written(onStandIns(apply, graph, id, stands));
        int from = graph.args(id)[0];
        Apply source = (Apply) graph.node(from);
        return source.op() instanceof NamedResults
                ? written(onStandIns(source, graph, from, stands).part(part.output()))
                : "part(" + reference(from) + ", " + part.output() + ")";
    }

    private static String written(Expr e) {
        return new Printer(Notation.ASCII).print(e).toString();
    }

    private static Apply onStandIns(Apply apply, Graph graph, int id, List<Expr> stands) {
        List<Expr> operands = new ArrayList<>();
        for (int operand : graph.args(id)) operands.add(stands.get(operand));
        return apply.with(operands);
    }

    /**
     * The expressions that lines define, by their names.
     *
     * @throws IllegalArgumentException if a line cannot be read; the message has its number
     */
    static Map<String, Expr> read(List<String> lines) {
        Map<String, Expr> outputs = new LinkedHashMap<>();
        Map<String, Expr> values = new HashMap<>();
        Scope sizes = new Scope();
        for (int i = 0; i < lines.size(); i++) {
            try {
                readLine(lines.get(i), sizes, values, outputs);
            } catch (IllegalArgumentException unreadable) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + unreadable.getMessage(), unreadable);
            }
        }
        return outputs;
    }

    private static void readLine(String line, Scope sizes, Map<String, Expr> values, Map<String, Expr> outputs) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "sizes" -> sizes.input("sizes", shape(words, 1));
            case "input" -> values.put(word(words, 1), Symbol.input(word(words, 2), shape(words, 3)));
            case "parameter" -> values.put(word(words, 1), Symbol.parameter(word(words, 2), shape(words, 3)));
            case "index" -> {
                Dim classes = shape(words, 5).dim(0);
                values.put(word(words, 1), Symbol.index(word(words, 2), shape(words, 3), classes));
            }
            case "name" -> value(values, word(words, 1)).named(word(words, 2));
            case "output" -> outputs.put(word(words, 1), value(values, word(words, 2)));
            default -> {
                int equals = line.indexOf(" = ");
                if (equals < 0) throw new IllegalArgumentException("a line cannot start with '" + words[0] + "'");
                values.put(line.substring(0, equals), formula(line.substring(equals + 3), sizes, values));
            }
        }
    }

    private static String word(String[] words, int index) {
        if (index >= words.length) throw new IllegalArgumentException("the line ends too early");
        return words[index];
    }

    private static Shape shape(String[] words, int index) {
        return Formula.shape(word(words, index));
    }

    private static Expr value(Map<String, Expr> values, String reference) {
        Expr value = values.get(reference);
        if (value == null) throw new IllegalArgumentException(reference + " is not defined before");
        return value;
    }

    private static Expr formula(String text, Scope sizes, Map<String, Expr> values) {
        Scope scope = new Scope();
        sizes.find("sizes").ifPresent(known -> scope.declare((Symbol) known));
        Map<Expr, Expr> standsFor = new HashMap<>();
        Matcher references = REFERENCE.matcher(text);
        while (references.find()) {
            String reference = references.group();
            Expr value = value(values, reference);
            if (value instanceof Apply apply && apply.shapes().size() > 1) return part(text, apply);
            if (scope.find(reference).isEmpty()) standsFor.put(scope.input(reference, value.shape()), value);
        }
        return Substitution.in(Formula.parse(text, scope), standsFor);
    }

    private static Expr part(String text, Apply source) {
        Matcher part = Pattern.compile("part\\(v\\d+, (\\d{1,9})\\)").matcher(text);
        if (!part.matches()) throw new IllegalArgumentException("a result of several must be taken by part(…)");
        return source.part(Integer.parseInt(part.group(1)));
    }
}
