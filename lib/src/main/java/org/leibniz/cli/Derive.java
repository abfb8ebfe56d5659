package org.leibniz.cli;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.leibniz.eval.Interpreter;
import org.leibniz.explain.ComponentFormula;
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
import org.leibniz.simplify.MatrixNotation;
import org.leibniz.simplify.Simplifier;

/** {@code leibniz derive FORMULA --wrt NAMES}: prints derivatives of a typed formula. */
final class Derive implements Command {
    private static final String BATCH = "--jsonl";
    private static final String COMPONENTS = "--components";
    private static final Set<String> VALUED = Set.of("--wrt", "--at", "--declare", "--kind", "--layout");
    private static final Pattern DECLARATION = Pattern.compile("([^\\s\\[\\],]+)\\[([0-9,\\s]*)\\]");
    private static final Map<String, Notation> NOTATIONS = new LinkedHashMap<>();
    private static final Set<String> FLAGS = new HashSet<>();

    static {
        NOTATIONS.put("--ascii", Notation.ASCII);
        NOTATIONS.put("--latex", Notation.LATEX);
        NOTATIONS.put("--mathml", Notation.MATHML);
        FLAGS.addAll(NOTATIONS.keySet());
        FLAGS.add(COMPONENTS);
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
                --declare 'X[5,3] w[3]'    the shapes of names; every other name is a scalar
                --kind hessian             partial, gradient, jacobian or hessian; the first and the last take all
                                           the names together
                --layout numerator         the axes of the formula first; with denominator, those of the names. Without
                                           it a gradient has the shape of the name, and a Jacobian a row an element
                --components               a formula for one element, with sums over indices
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
        Arguments arguments = new Arguments(words, FLAGS, VALUED);
        List<String> formulas = arguments.plain();
        if (formulas.size() != 1)
            throw new UsageException("needs one formula, in quotation marks; got " + formulas.size());
        String wrt = arguments
                .value("--wrt")
                .orElseThrow(() -> new UsageException("needs --wrt with the names to differentiate by"));
        Scope scope = new Scope();
        arguments.value("--declare").ifPresent(declarations -> declare(declarations, scope));
        Expr formula = Formula.parse(formulas.get(0), scope, Undeclared.SCALAR);
        List<Expr> names = new ArrayList<>();
        for (String name : wrt.split(",")) {
            names.add(scope.find(name.strip()).orElseGet(() -> scope.scalar(name.strip())));
        }
        Optional<Kind> kind = arguments.value("--kind").map(Derive::kind);
        boolean together =
                kind.filter(k -> k == Kind.PARTIAL || k == Kind.HESSIAN).isPresent();
        boolean twice = names.size() == 1 && kind.filter(Kind.HESSIAN::equals).isPresent();
        if (twice) names.add(names.get(0));
        List<List<Expr>> groups =
                together ? List.of(names) : names.stream().map(List::of).toList();
        for (List<Expr> group : groups) {
            Expr derivative =
                    kind.isPresent() ? kind.get().derivative(formula, group) : Derivatives.d(formula, group.get(0));
            out.println(line(formula, group, derivative, arguments));
            arguments.value("--at").ifPresent(values -> out.println(valueLine(derivative, values, scope)));
        }
    }

    private static void declare(String declarations, Scope scope) {
        Matcher matcher = DECLARATION.matcher(declarations);
        int end = 0;
        while (matcher.find()) {
            boolean apart = declarations.substring(end, matcher.start()).isBlank()
                    || declarations.substring(end, matcher.start()).strip().equals(",");
            if (!apart) break;
            String sizes = matcher.group(2).replaceAll("\\s", "");
            long[] shape = sizes.isEmpty()
                    ? new long[0]
                    : Arrays.stream(sizes.split(",")).mapToLong(Long::parseLong).toArray();
            scope.input(matcher.group(1), shape);
            end = matcher.end();
        }
        if (!declarations.substring(end).isBlank())
            throw new UsageException("--declare needs names with sizes, such as 'X[5,3] w[3]', got "
                    + declarations.substring(end).strip());
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--kind is partial, gradient, jacobian or hessian, not " + word));
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

    private static String line(Expr formula, List<Expr> by, Expr derivative, Arguments arguments) {
        Notation notation = notation(arguments);
        String name = by.get(by.size() - 1).names().get(0);
        if (arguments.has(COMPONENTS)) {
            return ComponentFormula.of(derivative, "f", formula.shape().rank(), by, notation);
        }
        boolean gradient = formula.shape().isScalar();
        String layout = arguments.value("--layout").orElse(gradient ? "denominator" : "numerator");
        if (!Set.of("numerator", "denominator").contains(layout))
            throw new UsageException("--layout is numerator or denominator, not " + layout);
        boolean turned = layout.equals(gradient ? "numerator" : "denominator");
        Expr written = MatrixNotation.of(turned ? turned(derivative, formula) : derivative, formula);
        boolean row = turned && derivative.shape().rank() == 1;
        Printer printer = new Printer(notation);
        String shown = row
                ? notation.transpose(printer.inlining().print(written).text()).string()
                : Answer.written(written, names(formula), printer);
        StringJoiner operator = new StringJoiner(" ");
        for (Expr x : by)
            operator.add(notation.partial(
                            notation.literal(""), notation.symbol(x.names().get(0)))
                    .string());
        String line = notation.equation(operator.toString(), shown);
        boolean unrelated = by.stream().anyMatch(x -> Graph.of(formula).id(x) < 0);
        return unrelated ? line + ", since the formula does not depend on " + notation.symbol(name) : line;
    }

    private static Set<String> names(Expr formula) {
        return Graph.of(formula).symbols().stream().map(Symbol::name).collect(toSet());
    }

    /** The axes of the formula behind those of the name; the transpose of a matrix by which a scalar is differentiated. */
    private static Expr turned(Expr derivative, Expr formula) {
        int rank = derivative.shape().rank();
        int first = formula.shape().isScalar() ? rank - 1 : formula.shape().rank();
        if (rank < 2) return derivative;
        return Simplifier.simplify(derivative.transpose(
                IntStream.range(0, rank).map(axis -> (axis + first) % rank).toArray()));
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
