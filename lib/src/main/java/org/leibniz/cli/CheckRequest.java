package org.leibniz.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leibniz.check.Assumptions;
import org.leibniz.check.Checker;
import org.leibniz.check.Condition;
import org.leibniz.check.Fact;
import org.leibniz.check.Question;
import org.leibniz.cli.Failure.Problem;
import org.leibniz.formula.FormulaException;

/** Answers a line that asks what an answer is worth. */
final class CheckRequest {
    private static final Pattern DEFINITION = Pattern.compile("define\\[([0-9]+)]");

    private CheckRequest() {}

    static String answer(String id, String line) throws IOException {
        Request request = RequestReader.readCheck(line);
        Question question = question(request);
        try {
            return Answer.of(id, Checker.of(question).check(request.submission().answer()));
        } catch (IllegalArgumentException e) {
            throw Failure.of(Problem.DOMAIN, "domain", e.getMessage());
        }
    }

    private static Question question(Request request) {
        List<String> names = new ArrayList<>(request.submission().where().keySet());
        List<String> definitions = new ArrayList<>(request.definitions());
        for (String name : names)
            definitions.add(name + " = " + request.submission().where().get(name));
        Differentiation differentiation;
        try {
            differentiation = new Differentiation(request.with(definitions));
        } catch (Failure failure) {
            throw inWhere(failure, request.definitions().size(), names);
        }
        List<Condition> domain =
                assumed("domain", () -> Assumptions.domain(request.submission().domain(), differentiation.scope()));
        List<Fact> facts = new ArrayList<>();
        List<String> texts = request.submission().facts();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            facts.add(assumed("facts[" + i + "]", () -> Assumptions.fact(text, differentiation.scope())));
        }
        List<Fact> given = new ArrayList<>();
        differentiation.computed().forEach((symbol, formula) -> given.add(new Fact(symbol, formula, symbol.name())));
        return new Question(
                differentiation.formula(),
                differentiation.wrt(),
                differentiation.derivative(),
                differentiation.scope(),
                domain,
                given,
                facts);
    }

    // What stands under where has been read as further definitions.
    private static Failure inWhere(Failure failure, int definitions, List<String> names) {
        Matcher definition = DEFINITION.matcher(failure.field() == null ? "" : failure.field());
        if (!definition.matches()) return failure;
        int index = Integer.parseInt(definition.group(1)) - definitions;
        if (index < 0) return failure;
        String name = names.get(index);
        return failure.at("where." + name, name.codePointCount(0, name.length()) + " = ".length());
    }

    private static <T> T assumed(String field, java.util.function.Supplier<T> reader) {
        try {
            return Differentiation.read(field, reader);
        } catch (FormulaException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw Failure.of(Problem.SYNTAX, field, e.getMessage());
        }
    }
}
