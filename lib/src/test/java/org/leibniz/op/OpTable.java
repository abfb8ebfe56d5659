package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        return Stream.of(
                        UnaryRows.rows(),
                        AngleRows.rows(),
                        ActivationRows.rows(),
                        ArithmeticRows.rows(),
                        ChoiceRows.rows(),
                        ProductRows.rows(),
                        AxisRows.rows(),
                        ReductionRows.rows(),
                        PlaceRows.rows(),
                        MaskRows.rows(),
                        FillRows.rows(),
                        MatrixRows.rows(),
                        RandomRows.rows(),
                        PhaseRows.rows())
                .flatMap(List::stream)
                .toList();
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

    static Settings letters(String letters) {
        return new Settings(List.of(), null, letters, false, List.of());
    }
}
