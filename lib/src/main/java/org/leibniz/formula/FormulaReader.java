package org.leibniz.formula;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.Token.Kind;
import org.leibniz.notation.Names;

/** Reads a formula with the definitions behind it, {@code 2σ(u)x where u = wx + b}, in whatever order they stand. */
final class FormulaReader {
    /** Names that printers invent; a node that had no name gets none from being read. */
    private static final Pattern INVENTED = Pattern.compile("t[0-9]+|u");

    private static final int SHOWN = 4;

    /** A name, null for the formula itself, and the tokens of what it stands for. */
    private record Definition(String name, List<String> indices, int offset, int from, int end) {}

    /** A definition that is being read. */
    private record Task(Definition definition, Parser parser) {}

    private final Tokens tokens;
    private final Draft draft;
    private final Vocabulary vocabulary;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    private FormulaReader(Tokens tokens, Draft draft, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.draft = draft;
        this.vocabulary = vocabulary;
    }

    /** Reads a part of the tokens, with definitions in other parts; its value may have indices. */
    static Piece read(Tokens tokens, Span formula, List<Span> definitions, Draft draft, Asked asked) {
        FormulaReader reader = new FormulaReader(tokens, draft, Vocabulary.lenient(draft, asked));
        for (Span definition : definitions) reader.announce(definition.from(), definition.end());
        return reader.readAll(new Definition(null, List.of(), 0, formula.from(), formula.end()));
    }

    /** Reads the formula that starts at a token. */
    static Expr read(Tokens tokens, int from, Draft draft, Undeclared rule) {
        return read(tokens, from, draft, rule, Map.of());
    }

    /** As {@link #read(Tokens, int, Draft, Undeclared)}, with further words that mean something. */
    static Expr read(Tokens tokens, int from, Draft draft, Undeclared rule, Map<String, Expr> words) {
        Vocabulary vocabulary = new Vocabulary(draft, rule);
        words.forEach(vocabulary::define);
        FormulaReader reader = new FormulaReader(tokens, draft, vocabulary);
        int end = reader.findDefinitions(from);
        Piece formula = reader.readAll(new Definition(null, List.of(), 0, from, end));
        if (formula.letters().isEmpty()) return formula.expr();
        String letter = formula.letters().get(0);
        throw tokens.unnamed(tokens.get(from).start(), "the index " + letter + " is not summed over");
    }

    private Piece readAll(Definition wanted) {
        Piece formula = read(wanted);
        // What the formula does not use may be wrong all the same.
        while (!definitions.isEmpty()) {
            read(definitions.values().iterator().next());
        }
        return formula;
    }

    /** Tokens from one to another, the last one left out. */
    record Span(int from, int end) {}

    /** Where the formula ends and {@code where} stands. */
    private int findDefinitions(int from) {
        int where = from;
        while (where < tokens.size() && !(isWhere(where) && isDefinition(where + 1))) where++;
        for (int at = where; at < tokens.size(); ) {
            int end = endOfDefinition(at + 3);
            announce(at + 1, end);
            at = end;
        }
        return where;
    }

    // A comma in parentheses is one of a call, which may have settings that look like definitions.
    private int endOfDefinition(int from) {
        int open = 0;
        int end = from;
        while (end < tokens.size()) {
            Kind kind = tokens.kind(end);
            if (kind == Kind.OPEN) open++;
            if (kind == Kind.CLOSE) open--;
            if (kind == Kind.COMMA && open <= 0 && isDefinition(end + 1)) break;
            end++;
        }
        return end;
    }

    private boolean isWhere(int index) {
        return tokens.kind(index) == Kind.WORD && tokens.text(index).equals("where");
    }

    private boolean isDefinition(int index) {
        return tokens.kind(index) == Kind.WORD && tokens.kind(index + 1) == Kind.EQUALS;
    }

    private void announce(int index, int end) {
        int offset = tokens.get(index).start();
        Optional<Subscript> subscript = Subscript.of(tokens.text(index))
                .filter(Subscript::hasLetters)
                .filter(head -> !Vocabulary.isName(tokens.text(index)) || usesIndices(head, index + 2, end));
        String word = tokens.text(index);
        List<String> indices = List.of();
        if (subscript.isPresent()) {
            String below = subscript.get().below();
            String digits = below.replaceAll("[^0-9].*", "");
            word = subscript.get().base() + digits;
            indices = Subscript.indices(below.substring(digits.length()));
        }
        String name = Names.normalize(word);
        Optional<Expr> known = draft.find(name);
        if (known.isPresent()) {
            String described = known.get().described();
            throw tokens.unnamed(offset, name + " is already declared, as " + described);
        }
        Definition definition = new Definition(name, indices, offset, index + 2, end);
        boolean twice = definitions.putIfAbsent(name, definition) != null;
        if (twice) throw tokens.unnamed(offset, Tokens.shortened(name) + " is defined twice");
        vocabulary.await(name);
    }

    /** Whether the letters below a name are indices: then its formula has them, too. */
    private boolean usesIndices(Subscript head, int from, int end) {
        if (!vocabulary.isLenient()) return false;
        String letters = head.below().replaceAll("[0-9,]", "");
        for (int at = from; at < end; at++) {
            boolean lowered = tokens.kind(at) == Kind.WORD || tokens.kind(at) == Kind.SUBSCRIPT;
            if (!lowered) continue;
            String below = tokens.kind(at) == Kind.SUBSCRIPT
                    ? Subscript.plain(tokens.text(at))
                    : Subscript.of(tokens.text(at)).map(Subscript::below).orElse("");
            if (below.indexOf(letters.charAt(0)) >= 0) return true;
        }
        return false;
    }

    private Piece read(Definition wanted) {
        Deque<Task> tasks = new ArrayDeque<>();
        Map<String, Definition> reading = new LinkedHashMap<>();
        start(wanted, tasks, reading);
        while (true) {
            Task task = tasks.peek();
            Optional<String> awaited = task.parser().read();
            if (awaited.isPresent()) {
                Definition next = definitions.get(awaited.get());
                if (reading.containsKey(next.name())) throw cycle(next, reading.keySet());
                start(next, tasks, reading);
                continue;
            }
            Piece value = task.parser().result();
            finish(task.definition(), value);
            tasks.pop();
            reading.remove(task.definition().name());
            if (tasks.isEmpty()) return value;
        }
    }

    private void start(Definition definition, Deque<Task> tasks, Map<String, Definition> reading) {
        tasks.push(new Task(definition, new Parser(tokens, definition.from(), definition.end(), vocabulary)));
        reading.put(definition.name(), definition);
    }

    private void finish(Definition definition, Piece piece) {
        String name = definition.name();
        if (name == null) return;
        definitions.remove(name);
        boolean fits = new HashSet<>(piece.letters()).equals(new HashSet<>(definition.indices()));
        if (!fits) {
            String reason = name + " is defined with the indices " + definition.indices() + ", its formula has "
                    + piece.letters();
            throw tokens.error(definition.offset(), reason);
        }
        Expr value = Indexing.ordered(piece, definition.indices());
        boolean named = !INVENTED.matcher(name).matches() && !(value instanceof Symbol) && !draft.owns(value);
        vocabulary.define(name, named ? value.named(name) : value);
    }

    private FormulaException cycle(Definition repeated, Collection<String> reading) {
        StringJoiner path = new StringJoiner(" → ");
        boolean inside = false;
        int shown = 0;
        for (String other : reading) {
            inside |= repeated.name().equals(other);
            if (inside && shown++ < SHOWN) path.add(Tokens.shortened(other));
        }
        if (shown > SHOWN) path.add("…");
        String name = Tokens.shortened(repeated.name());
        return tokens.unnamed(repeated.offset(), name + " is defined by itself, " + path.add(name));
    }
}
