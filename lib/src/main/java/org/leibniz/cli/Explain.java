package org.leibniz.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.diff.Scan;
import org.leibniz.explain.Derivation;
import org.leibniz.explain.Explanation;
import org.leibniz.explain.Format;
import org.leibniz.explain.Language;
import org.leibniz.expr.Expr;
import org.leibniz.formula.Worksheet;

/** {@code leibniz explain SHEET --wrt NAMES}: tells how a derivative comes about, step by step. */
final class Explain implements Command {
    private static final String BATCH = "--jsonl";
    private static final List<String> FILES = List.of("--html", "--svg", "--dot");
    private static final Map<String, Format> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("--ascii", Format.ASCII);
        FORMATS.put("--latex", Format.LATEX);
        FORMATS.put("--markdown", Format.MARKDOWN);
    }

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "tells how a derivative comes about, from a sheet of definitions";
    }

    @Override
    public String example() {
        return "leibniz explain samples/homework/perceptron.txt --wrt w1";
    }

    @Override
    public String options() {
        return """
                --wrt w1,w2                    the names to differentiate by, if the sheet does not say
                --ascii, --latex, --markdown   how to write it; Unicode if none is given
                --html out.html                one page in which one goes from step to step
                --svg out.svg, --dot out.dot   the graph as a picture, or for Graphviz
                --lang en, --lang zh           the language
                --jsonl                        answers requests from the standard input, a JSON object a line
                """;
    }

    @Override
    public void run(List<String> words, PrintStream out) {
        if (words.contains(BATCH)) {
            if (words.size() > 1) throw new UsageException(BATCH + " takes no other arguments");
            try (Batch batch = new Batch(System.in, out, ExplainRequest::answer)) {
                batch.run();
            }
            return;
        }
        Arguments arguments =
                new Arguments(words, FORMATS.keySet(), Set.of("--wrt", "--lang", "--html", "--svg", "--dot"));
        Worksheet sheet = sheet(arguments);
        Language language = Language.of(arguments.value("--lang").orElse("en"));
        Format format = format(arguments);
        List<String> names = names(arguments, sheet);
        if (FILES.stream().anyMatch(arguments::has)) {
            if (names.size() > 1) {
                throw new UsageException("writes one derivation a file, got " + names.size() + " names");
            }
            Explanation explanation = explain(sheet, names.get(0));
            arguments.value("--html").ifPresent(file -> write(file, explanation.html(sheet.title(), language)));
            arguments.value("--svg").ifPresent(file -> write(file, explanation.svg()));
            arguments.value("--dot").ifPresent(file -> write(file, explanation.dot()));
            return;
        }
        List<String> texts = new ArrayList<>();
        for (String name : names) texts.add(explain(sheet, name).text(format, language));
        out.print(String.join("\n", texts));
    }

    static void write(String file, String text) {
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The sheet that is the only plain argument. */
    static Worksheet sheet(Arguments arguments) {
        if (arguments.plain().size() != 1) {
            throw new UsageException("needs one sheet, got " + arguments.plain().size());
        }
        return Worksheet.parse(read(Path.of(arguments.plain().get(0))), Scan::of);
    }

    static List<String> names(Arguments arguments, Worksheet sheet) {
        List<String> names =
                arguments.value("--wrt").map(given -> List.of(given.split(","))).orElse(sheet.wrt());
        if (names.isEmpty()) throw new UsageException("needs --wrt with the names to differentiate by");
        return names;
    }

    static Explanation explain(Worksheet sheet, String name) {
        Map<Expr, Expr> facts = new LinkedHashMap<>();
        sheet.facts().forEach(fact -> facts.put(fact.left(), fact.right()));
        return Explanation.of(Derivation.of(sheet.result(), sheet.find(name)), sheet.values(), facts);
    }

    private static Format format(Arguments arguments) {
        List<String> given = FORMATS.keySet().stream().filter(arguments::has).toList();
        if (given.size() > 1) throw new UsageException("takes one of " + String.join(", ", given));
        return given.isEmpty() ? Format.UNICODE : FORMATS.get(given.get(0));
    }

    private static String read(Path sheet) {
        try {
            return Files.readString(sheet);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no sheet " + sheet);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(sheet + " is no text in UTF-8");
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + sheet + ": " + e.getMessage(), e);
        }
    }
}
