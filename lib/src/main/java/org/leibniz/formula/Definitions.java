package org.leibniz.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.Token.Kind;
import org.leibniz.notation.Names;

/**
 * Definitions {@code name = formula} in whatever order they stand: one that uses names of others is read after them.
 */
public final class Definitions {
    /** A line, the names it needs of those that other lines define, and the loop it is a part of, if it is. */
    private record Line(
            String name,
            Tokens tokens,
            int number,
            Set<String> needs,
            @Nullable Recurrence loop) {}

    private final Draft draft;
    private final Undeclared rule;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<Symbol, Expr> cut = new LinkedHashMap<>();
    private final Map<String, Recurrence> loops = new LinkedHashMap<>();

    private Definitions(Draft draft, Undeclared rule) {
        this.draft = draft;
        this.rule = rule;
    }

    /**
     * Defines names in the scope, all of them or none; blank lines are skipped.
     *
     * <p>Lines such as {@code h[t] = tanh(W*h[t-1] + U*x[t])} are a loop along the sequence {@code x}, which starts from
     * {@code h[0]}; {@code h} is the sequence of what its steps give.
     *
     * @param inputs names that shall be inputs of what uses them: the scope gets a symbol for each, in the shape of its
     *     formula
     * @param maker makes loops
     * @return the formulas of the inputs
     * @throws FormulaException naming the line
     */
    public static Map<Symbol, Expr> read(
            List<String> lines, Scope scope, Undeclared rule, Set<String> inputs, LoopMaker maker) {
        Draft draft = new Draft(scope);
        Definitions definitions = new Definitions(draft, rule);
        List<String> written = started(lines);
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).isBlank()) definitions.announce(written.get(i), i + 1);
        }
        definitions.findLoops(written);
        definitions.lines.values().forEach(definitions::findNeeds);
        for (Line line : definitions.inOrder()) {
            if (line.loop() == null) definitions.read(line, inputs.contains(line.name()));
            else if (definitions.loops.values().remove(line.loop())) line.loop().define(draft, rule, maker);
        }
        draft.commit();
        return definitions.cut;
    }

    /** The lines, with values before the first step of a loop under their names. */
    static List<String> started(List<String> lines) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) if (Recurrence.index(line).isPresent()) names.add(Recurrence.head(line));
        return lines.stream().map(line -> Recurrence.started(line, names)).toList();
    }

    /** What a definition defines. */
    static String head(String line) {
        return Recurrence.index(line).isPresent() ? Recurrence.head(line) : head(new Tokens(line));
    }

    /** The names that lines define, in their normal spelling. */
    public static Set<String> names(List<String> lines) {
        Definitions definitions = new Definitions(new Draft(new Scope()), Undeclared.REFUSE);
        List<String> written = started(lines);
        for (int i = 0; i < written.size(); i++) definitions.announce(written.get(i), i + 1);
        return definitions.lines.keySet();
    }

    private void announce(String text, int number) {
        try {
            Recurrence loop = Recurrence.index(text)
                    .map(letter -> loops.computeIfAbsent(letter, Recurrence::new))
                    .orElse(null);
            Tokens tokens = loop == null ? new Tokens(text) : new Tokens(text, new Spelling("", new int[1]));
            String name = loop == null ? head(tokens) : Recurrence.head(text);
            Line line = new Line(name, tokens, number, new LinkedHashSet<>(), loop);
            Optional<Expr> known = draft.find(name);
            String trouble = known.isPresent()
                    ? " is already declared, as " + known.get().described()
                    : lines.putIfAbsent(name, line) == null ? null : " is defined twice";
            if (trouble != null) throw tokens.unnamed(tokens.get(0).start(), Tokens.shortened(name) + trouble);
            if (loop != null) loop.announce(name, number);
        } catch (FormulaException unreadable) {
            throw unreadable.inLine(number);
        }
    }

    /** The name that a line defines. */
    static String head(Tokens tokens) {
        if (tokens.kind(0) != Kind.WORD) throw tokens.expected(0, "a name");
        if (tokens.kind(1) != Kind.EQUALS) throw tokens.expected(1, "'='");
        return Names.normalize(tokens.text(0));
    }

    private void findLoops(List<String> written) {
        for (int i = 0; i < written.size(); i++) {
            String text = written.get(i);
            try {
                Recurrence.index(text).ifPresent(letter -> loops.get(letter).find(text));
            } catch (FormulaException unreadable) {
                throw unreadable.inLine(i + 1);
            }
        }
    }

    private void findNeeds(Line line) {
        if (line.loop() != null) {
            line.needs().addAll(line.loop().needs());
            line.needs().retainAll(lines.keySet());
            line.needs().removeAll(line.loop().names());
            return;
        }
        for (int i = 2; i < line.tokens().size(); i++) {
            if (line.tokens().kind(i) != Kind.WORD) continue;
            String word = Names.normalize(line.tokens().text(i));
            if (lines.containsKey(word)) line.needs().add(word);
        }
    }

    /** The lines, each behind those it needs. */
    private List<Line> inOrder() {
        List<Line> ordered = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (Line first : lines.values()) {
            Deque<Line> path = new ArrayDeque<>(List.of(first));
            Set<String> open = new LinkedHashSet<>(List.of(first.name()));
            while (!path.isEmpty()) {
                Line line = path.peek();
                Optional<String> next = line.needs().stream()
                        .filter(name -> !done.contains(name))
                        .findFirst();
                if (next.isPresent() && !done.contains(line.name())) {
                    if (!open.add(next.get())) throw cycle(lines.get(next.get()), open);
                    path.push(lines.get(next.get()));
                    continue;
                }
                path.pop();
                open.remove(line.name());
                if (done.add(line.name())) ordered.add(line);
            }
        }
        return ordered;
    }

    private static FormulaException cycle(Line repeated, Set<String> open) {
        StringJoiner path = new StringJoiner(" → ");
        boolean inside = false;
        for (String name : open) {
            inside |= name.equals(repeated.name());
            if (inside) path.add(Tokens.shortened(name));
        }
        String name = Tokens.shortened(repeated.name());
        Tokens tokens = repeated.tokens();
        return tokens.unnamed(tokens.get(0).start(), name + " is defined by itself, " + path.add(name))
                .inLine(repeated.number());
    }

    private void read(Line line, boolean input) {
        try {
            Expr formula = FormulaReader.read(line.tokens(), 2, draft, rule);
            if (input) {
                FreeSizes.check(formula, line.tokens());
                cut.put(draft.declare(Symbol.input(line.name(), formula.shape())), formula);
            } else {
                draft.define(line.name(), formula);
            }
        } catch (FormulaException unreadable) {
            throw unreadable.inLine(line.number());
        }
    }
}
