package org.leibniz.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.leibniz.formula.FormulaException;

/** The {@code leibniz} command. */
public final class Main {
    private static final String STACK_TRACE = "--stacktrace";
    private static final List<Command> COMMANDS =
            List.of(new Run(), new Derive(), new Explain(), new Check(), new Card(), new Flow());

    private Main() {}

    public static void main(String[] words) {
        // Formulas are printed in UTF-8 whatever the locale says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(Arrays.asList(words), out, err);
        out.flush();
        if (status != 0) System.exit(status);
    }

    /** Runs one command line: 0 if all went well, 1 for a formula or value that does not work, 2 for a wrong call. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty() || Set.of("help", "--help", "-h").contains(words.get(0))) {
            out.print(help());
            return 0;
        }
        Command command = COMMANDS.stream()
                .filter(c -> c.name().equals(words.get(0)))
                .findFirst()
                .orElse(null);
        if (command == null) {
            err.println("leibniz: there is no command " + words.get(0) + "; leibniz --help lists them");
            return 2;
        }
        List<String> rest = words.subList(1, words.size()).stream()
                .filter(word -> !word.equals(STACK_TRACE))
                .toList();
        if (rest.contains("--help")) {
            out.print(help(command));
            return 0;
        }
        try {
            command.run(rest, out);
            return 0;
        } catch (UsageException e) {
            err.println("leibniz " + command.name() + ": " + e.getMessage());
            err.print(help(command));
            return 2;
        } catch (IllegalArgumentException e) {
            err.println("leibniz " + command.name() + ": " + e.getMessage());
            if (e instanceof FormulaException unreadable) err.println(unreadable.pointer());
            if (words.contains(STACK_TRACE)) e.printStackTrace(err);
            return 1;
        }
    }

    private static String help() {
        StringBuilder help =
                new StringBuilder("Leibniz: symbolic differentiation that can be read, checked and run.\n\n");
        for (Command command : COMMANDS) help.append(help(command)).append('\n');
        return help.append("Every command takes --help, and --stacktrace to show where an error arose.\n")
                .toString();
    }

    private static String help(Command command) {
        StringBuilder help = new StringBuilder("leibniz " + command.name() + "  " + command.summary() + "\n");
        help.append("  example: ").append(command.example()).append('\n');
        command.options()
                .lines()
                .forEach(line -> help.append("    ").append(line).append('\n'));
        return help.toString();
    }
}
