package org.leibniz.op;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.leibniz.expr.Tensors;
import org.leibniz.notation.Rational;
import org.leibniz.op.Functions.Settings;
import org.leibniz.shape.Dim;

/**
 * One row for each op and for each word that formulas are built of. A new op gets its row in one of the lists below;
 * {@link OpTableTest} runs every check on it, and {@link OpTableCompletenessTest} misses it if it has none.
 */
final class OpTable {
    private OpTable() {}

    static List<OpRow> rows() {
        return sections().values().stream().flatMap(List::stream).toList();
    }

    /** The rows by what their ops are about. */
    static Map<String, List<OpRow>> sections() {
        Map<String, List<OpRow>> sections = new LinkedHashMap<>();
        sections.put("Arithmetic", ArithmeticRows.rows());
        sections.put("Functions of a number", UnaryRows.rows());
        sections.put("Angles, hyperbolic and error functions", AngleRows.rows());
        sections.put("Activations", ActivationRows.rows());
        sections.put("Choices and comparisons", ChoiceRows.rows());
        sections.put("Products", ProductRows.rows());
        sections.put("Reductions", ReductionRows.rows());
        sections.put("Along an axis", AxisRows.rows());
        sections.put("Order and padding", OrderRows.rows());
        sections.put("Places", PlaceRows.rows());
        sections.put("Masks and indices", MaskRows.rows());
        sections.put("Fillings", FillRows.rows());
        sections.put("Matrices", MatrixRows.rows());
        sections.put("Linear algebra", AlgebraRows.rows());
        sections.put("Convolutions", ConvolutionRows.rows());
        sections.put("Pooling", PoolingRows.rows());
        sections.put("Random numbers", RandomRows.rows());
        sections.put("Training and inference", PhaseRows.rows());
        return sections;
    }

    // Settings of a call, as the rows write them ---------------------------------------------------------------------

    static Settings axes(int... axes) {
        return new Settings(Arrays.stream(axes).mapToObj(Dim::of).toList(), null, null, false, List.of());
    }

    static Settings keptAxes(int... axes) {
        return new Settings(axes(axes).sizes(), null, null, true, List.of());
    }

    static Settings shape(String shape, int... axes) {
        List<Dim> places = IntStream.of(axes).mapToObj(Dim::of).toList();
        return new Settings(places, Tensors.shape(shape), null, false, List.of());
    }

    static Settings numbers(String... numbers) {
        return new Settings(
                List.of(),
                null,
                null,
                false,
                Arrays.stream(numbers).map(Rational::parse).toList());
    }

    /** Settings with names, {@code "stride=2"} or {@code "size=[3,3]"}. */
    static Settings named(String... settings) {
        Map<String, List<Dim>> named = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] sides = setting.split("=");
            String values = sides[1].replaceAll("[\\[\\]]", "");
            named.put(
                    sides[0],
                    Arrays.stream(values.split(",")).map(OpTable::size).toList());
        }
        return new Settings(List.of(), null, null, false, List.of(), named);
    }

    private static Dim size(String written) {
        if (written.equals("-infinity")) return Dim.named("infinity").times(-1);
        return Character.isDigit(written.charAt(0)) ? Dim.of(Long.parseLong(written)) : Dim.named(written);
    }

    static Settings letters(String letters) {
        return new Settings(List.of(), null, letters, false, List.of());
    }
}
