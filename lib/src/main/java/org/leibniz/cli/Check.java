package org.leibniz.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.leibniz.diff.Scan;
import org.leibniz.formula.Worksheet;
import org.leibniz.io.Csv;

/** {@code leibniz check}: says whether answers are right, and if not, where the mistake is. */
final class Check implements Command {
    private static final String BATCH = "--jsonl";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "says whether derivatives are right, and where they go wrong";
    }

    @Override
    public String example() {
        return "leibniz check sheet.txt answers.csv --html grades.html";
    }

    @Override
    public String options() {
        return """
                --csv grades.csv      where to write the grades; they are printed if no file is given
                --html grades.html    also writes them as a page
                --jsonl               answers requests from the standard input, a JSON object a line
                """;
    }

    @Override
    public void run(List<String> words, PrintStream out) {
        if (words.contains(BATCH)) {
            if (words.size() > 1) throw new UsageException(BATCH + " takes no other arguments");
            try (Batch batch = new Batch(System.in, out, CheckRequest::answer)) {
                batch.run();
            }
            return;
        }
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--csv", "--html"));
        if (arguments.plain().size() != 2) {
            throw new UsageException("needs a sheet and a table of answers, got "
                    + arguments.plain().size() + " files");
        }
        Worksheet sheet = Worksheet.parse(read(arguments.plain().get(0)), Scan::of);
        ClassGrades grades =
                new ClassGrades(sheet, Csv.read(read(arguments.plain().get(1))));
        if (arguments.has("--csv")) write(arguments.value("--csv").orElseThrow(), grades.csv());
        else out.print(grades.csv());
        arguments.value("--html").ifPresent(file -> write(file, grades.html()));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(String file, String text) {
        try {
            Files.writeString(Path.of(file), text);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("cannot write " + file + ": there is no such folder", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
