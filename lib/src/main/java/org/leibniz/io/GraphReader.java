package org.leibniz.io;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leibniz.diff.Scan;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.Formula;
import org.leibniz.shape.Shape;

/** Reads the lines that {@link GraphText} writes. */
final class GraphReader {
    static final Pattern REFERENCE = Pattern.compile("\\bv\\d+\\b");
    private static final Pattern PART = Pattern.compile("part\\(v\\d+, (\\d{1,9})\\)");
    private static final Pattern SCAN = Pattern.compile("scan\\((.*)\\)");

    /** Deeper than anybody nests loops, and not deep enough to hurt whoever compiles them. */
    private static final int DEEPEST = 100;

    private final Scope sizes = new Scope();
    private final Map<String, Expr> outputs = new LinkedHashMap<>();
    private final Deque<Block> open = new ArrayDeque<>();

    /** Lines that refer to each other: those of the whole text, or those of the body of a loop. */
    private static final class Block {
        final Map<String, Expr> values = new HashMap<>();
        final Map<String, Loop.Body> bodies = new HashMap<>();
        final List<Symbol> carried = new ArrayList<>();
        final List<Symbol> slices = new ArrayList<>();
        final List<Symbol> fixed = new ArrayList<>();
        final List<Expr> next = new ArrayList<>();
        final List<Expr> kept = new ArrayList<>();
        final String loop;
        final boolean reversed;

        Block(String loop, boolean reversed) {
            this.loop = loop;
            this.reversed = reversed;
        }

        Loop.Body body() {
            return new Loop.Body(carried, slices, fixed, next, kept, reversed);
        }
    }

    GraphReader() {
        open.push(new Block("", false));
    }

    /** @throws IllegalArgumentException if a line cannot be read; the message has its number */
    Map<String, Expr> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            try {
                readLine(lines.get(i));
            } catch (IllegalArgumentException unreadable) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + unreadable.getMessage(), unreadable);
            }
        }
        if (open.size() > 1) throw new IllegalArgumentException("the body of " + open.peek().loop + " has no end");
        return outputs;
    }

    private void readLine(String line) {
        String[] words = line.split(" ");
        Block block = open.getFirst();
        switch (words[0]) {
            case "sizes" -> sizes.input("sizes", shape(words, 1));
            case "input", "parameter", "state", "index" -> declare(outside(block, words[0]), words);
            case "carried" -> inside(block, words[0]).carried.add(declare(block, words));
            case "slice" -> inside(block, words[0]).slices.add(declare(block, words));
            case "fixed" -> inside(block, words[0]).fixed.add(declare(block, words));
            case "next" -> inside(block, words[0]).next.add(value(block, word(words, 1)));
            case "keep" -> inside(block, words[0]).kept.add(value(block, word(words, 1)));
            case "scan" -> begin(word(words, 1), word(words, 2));
            case "end" -> end(inside(block, words[0]));
            case "name" -> value(block, word(words, 1)).named(word(words, 2));
            case "output" -> outputs.put(word(words, 1), value(outside(block, words[0]), word(words, 2)));
            default -> {
                int equals = line.indexOf(" = ");
                if (equals < 0) throw new IllegalArgumentException("a line cannot start with '" + words[0] + "'");
                String reference = line.substring(0, equals);
                String text = line.substring(equals + 3);
                Loop.Body body = block.bodies.get(reference);
                block.values.put(reference, body == null ? formula(block, text) : scan(block, body, text));
            }
        }
    }

    private Block outside(Block block, String word) {
        if (open.size() > 1) throw new IllegalArgumentException("a line in a body cannot start with '" + word + "'");
        return block;
    }

    private Block inside(Block block, String word) {
        if (open.size() == 1) throw new IllegalArgumentException("only a line in a body starts with '" + word + "'");
        return block;
    }

    private static Symbol declare(Block block, String[] words) {
        Symbol symbol = symbol(words);
        block.values.put(word(words, 1), symbol);
        return symbol;
    }

    private static Symbol symbol(String[] words) {
        String name = word(words, 2);
        Shape shape = shape(words, 3);
        if (words.length > 5 && words[4].equals("below"))
            return Symbol.index(name, shape, shape(words, 5).dim(0));
        return switch (words[0]) {
            case "parameter" -> Symbol.parameter(name, shape);
            case "state" -> Symbol.state(name, shape);
            default -> Symbol.input(name, shape);
        };
    }

    private void begin(String loop, String direction) {
        if (open.size() > DEEPEST) throw new IllegalArgumentException("loops nest deeper than " + DEEPEST);
        open.push(new Block(loop, direction.equals("reversed")));
    }

    private void end(Block body) {
        open.pop();
        open.getFirst().bodies.put(body.loop, body.body());
    }

    private Expr scan(Block block, Loop.Body body, String text) {
        Matcher call = SCAN.matcher(text);
        if (!call.matches()) throw new IllegalArgumentException("a body is followed by scan(…)");
        List<Expr> operands = new ArrayList<>();
        for (String operand : call.group(1).split(", ")) operands.add(formula(block, operand));
        return Scan.of(body, operands);
    }

    private static String word(String[] words, int index) {
        if (index >= words.length) throw new IllegalArgumentException("the line ends too early");
        return words[index];
    }

    private static Shape shape(String[] words, int index) {
        return Formula.shape(word(words, index));
    }

    private static Expr value(Block block, String reference) {
        Expr value = block.values.get(reference);
        if (value == null) throw new IllegalArgumentException(reference + " is not defined before");
        return value;
    }

    private Expr formula(Block block, String text) {
        Scope scope = new Scope();
        sizes.find("sizes").ifPresent(known -> scope.declare((Symbol) known));
        Map<Expr, Expr> standsFor = new HashMap<>();
        Matcher references = REFERENCE.matcher(text);
        while (references.find()) {
            String reference = references.group();
            Expr value = value(block, reference);
            if (value instanceof Apply apply && apply.shapes().size() > 1) return part(text, apply);
            if (scope.find(reference).isEmpty()) standsFor.put(scope.input(reference, value.shape()), value);
        }
        return Substitution.in(Formula.parse(text, scope), standsFor);
    }

    private static Expr part(String text, Apply source) {
        Matcher part = PART.matcher(text);
        if (!part.matches()) throw new IllegalArgumentException("a result of several must be taken by part(…)");
        return source.part(Integer.parseInt(part.group(1)));
    }
}
