package org.leibniz.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Names;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * Definitions step by step, {@code h[t] = tanh(W*h[t-1] + U*x[t])}: the lines of one index are one loop, which starts from
 * {@code h[0]}, also called {@code h0}. Outside, {@code h} is the sequence of all steps.
 */
final class Recurrence {
    private static final String NAME = "(?<![\\p{L}\\d_])(\\p{L}[\\p{L}\\d_₀-₉]*?)";
    private static final Pattern HEAD = Pattern.compile(
            "\\s*" + NAME + "(?:\\[\\s*(\\p{L})\\s*]|([ᵢⱼₖₗₘₙₚᵣₛₜᵤᵥ])|_\\{\\s*(\\p{L})\\s*})\\s*=(?!=).*",
            Pattern.DOTALL);
    private static final Pattern RANGE =
            Pattern.compile("\\s*,?\\s*\\bfor\\s+(\\p{L})\\s*=\\s*1\\s*(?:\\.\\.+|…|to)\\s*(\\w+)\\s*$");
    private static final Pattern START = Pattern.compile(NAME + "\\[\\s*0\\s*]");

    /** A line, in which the values of a step are words. */
    private record Line(String name, Tokens tokens, int number, Set<String> now) {}

    private final String letter;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> before = new LinkedHashSet<>();
    private final Set<String> sequences = new LinkedHashSet<>();
    private @Nullable String steps;

    Recurrence(String letter) {
        this.letter = letter;
    }

    /** The index of a line that defines the values of a step, if it does. */
    static Optional<String> index(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.matches()) return Optional.empty();
        String lowered = head.group(3);
        if (lowered != null) return Optional.of(Subscript.plain(lowered));
        return Optional.of(head.group(2) != null ? head.group(2) : head.group(4));
    }

    /** The name of what such a line defines. */
    static String head(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.matches()) throw new IllegalArgumentException("no recurrence: " + text);
        return Names.normalize(head.group(1));
    }

    /** What {@code h[0]} is called. */
    static String start(String name) {
        return name + (Names.digits(name).isEmpty() ? "0" : "_0");
    }

    /** A line with the names of values before the first step, {@code h0} for {@code h[0]}, every sign in its place. */
    static String started(String line, Set<String> names) {
        return START.matcher(line).replaceAll(found -> {
            String name = Names.normalize(found.group(1));
            String written = names.contains(name) ? start(name) : found.group();
            return Matcher.quoteReplacement(written + " ".repeat(found.group().length() - written.length()));
        });
    }

    /** Says how many steps there are. */
    private void run(String text, Matcher range) {
        if (!range.group(1).equals(letter) || steps != null && !steps.equals(range.group(2))) {
            String reason = range.group(1).equals(letter)
                    ? "the index " + letter + " runs to " + steps + " and to " + range.group(2)
                    : "the index of the line is " + letter + ", not " + range.group(1);
            throw new FormulaException(text, range.start(1), reason, null);
        }
        steps = range.group(2);
    }

    Set<String> names() {
        return lines.keySet();
    }

    void announce(String name, int number) {
        lines.put(name, new Line(name, new Tokens("", Spelling.asWritten("")), number, Set.of()));
    }

    /** Reads which values of a step a line needs. To be called when all names are announced. */
    void find(String written) {
        Line line = lines.get(head(written));
        Matcher range = RANGE.matcher(written);
        boolean ranged = range.find();
        if (ranged) run(written, range);
        String text = ranged ? written.substring(0, range.start()) : written;
        Set<String> now = new LinkedHashSet<>();
        StringBuilder plain = new StringBuilder();
        List<Integer> origins = new ArrayList<>();
        String sign = "(?:\\[\\s*" + letter + "\\s*([+−-]\\s*\\w+)?\\s*]|_\\{\\s*" + letter
                + "\\s*([+−-]\\s*\\w+)?\\s*}|" + lowered() + "([₊₋][₀-₉]+)?)";
        Matcher values = Pattern.compile(NAME + sign).matcher(text);
        int from = text.indexOf('=') + 1;
        append(" ".repeat(from), 0, plain, origins);
        while (values.find(from)) {
            append(text.substring(from, values.start()), from, plain, origins);
            String word = word(text, values, now);
            append(word + " ", values.start(), plain, origins);
            for (int i = 0; i <= word.length(); i++) origins.set(origins.size() - 1 - i, values.start());
            from = values.end();
        }
        append(text.substring(from), from, plain, origins);
        origins.add(text.length());
        int[] places = origins.stream().mapToInt(Integer::intValue).toArray();
        Tokens tokens = new Tokens(text, new Spelling(plain.toString(), places));
        lines.put(line.name(), new Line(line.name(), tokens, line.number(), now));
    }

    private String lowered() {
        int at = "ijklmnprstuv".indexOf(letter);
        return at < 0 ? "(?!)" : String.valueOf(Lexer.SUBSCRIPT_LETTERS.charAt(at));
    }

    private static void append(String part, int origin, StringBuilder plain, List<Integer> origins) {
        for (int i = 0; i < part.length(); i++) origins.add(origin + i);
        plain.append(part);
    }

    /** The word that stands for a value of this step or the one before. */
    private String word(String text, Matcher value, Set<String> now) {
        String name = Names.normalize(value.group(1));
        String shift = Stream.of(2, 3, 4)
                .map(value::group)
                .filter(part -> part != null)
                .findFirst()
                .map(part -> part.replace('−', '-').replace('₋', '-').replaceAll("\\s", ""))
                .orElse("");
        boolean recurs = lines.containsKey(name);
        if (shift.isEmpty()) {
            (recurs ? now : sequences).add(name);
            return now(name);
        }
        boolean previous = shift.equals("-1") || shift.equals("-₁");
        if (recurs && previous) {
            before.add(name);
            return before(name);
        }
        String reason = recurs
                ? "a step knows the one before it, " + name + "[" + letter + "-1], not " + value.group()
                : name + " is no recurrence: a step knows its own part, " + name + "[" + letter + "]";
        throw new FormulaException(text, value.start(), reason, null);
    }

    private static String now(String name) {
        return name + "_now";
    }

    private static String before(String name) {
        return name + "_before";
    }

    /** The names of other lines that may be needed. */
    Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>(sequences);
        before.forEach(name -> needs.add(start(name)));
        for (Line line : lines.values()) {
            for (int i = 0; i < line.tokens().size(); i++) {
                if (line.tokens().kind(i) == Token.Kind.WORD)
                    needs.add(line.tokens().text(i));
            }
        }
        return needs;
    }

    /** Reads all lines and defines their names as sequences. */
    void define(Draft draft, Undeclared rule, LoopMaker maker) {
        Line first = lines.values().iterator().next();
        Map<String, Expr> words = new HashMap<>();
        List<Symbol> slices = new ArrayList<>();
        List<Expr> along = new ArrayList<>();
        for (String name : sequences) {
            Expr sequence = known(name, name + "[" + letter + "]", draft, first);
            if (sequence.shape().isScalar()) {
                throw error(first, sequence.described() + " has no parts " + name + "[" + letter + "]");
            }
            Shape part = sequence.shape().take(1, sequence.shape().rank());
            slices.add(Symbol.input(now(name), part));
            along.add(sequence);
            words.put(now(name), slices.get(slices.size() - 1));
        }
        count(draft, along, slices, first);
        List<Symbol> carried = new ArrayList<>();
        List<Expr> initial = new ArrayList<>();
        for (String name : before) {
            String written = name + "[0] for " + name + "[" + letter + "-1]";
            Expr start = known(start(name), written, draft, lines.get(name));
            carried.add(Symbol.input(before(name), start.shape()));
            initial.add(start);
            words.put(before(name), carried.get(carried.size() - 1));
        }
        Map<String, Expr> formulas = new LinkedHashMap<>();
        for (Line line : inOrder()) {
            try {
                Expr formula = FormulaReader.read(line.tokens(), 0, draft, rule, words);
                // The same value under another name is a step of its own.
                Expr named = formula instanceof Symbol || draft.owns(formula) ? formula.times(1) : formula;
                formulas.put(line.name(), named.named(line.name()));
                words.put(now(line.name()), named);
            } catch (FormulaException unreadable) {
                throw unreadable.inLine(line.number());
            }
        }
        loop(draft, maker, carried, slices, initial, along, formulas, first);
    }

    private void loop(
            Draft draft,
            LoopMaker maker,
            List<Symbol> carried,
            List<Symbol> slices,
            List<Expr> initial,
            List<Expr> along,
            Map<String, Expr> formulas,
            Line first) {
        // What is defined outside is computed there, once.
        Map<Expr, Symbol> outside = new LinkedHashMap<>();
        List<Symbol> fixed = new ArrayList<>();
        List<Expr> operands = new ArrayList<>(initial);
        operands.addAll(along);
        for (Expr node : Graph.of(List.copyOf(formulas.values())).nodes()) {
            boolean own = carried.contains(node) || slices.contains(node) || !draft.owns(node);
            if (own) continue;
            Symbol symbol = node instanceof Symbol known ? known : Symbol.input(draft.name(node), node.shape());
            if (node != symbol) outside.put(node, symbol);
            fixed.add(symbol);
            operands.add(node);
        }
        List<String> names = List.copyOf(formulas.keySet());
        List<Expr> outputs = Substitution.in(List.copyOf(formulas.values()), outside);
        List<Symbol> used = Graph.of(outputs).symbols();
        for (int i = fixed.size() - 1; i >= 0; i--) {
            if (used.contains(fixed.get(i))) continue;
            fixed.remove(i);
            operands.remove(carried.size() + slices.size() + i);
        }
        List<Expr> next =
                before.stream().map(name -> outputs.get(names.indexOf(name))).toList();
        Loop.Body body = new Loop.Body(carried, slices, fixed, next, outputs, false);
        Apply loop;
        try {
            loop = maker.apply(body, operands);
        } catch (IllegalArgumentException unfit) {
            throw error(first, unfit.getMessage());
        }
        for (int i = 0; i < names.size(); i++)
            draft.define(names.get(i), loop.part(carried.size() + i).named(names.get(i)));
    }

    /** Without sequences a loop is as long as its range says. */
    private void count(Draft draft, List<Expr> along, List<Symbol> slices, Line first) {
        if (steps == null) {
            if (along.isEmpty()) {
                throw error(
                        first,
                        "how many steps there are tells a sequence such as x[" + letter + "], or for " + letter
                                + " = 1..10 behind the line");
            }
            return;
        }
        Dim last = steps.chars().allMatch(Character::isDigit)
                ? Dim.of(Long.parseLong(steps))
                : Dim.named(draft.size(steps).orElse(steps));
        if (last.isFixed() && last.value() < 1) throw error(first, "the index " + letter + " runs from 1 to " + last);
        for (Expr sequence : along) {
            if (sequence.shape().dim(0).equals(last)) continue;
            throw error(
                    first,
                    "the index " + letter + " runs to " + last + ", " + sequence.described() + " has "
                            + sequence.shape().dim(0) + " parts");
        }
        if (!along.isEmpty()) return;
        along.add(Ops.zeros(Shape.of(last)));
        slices.add(Symbol.input(letter, Shape.scalar()));
    }

    private static Expr known(String name, String written, Draft draft, Line line) {
        return draft.find(name).orElseThrow(() -> error(line, "the sheet says nothing of " + written));
    }

    private static FormulaException error(Line line, String reason) {
        return line.tokens().unnamed(0, reason).inLine(line.number());
    }

    /** The lines, each behind those whose values of the same step it needs. */
    private List<Line> inOrder() {
        List<Line> ordered = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        while (ordered.size() < lines.size()) {
            int count = ordered.size();
            for (Line line : lines.values()) {
                if (!done.contains(line.name()) && done.containsAll(line.now())) {
                    done.add(line.name());
                    ordered.add(line);
                }
            }
            if (ordered.size() > count) continue;
            Line stuck = lines.values().stream()
                    .filter(line -> !done.contains(line.name()))
                    .findFirst()
                    .orElseThrow();
            throw error(stuck, stuck.name() + "[" + letter + "] is defined by itself");
        }
        return ordered;
    }
}
