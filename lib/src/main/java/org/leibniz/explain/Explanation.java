package org.leibniz.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;

/**
 * A derivation told step by step, in several languages: which rule is applied and what it gives. All steps come from the
 * graph that the answer is computed from, and every line is evaluated before it is shown: to 1e-10 against the compiled
 * program, to 1e-6 against central differences.
 */
public final class Explanation {
    private final Derivation derivation;
    private final @Nullable WorkedExample numbers;
    private final Map<Symbol, Tensor> values;
    private final List<ExplainedStep> steps = new ArrayList<>();
    private final int claims;

    private Explanation(Derivation derivation, Map<Symbol, Tensor> values, Map<Expr, Expr> facts) {
        this.derivation = derivation;
        this.values = values;
        boolean known = derivation.dependsOnVariable()
                && derivation.result().shape().isScalar()
                && values.keySet().containsAll(derivation.steps().graph().symbols());
        this.numbers = known ? derivation.worked(given()) : null;
        if (derivation.dependsOnVariable()) {
            List<Facts.Conclusion> conclusions = Facts.conclusions(derivation, facts);
            List<Facts.Collapsed> collapsed = Facts.collapsed(derivation, facts);
            StepList list = new StepList(derivation, numbers, values, conclusions, collapsed);
            Claims.Verdict verdict = Claims.verify(derivation, numbers, conclusions, facts, collapsed);
            list.addVerdict(verdict);
            steps.addAll(list.all());
            claims = verdict.lines();
        } else {
            claims = 0;
        }
    }

    /**
     * @param values the values of some or all symbols; with all of them, numbers stand beside the symbols
     * @param facts formulas that are known to be equal, such as {@code sum(t)} and 1
     * @throws org.leibniz.expr.NotDifferentiableException if there is no derivative
     * @throws IllegalStateException if a line is not true, which would be an error of this library
     */
    public static Explanation of(Derivation derivation, Map<Symbol, Tensor> values, Map<Expr, Expr> facts) {
        return new Explanation(derivation, Map.copyOf(values), new LinkedHashMap<>(facts));
    }

    private Map<Symbol, Tensor> given() {
        Map<Symbol, Tensor> given = new LinkedHashMap<>(values);
        given.keySet().retainAll(derivation.steps().graph().symbols());
        return given;
    }

    Derivation derivation() {
        return derivation;
    }

    List<ExplainedStep> steps() {
        return steps;
    }

    /** The derivative as it is asked for, {@code ∂E/∂w₁}. */
    String goal(Writing writing) {
        return writing.notation()
                .partial(
                        writing.symbol(derivation.chain().root()),
                        writing.symbol(derivation.chain().target()))
                .string();
    }

    String plainGoal() {
        return goal(writing(Notation.UNICODE));
    }

    @Nullable
    WorkedExample numbers() {
        return numbers;
    }

    GraphPicture picture() {
        boolean related = derivation.chain() != null;
        return new GraphPicture(
                derivation.steps(),
                step -> related ? derivation.table(Notation.UNICODE).loop(step) : null,
                numbers == null ? null : numbers.audit());
    }

    /** The named values and what they are computed from, as a picture in SVG. */
    public String svg() {
        return picture().svg();
    }

    /** The named values and what they are computed from, for Graphviz. */
    public String dot() {
        return picture().dot();
    }

    /**
     * One HTML file in which one can go through the steps. It needs nothing else, neither a network nor a font.
     *
     * @param title what it is about; empty for the derivative alone
     * @throws IllegalArgumentException if the result does not depend on what it is differentiated by
     */
    public String html(String title, Language language) {
        if (derivation.chain() == null)
            throw new IllegalArgumentException(derivation.component(Notation.UNICODE) + ": there is nothing to show");
        return new Player(this, language).html(title);
    }

    /** How many lines were evaluated; 0 if at no point that was tried all steps have finite values. */
    public int verified() {
        return claims;
    }

    /** The rules of all steps, in order. */
    public List<String> rules() {
        return steps.stream().map(ExplainedStep::rule).toList();
    }

    /** The names along every path from the result to what it is differentiated by. */
    public List<List<String>> paths() {
        if (derivation.chain() == null) return List.of();
        return derivation.chain().paths().stream().map(Explanation::names).toList();
    }

    private static List<String> names(ChainRule.Path path) {
        List<String> names = new ArrayList<>();
        names.add(path.factors().get(0).of().name());
        path.factors().forEach(factor -> names.add(factor.by().name()));
        return names;
    }

    Writing writing(Notation notation) {
        return new Writing(notation, derivation.components(notation), derivation.table(notation));
    }

    /** The derivative in one line, all steps by their names. */
    public String result(Notation notation) {
        if (derivation.chain() == null) return derivation.matrix(notation);
        return derivation
                .table(notation)
                .derivative(derivation.derivative(), derivation.chain().target());
    }

    /** The right side of {@link #result}. */
    public String derivative(Notation notation) {
        if (derivation.chain() == null)
            return new Printer(notation).print(derivation.derivative()).toString();
        return derivation
                .table(notation)
                .right(derivation.derivative(), derivation.chain().target());
    }

    /** The value of the derivative, null without numbers. */
    public @Nullable Tensor value() {
        return numbers == null ? null : numbers.derivative();
    }

    /** One step for other programs. */
    public record Told(String rule, String message, List<String> text, List<String> latex, List<ToldFactor> factors) {}

    /**
     * A factor for other programs.
     *
     * @param value null without numbers; where the chain sums over indices, its values along these
     */
    public record ToldFactor(
            String name, String text, @Nullable Tensor value) {}

    /** All steps with their messages in a language, the formulas in Unicode and in LaTeX. */
    public List<Told> told(Language language) {
        if (steps.isEmpty()) return List.of();
        Writing plain = writing(Notation.UNICODE);
        Writing latex = writing(Notation.LATEX);
        List<Told> told = new ArrayList<>();
        for (ExplainedStep step : steps) {
            List<ToldFactor> factors = new ArrayList<>();
            for (Factor factor : step.factors()) {
                factors.add(new ToldFactor(
                        plain.components().factor(factor).string(),
                        plain.components().formula(factor.derivative()),
                        numbers == null ? null : numbers.values(factor)));
            }
            told.add(new Told(
                    step.rule(),
                    message(step, language, Format.UNICODE, plain),
                    lines(step, plain),
                    lines(step, latex),
                    factors));
        }
        return told;
    }

    /** What a message is about; what an op says of itself comes in English. */
    static String argument(ExplainedStep step, Phrase argument, Language language, Writing writing) {
        String written = argument.in(writing);
        boolean said = step.rule().equals("kink") || step.rule().equals("chain.whole");
        return said ? Messages.in(language).convention(written) : written;
    }

    static String message(ExplainedStep step, Language language, Format format, Writing writing) {
        List<String> arguments = step.arguments().stream()
                .map(argument -> format.inline(argument(step, argument, language, writing)))
                .toList();
        return Messages.in(language).text(step.rule(), arguments);
    }

    private static List<String> lines(ExplainedStep step, Writing writing) {
        List<String> lines = new ArrayList<>();
        for (Phrase formula : step.formulas()) lines.add(formula.in(writing));
        int last = lines.size() - 1;
        Tensor value = step.value();
        if (value != null && last >= 0) {
            String number = Numbers.brief(value, writing.notation());
            lines.set(last, writing.notation().equation(lines.get(last), number));
        }
        return lines;
    }

    /** The whole explanation as a text. */
    public String text(Format format, Language language) {
        if (derivation.chain() == null)
            return format.display(derivation.component(format.notation())).strip() + "\n";
        Writing writing = writing(format.notation());
        List<String> parts = new ArrayList<>();
        boolean components = derivation.chain().obstacle() == null;
        String heading = components ? writing.components().left(derivation.chain()) : goal(writing);
        parts.add(format.heading(format.inline(heading)));
        int number = 1;
        for (ExplainedStep step : steps)
            parts.add(format.step(number++, message(step, language, format, writing), lines(step, writing)));
        return String.join("\n", parts) + "\n";
    }

    @Override
    public String toString() {
        return text(Format.UNICODE, Language.ENGLISH);
    }
}
