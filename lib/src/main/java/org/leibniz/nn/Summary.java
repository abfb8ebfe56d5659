package org.leibniz.nn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * What formulas consist of, what they hold and what they cost, read from their graph. Inputs, uses of layers, formulas
 * that have a name and the results have a row each; it stands for all it takes to compute it from the rows above.
 *
 * <p>Counts are formulas of the named sizes, such as that of a batch; {@link #with} gives a size its value.
 */
public record Summary(List<Row> rows) {
    private static final int BYTES = 4;
    private static final List<String> HEAD = List.of("name", "kind", "shape", "parameters", "multiply-adds", "bytes");

    /**
     * @param name how the value is called, or else the layer
     * @param kind the kind of layer, or the function that was applied last
     * @param shape that of the value
     * @param parameters how many numbers training changes, which no row above has
     * @param multiplyAdds of products of matrices and convolutions; other arithmetic is not counted
     * @param bytes of the value in single precision
     */
    public record Row(String name, String kind, Shape shape, Dim parameters, Dim multiplyAdds, Dim bytes) {}

    public Summary {
        rows = List.copyOf(rows);
    }

    /** The summary of formulas in which no layers are to be told apart, by the names in them. */
    public static Summary of(Expr... results) {
        return of(List.of(), List.of(results));
    }

    /**
     * The summary of formulas.
     *
     * @param layers whose uses have rows of their own, those of their parts too
     */
    public static Summary of(Collection<? extends Layer> layers, Collection<? extends Expr> results) {
        return new Summary(new Reader(layers, results).rows());
    }

    /** The same with a value for a named size. */
    public Summary with(String size, long value) {
        Map<String, Dim> sizes = Map.of(size, Dim.of(value));
        return new Summary(rows.stream()
                .map(row -> new Row(
                        row.name,
                        row.kind,
                        row.shape.substitute(sizes),
                        row.parameters.substitute(sizes),
                        row.multiplyAdds.substitute(sizes),
                        row.bytes.substitute(sizes)))
                .toList());
    }

    /** How many numbers training changes. */
    public Dim parameters() {
        return total(Row::parameters);
    }

    /** The multiply-adds of all rows. */
    public Dim multiplyAdds() {
        return total(Row::multiplyAdds);
    }

    /** The memory of the parameters and of the values of all rows in single precision. */
    public Dim bytes() {
        return total(Row::bytes).plus(parameters().times(BYTES));
    }

    private Dim total(Function<Row, Dim> count) {
        return rows.stream().map(count).reduce(Dim.of(0), Dim::plus);
    }

    /** A table with a line for each row, then one for all of them, whose bytes are those of the parameters as well. */
    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        for (Row row : rows) {
            lines.add(List.of(
                    row.name,
                    row.kind,
                    row.shape.toString(),
                    count(row.parameters),
                    count(row.multiplyAdds),
                    count(row.bytes)));
        }
        lines.add(List.of("total", "", "", count(parameters()), count(multiplyAdds()), count(bytes())));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths[column] - cell.length());
            boolean number = column > 2;
            line.append(column == 0 ? "" : "  ").append(number ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    /** With commas between thousands; nothing for 0. */
    private static String count(Dim number) {
        if (number.equals(Dim.of(0))) return "";
        return number.toString().replaceAll("(?<=\\d)(?=(\\d{3})+(?!\\d))", ",");
    }

    /** Reads the rows from a graph. */
    private static final class Reader {
        private final Graph graph;
        private final List<Integer> results;
        private final Map<Integer, Layer> uses = new LinkedHashMap<>();
        private final boolean[] claimed;

        Reader(Collection<? extends Layer> layers, Collection<? extends Expr> results) {
            this.graph = Graph.of(results);
            this.results = graph.roots();
            this.claimed = new boolean[graph.size()];
            note(layers);
        }

        /** A value that ends several layers, one in the other, is the use of the innermost. */
        private void note(Collection<? extends Layer> layers) {
            for (Layer layer : layers) {
                note(layer.parts());
                for (Expr result : layer.results()) {
                    int id = graph.id(result);
                    if (id >= 0) uses.putIfAbsent(id, layer);
                }
            }
        }

        List<Row> rows() {
            TreeSet<Integer> ends = new TreeSet<>(uses.keySet());
            ends.addAll(results);
            for (int id = 0; id < graph.size(); id++) {
                Expr node = graph.node(id);
                boolean input = node instanceof Symbol symbol && symbol.role() == Symbol.Role.INPUT;
                boolean value = node instanceof Apply apply && apply.shapes().size() == 1;
                if (input || value && !graph.names(id).isEmpty()) ends.add(id);
            }
            ends.removeIf(id -> graph.node(id) instanceof Symbol symbol && symbol.role() != Symbol.Role.INPUT);
            return ends.stream().map(this::row).toList();
        }

        private Row row(int id) {
            Dim parameters = Dim.of(0);
            Dim multiplyAdds = Dim.of(0);
            Deque<Integer> pending = new ArrayDeque<>(List.of(id));
            while (!pending.isEmpty()) {
                int next = pending.pop();
                if (claimed[next]) continue;
                claimed[next] = true;
                Expr node = graph.node(next);
                if (node instanceof Symbol symbol && symbol.role() == Symbol.Role.PARAMETER) {
                    parameters = parameters.plus(symbol.shape().size());
                }
                multiplyAdds = multiplyAdds.plus(MultiplyAdds.of(node));
                for (int operand : graph.args(next)) pending.push(operand);
            }
            Expr value = graph.node(id);
            return new Row(
                    name(id),
                    kind(id),
                    value.shape(),
                    parameters,
                    multiplyAdds,
                    value.shape().size().times(BYTES));
        }

        private String name(int id) {
            return Optional.ofNullable(graph.label(id))
                    .or(() -> Optional.ofNullable(uses.get(id)).map(Layer::name))
                    .orElse("");
        }

        /** The layer is named where the value has a name of its own. */
        private String kind(int id) {
            Layer layer = uses.get(id);
            if (layer != null) {
                String kind = layer.getClass().getSimpleName();
                return layer.name().equals(name(id)) ? kind : kind + " " + layer.name();
            }
            return graph.node(id) instanceof Apply apply ? apply.op().name() : "input";
        }
    }
}
