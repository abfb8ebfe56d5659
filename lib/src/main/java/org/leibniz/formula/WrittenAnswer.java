package org.leibniz.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.formula.FormulaReader.Span;
import org.leibniz.formula.Token.Kind;
import org.leibniz.notation.Names;
import org.leibniz.shape.ShapeException;

/**
 * A formula as people write it down: in plain text, Unicode, LaTeX or the style of programs, perhaps with a left-hand side
 * {@code ∂E/∂wᵢⱼ =}, with definitions {@code …, δ = V h − t}, or for single components.
 *
 * @param value what the formula stands for; its first axes are the indices
 * @param indices the letters of the indices that are not summed over
 * @param row whether a vector is written as a row
 * @param left the indices on the left-hand side
 */
public record WrittenAnswer(Expr value, List<String> indices, boolean row, List<String> left) {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 200;
    private static final int MOST_NAMES = 20;

    /** Names that an answer uses and nothing defines. */
    public static final class Undefined extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final FormulaException first;
        private final transient List<String> names;

        Undefined(FormulaException first, List<String> names) {
            super(first.getMessage(), first);
            this.first = first;
            this.names = names;
        }

        public FormulaException first() {
            return first;
        }

        public List<String> names() {
            return names;
        }
    }

    /**
     * Reads an answer; the scope stays as it is.
     *
     * @param asked what it should be
     * @throws FormulaException if it cannot be read
     * @throws Undefined if it has names that need a definition
     */
    public static WrittenAnswer read(String text, Scope scope, Asked asked) {
        checkLimits(text);
        try {
            return read(text, HandWriting.plain(text), scope, asked);
        } catch (FormulaException unfit) {
            boolean products = unfit.getCause() instanceof ShapeException && text.indexOf('*') >= 0;
            if (!products) throw unfit;
            try {
                return read(text, HandWriting.elementwise(text), scope, asked);
            } catch (FormulaException | Undefined still) {
                throw unfit;
            }
        }
    }

    private static WrittenAnswer read(String text, Spelling spelling, Scope scope, Asked asked) {
        Spelling apart = HandWriting.apart(
                spelling, word -> name(word).flatMap(scope::find).isPresent());
        return read(new Tokens(text, apart), scope, asked);
    }

    static WrittenAnswer read(Tokens tokens, Scope scope, Asked asked) {
        if (tokens.size() == 0) throw tokens.expected(0, "a formula");
        List<Span> segments = segments(tokens);
        Span formula = segments.stream()
                .filter(s -> !isDefinition(tokens, s))
                .findFirst()
                .orElse(segments.get(0));
        List<Span> definitions = new ArrayList<>(segments);
        definitions.remove(formula);
        int from = afterEquals(tokens, formula);
        List<String> left = from == formula.from() ? List.of() : leftIndices(tokens, formula.from(), from - 1);
        Piece piece = read(tokens, new Span(from, formula.end()), definitions, scope, asked);
        FreeSizes.check(piece.expr(), tokens);
        return new WrittenAnswer(piece.expr(), piece.letters(), piece.row(), left);
    }

    private static void checkLimits(String text) {
        if (text.length() > LONGEST) {
            String reason = "an answer has at most " + LONGEST + " characters, this one has " + text.length();
            throw new FormulaException(text, LONGEST, reason, null);
        }
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ("([{".indexOf(c) >= 0) depth++;
            if (")]}".indexOf(c) >= 0) depth--;
            if (depth > DEEPEST) {
                throw new FormulaException(text, at, "parentheses are at most " + DEEPEST + " deep", null);
            }
        }
    }

    // Unknown names are declared one after another, so that all of them can be told at once.
    private static Piece read(Tokens tokens, Span formula, List<Span> definitions, Scope scope, Asked asked) {
        Draft draft = new Draft(scope);
        Set<String> unknown = new LinkedHashSet<>();
        FormulaException first = null;
        while (true) {
            try {
                Piece piece = FormulaReader.read(tokens, formula, definitions, draft, asked);
                if (first == null) return piece;
                break;
            } catch (FormulaException unreadable) {
                Optional<String> name = unreadable.problem() == FormulaException.Problem.NAME
                        ? tokens.unknownAt(unreadable.offset())
                        : Optional.empty();
                boolean stuck = name.isEmpty() || unknown.size() == MOST_NAMES || !unknown.add(name.get());
                if (first == null) first = unreadable;
                if (stuck) break;
                draft.declareScalar(name.get());
            }
        }
        if (unknown.isEmpty()) throw first;
        throw new Undefined(first, List.copyOf(unknown));
    }

    /** The parts between commas outside of parentheses, and behind the word {@code where}. */
    private static List<Span> segments(Tokens tokens) {
        List<Span> segments = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < tokens.size(); at++) {
            Kind kind = tokens.kind(at);
            if (kind == Kind.OPEN || kind == Kind.OPEN_BRACKET) depth++;
            if (kind == Kind.CLOSE || kind == Kind.CLOSE_BRACKET) depth--;
            boolean where = kind == Kind.WORD && (HandWriting.WHERE.contains(tokens.text(at)) || isAnd(tokens, at));
            boolean comma =
                    kind == Kind.COMMA && depth == 0 && tokens.kind(at + 1) == Kind.WORD && hasEquals(tokens, at + 1);
            if (!where && !comma) continue;
            if (at > from) segments.add(new Span(from, at));
            from = at + 1;
        }
        if (tokens.size() > from || segments.isEmpty()) segments.add(new Span(from, tokens.size()));
        return segments;
    }

    private static boolean isAnd(Tokens tokens, int at) {
        return HandWriting.AND.contains(tokens.text(at))
                && tokens.kind(at + 1) == Kind.WORD
                && tokens.kind(at + 2) == Kind.EQUALS;
    }

    private static boolean hasEquals(Tokens tokens, int from) {
        for (int at = from; at < tokens.size() && tokens.kind(at) != Kind.COMMA; at++) {
            if (tokens.kind(at) == Kind.EQUALS) return true;
        }
        return false;
    }

    private static boolean isDefinition(Tokens tokens, Span segment) {
        String head = tokens.text(segment.from());
        boolean named = tokens.kind(segment.from()) == Kind.WORD && tokens.kind(segment.from() + 1) == Kind.EQUALS;
        return named && !head.startsWith("∂") && !head.startsWith("nabla") && !HandWriting.LEFT_SIDES.contains(head);
    }

    // Of a chain of equations the last part is the answer.
    private static int afterEquals(Tokens tokens, Span segment) {
        int from = segment.from();
        for (int at = segment.from(); at < segment.end(); at++) {
            if (tokens.kind(at) == Kind.EQUALS && at + 1 < segment.end()) from = at + 1;
        }
        return from;
    }

    private static List<String> leftIndices(Tokens tokens, int from, int end) {
        List<String> letters = new ArrayList<>();
        for (int at = from; at < end && tokens.kind(at) != Kind.EQUALS; at++) {
            boolean lowered = tokens.kind(at) == Kind.WORD || tokens.kind(at) == Kind.SUBSCRIPT;
            if (!lowered) continue;
            Optional<Subscript> subscript = Subscript.of(tokens.text(at));
            String below = tokens.kind(at) == Kind.SUBSCRIPT
                    ? Subscript.plain(tokens.text(at))
                    : subscript.map(Subscript::below).orElse("");
            for (String index : Subscript.indices(below.replaceFirst("^[0-9]+,?", ""))) letters.add(index);
        }
        return letters;
    }

    /** The name in its normal spelling, if the text is one. */
    static Optional<String> name(String text) {
        try {
            return Optional.of(Names.normalize(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
