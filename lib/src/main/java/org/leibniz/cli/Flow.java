package org.leibniz.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.explain.Derivation;
import org.leibniz.explain.FlowReport;
import org.leibniz.explain.Language;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Worksheet;
import org.leibniz.plot.BarChart;

/** {@code leibniz flow SHEET --wrt NAME}: where a derivative vanishes or explodes on its way back. */
final class Flow implements Command {
    @Override
    public String name() {
        return "flow";
    }

    @Override
    public String summary() {
        return "reports where a derivative vanishes or explodes, and why";
    }

    @Override
    public String example() {
        return "leibniz flow samples/homework/vanishing.txt";
    }

    @Override
    public String options() {
        return """
                --wrt w1             the name to differentiate by, if the sheet does not say
                --svg bars.svg       the sizes of the factors as bars
                --lang en, --lang zh the language
                """;
    }

    @Override
    public void run(List<String> words, PrintStream out) {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--wrt", "--svg", "--lang"));
        Worksheet sheet = Explain.sheet(arguments);
        List<String> names = Explain.names(arguments, sheet);
        if (names.size() != 1) throw new UsageException("takes one name, got " + names.size());
        Map<Symbol, Tensor> values = new LinkedHashMap<>(sheet.values());
        values.keySet().retainAll(Graph.of(sheet.result()).symbols());
        FlowReport report = FlowReport.of(Derivation.of(sheet.result(), sheet.find(names.get(0))), values);
        out.print(report.text(Language.of(arguments.value("--lang").orElse("en"))));
        arguments.value("--svg").ifPresent(file -> Explain.write(file, bars(report)));
    }

    private static String bars(FlowReport report) {
        BarChart chart = new BarChart("∏ mean |f′|");
        report.layers().forEach(layer -> chart.bar(layer.name(), layer.product()));
        return chart.svg();
    }
}
