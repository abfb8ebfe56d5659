package org.leibniz.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.leibniz.eval.Interpreter;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Formula;
import org.leibniz.formula.Undeclared;
import org.leibniz.notation.Names;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** {@code leibniz derive FORMULA --wrt NAMES}: prints derivatives of a typed formula. */
final class Derive implements Command {
    private static final String BATCH = "--jsonl";
    private static final Map<String, Notation> NOTATIONS = new LinkedHashMap<>();

    static {
        NOTATIONS.put("--ascii", Notation.ASCII);
        NOTATIONS.put("--latex", Notation.LATEX);
        NOTATIONS.put("--mathml", Notation.MATHML);
    }

    @Override
    public String name() {
        return "derive";
    }

    @Override
    public String summary() {
        return "prints the derivative of a formula";
    }

    @Override
    public String example() {
        return "leibniz derive 'sigmoid(w*x+b)^2' --wrt w";
    }

    @Override
    public String options() {
        return """
                --wrt w,b                  the names to differentiate by
                --ascii, --latex, --mathml how to write it; Unicode if none is given
                --at w=1,x=2,b=0           also prints the value at these numbers
                --jsonl                    answers requests from the standard input, a JSON object a line
                """;
    }

    @Override
    public void run(List<String> words, PrintStream out) {
        if (words.contains(BATCH)) {
            if (words.size() > 1) throw new UsageException(BATCH + " takes no other arguments");
            runBatch(out);
            return;
        }
        Arguments arguments = new Arguments(words, NOTATIONS.keySet(), Set.of("--wrt", "--at"));
        List<String> formulas = arguments.plain();
        if (formulas.size() != 1)
            throw new UsageException("needs one formula, in quotation marks; got " + formulas.size());
        String wrt = arguments
                .value("--wrt")
                .orElseThrow(() -> new UsageException("needs --wrt with the names to differentiate by"));
        Scope scope = new Scope();
        Expr formula = Formula.parse(formulas.get(0), scope, Undeclared.SCALAR);
        for (String name : wrt.split(",")) {
            Expr by = scope.find(name.strip()).orElseGet(() -> scope.scalar(name.strip()));
            Expr derivative = Derivatives.d(formula, by);
            out.println(line(formula, by, derivative, notation(arguments)));
            arguments.value("--at").ifPresent(values -> out.println(valueLine(derivative, values, scope)));
        }
    }

    private static void runBatch(PrintStream out) {
        try (Batch batch = new Batch(System.in, out, Derive::answer)) {
            batch.run();
        }
    }

    static String answer(String id, String line) throws IOException {
        return Answer.of(id, new Differentiation(RequestReader.read(line)));
    }

    private static Notation notation(Arguments arguments) {
        List<String> given = NOTATIONS.keySet().stream().filter(arguments::has).toList();
        if (given.size() > 1) throw new UsageException("takes one of " + String.join(", ", given));
        return given.isEmpty() ? Notation.UNICODE : NOTATIONS.get(given.get(0));
    }

    private static String line(Expr formula, Expr by, Expr derivative, Notation notation) {
        String name = by.names().get(0);
        Text operator = notation.partial(notation.literal(""), notation.symbol(name));
        String line = notation.equation(
                operator.string(), new Printer(notation).print(derivative).toString());
        boolean unrelated = Graph.of(formula).id(by) < 0;
        return unrelated ? line + ", since the formula does not depend on " + notation.symbol(name) : line;
    }

    private static String valueLine(Expr derivative, String values, Scope scope) {
        Map<Symbol, Tensor> inputs = new HashMap<>();
        StringJoiner shown = new StringJoiner(", ", "at ", ": ");
        for (String assignment : values.split(",")) {
            int equals = assignment.indexOf('=');
            if (equals < 0) throw new UsageException("--at needs name=number pairs, got " + assignment);
            String name = Names.normalize(assignment.substring(0, equals));
            Expr symbol = scope.find(name)
                    .orElseThrow(() -> new IllegalArgumentException("--at: the formula has no " + name));
            double value = number(assignment.substring(equals + 1));
            if (!symbol.shape().isScalar())
                throw new IllegalArgumentException("--at: " + symbol.described() + " is no scalar");
            inputs.put((Symbol) symbol, Tensor.scalar(value));
            shown.add(assignment.strip());
        }
        for (Symbol symbol : Graph.of(derivative).symbols()) {
            if (!inputs.containsKey(symbol))
                throw new IllegalArgumentException("--at: no value is given for " + symbol.name());
        }
        return shown.toString() + Interpreter.evaluate(derivative, inputs);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--at: " + text.strip() + " is no number");
        }
    }
}
