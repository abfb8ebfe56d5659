package org.leibniz.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.notation.GreekLetters;
import org.leibniz.notation.Names;
import org.leibniz.op.Functions;
import org.leibniz.op.Functions.Function;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;

/** What the words of one formula mean: names of the scope and of the formula itself, functions, sizes and constants. */
final class Vocabulary {
    private static final List<String> CONSTANTS = List.of("pi", "π", "e", "infinity", "nan");

    /** The identity matrix, unless something of that name is declared. */
    private static final String UNIT = "I";

    private static final int SIZE_LIMIT = 100;

    private final Draft draft;
    private final Undeclared rule;

    /** The names the formula defines, each with its value once that has been read. */
    private final Map<String, Optional<Expr>> local = new HashMap<>();

    /** What the formula is the derivative of, null where formulas are read strictly. */
    private @Nullable Asked asked;

    private final Map<String, List<Word.Part>> read = new HashMap<>();
    private final Map<String, Optional<Piece>> quotients = new HashMap<>();

    Vocabulary(Draft draft, Undeclared rule) {
        this.draft = draft;
        this.rule = rule;
    }

    /** For derivatives written by hand: functions need no parentheses, {@code sin 2x}, and ∂y/∂x is a derivative. */
    static Vocabulary lenient(Draft draft, Asked asked) {
        Vocabulary vocabulary = new Vocabulary(draft, Undeclared.REFUSE);
        vocabulary.asked = asked;
        return vocabulary;
    }

    boolean isLenient() {
        return asked != null;
    }

    /**
     * The derivative that a quotient of differentials stands for, {@code ∂y/∂u} or {@code ∂zⱼ/∂uⱼ}; empty if one of them
     * is no differential of a known value.
     *
     * @param row whether a vector is written as a row
     */
    Optional<Piece> quotient(String above, String below, boolean row) {
        String key = above + "/" + below + (row ? "'" : "");
        Optional<Piece> known = quotients.get(key);
        if (known != null) return known;
        Optional<Piece> derivative = derivative(above, below, row);
        quotients.put(key, derivative);
        return derivative;
    }

    private Optional<Piece> derivative(String above, String below, boolean row) {
        Asked sought = asked;
        Optional<Word> by = differential(below);
        if (sought == null || by.isEmpty() || !isDifferential(above)) return Optional.empty();
        Optional<Word> of = differential(above);
        if (of.isEmpty() && !Asked.RESULTS.contains(above.substring(1))) return Optional.empty();
        List<String> indices = new ArrayList<>();
        Expr numerator = of.map(word -> value(word, indices)).orElse(sought.formula());
        int axes = numerator.shape().rank() - indices.size();
        Expr derivative = sought.derivative(numerator, value(by.get(), indices));
        if (indices.isEmpty()) {
            boolean vector = derivative.shape().rank() == 1;
            return Optional.of(new Piece(derivative, row && vector, false));
        }
        return axes > 0 ? Optional.empty() : Optional.of(Indexing.of(derivative, indices));
    }

    private static Expr value(Word word, List<String> indices) {
        if (!(word instanceof Word.Component component)) return ((Word.Value) word).expr();
        indices.addAll(component.indices());
        return component.expr();
    }

    private boolean isDifferential(String word) {
        boolean sign = word.startsWith("∂") || word.startsWith("d") && !isNamed("d");
        return sign && word.length() > 1 && !isNamed(word);
    }

    private Optional<Word> differential(String word) {
        if (!isDifferential(word)) return Optional.empty();
        return meaning(word.substring(1), false)
                .filter(meant -> meant instanceof Word.Value || meant instanceof Word.Component);
    }

    /** Whether a word is the one variable. */
    boolean isVariable(String word) {
        Asked sought = asked;
        if (sought == null || !isName(word)) return false;
        return named(Names.normalize(word))
                .filter(found -> found instanceof Word.Value value && sought.isVariable(value.expr()))
                .isPresent();
    }

    /** Whether a value is a function of the one variable, so that it may be written {@code g(x)}. */
    boolean dependsOnVariable(Expr value) {
        Asked sought = asked;
        if (sought == null || sought.by().size() != 1) return false;
        boolean named = value instanceof Apply && draft.owns(value);
        return named && Graph.of(value).id(sought.by().get(0)) >= 0;
    }

    /** What a prime behind a name means, {@code f′}. */
    Optional<Piece> primed(Expr value) {
        Asked sought = asked;
        if (sought == null || !(value instanceof Apply) || !draft.owns(value)) return Optional.empty();
        return sought.primed(value).map(Piece::of);
    }

    /** Announces a name that the formula defines. */
    void await(String name) {
        local.put(name, Optional.empty());
    }

    void define(String name, Expr value) {
        local.put(name, Optional.of(value));
    }

    /** A size to be found out later, of what is written at this offset. */
    Dim freeSize(int offset) {
        return draft.freeSize(offset);
    }

    /** The size that a word names in a place where only a size can stand. */
    Dim size(String word) {
        if (word.length() > SIZE_LIMIT) {
            throw new IllegalArgumentException("a size has a name of at most " + SIZE_LIMIT + " letters");
        }
        boolean plain = word.chars().allMatch(c -> c < 128) && word.indexOf('{') < 0;
        return Dim.named(draft.size(word).orElseGet(() -> plain ? word : Names.normalize(word)));
    }

    /**
     * What a word means; several parts stand for their product.
     *
     * @param called whether an opening parenthesis follows
     */
    List<Word.Part> read(String word, boolean called) {
        String key = called ? word + "(" : word;
        List<Word.Part> known = read.get(key);
        if (known != null) return known;
        List<Word.Part> parts = parts(word, called);
        boolean lasting = parts.stream().noneMatch(part -> part.word() instanceof Word.Awaited);
        if (lasting) read.put(key, parts);
        return parts;
    }

    /** Whether a word that could be a function is a product of names, tg of t and g. */
    boolean isProduct(String word) {
        return Functions.find(word).isEmpty()
                && function(word).isPresent()
                && !split(word, true, true).isEmpty();
    }

    private List<Word.Part> parts(String word, boolean called) {
        if (isProduct(word)) return split(word, called, true);
        Optional<Word> whole = meaning(word, called);
        if (whole.isPresent()) return List.of(new Word.Part(whole.get(), 0));
        if (function(word).isPresent()) return List.of();
        boolean closed = rule == Undeclared.REFUSE;
        List<Word.Part> parts = split(word, called, closed);
        return parts.isEmpty() && !closed ? declare(word, called) : parts;
    }

    private List<Word.Part> split(String word, boolean called, boolean closed) {
        return Splitter.split(word, (part, last) -> {
            boolean before = called && last;
            return closed || isGiven(part, before) ? meaning(part, before) : Optional.empty();
        });
    }

    /** What the word means as it stands. */
    private Optional<Word> meaning(String word, boolean called) {
        Optional<Subscript> subscript = Subscript.of(word);
        Optional<Word> indexed = subscript.flatMap(this::indexed);
        if (indexed.isPresent()) return indexed;
        Optional<Word> delta = subscript.filter(s -> isLenient()).flatMap(this::kronecker);
        if (delta.isPresent()) return delta;
        boolean sum = subscript.isPresent() && (subscript.get().base().equals("Σ") || called && isIndexSum(word));
        if (sum) return Optional.of(Word.Sum.below(subscript.get().below()));
        if (word.equals("Σ")) return Optional.of(Word.Sum.below(""));
        if (!isName(word)) return Optional.empty();
        String name = Names.normalize(word);
        Optional<Word> named = named(name);
        if (named.isPresent()) return named;
        if (called && function(word).isPresent()) return function(word).map(found -> new Word.Called(word, found));
        // In plain text ∂x is spelled dx.
        boolean differential = word.startsWith("d") && word.length() > 1 && Lexer.startsName(word, 1);
        Optional<Word> spelled = differential ? named(Names.normalize("∂" + word.substring(1))) : Optional.empty();
        if (spelled.isPresent()) return spelled;
        Optional<String> size = draft.size(word);
        if (size.isPresent()) return size.map(found -> new Word.Value(Ops.size(Dim.named(found))));
        return name.equals(UNIT) ? Optional.of(new Word.Unit()) : constant(name).map(Word.Value::new);
    }

    /** The function of this name; where formulas are written by hand, by any usual name, {@code sec} or {@code log₂}. */
    Optional<Function> function(String word) {
        Optional<Function> library = Functions.find(word);
        if (library.isPresent() || !isLenient()) return library;
        Optional<Subscript> logarithm = Subscript.of(word).filter(s -> s.base().equals("log"));
        if (logarithm.isPresent()) return logarithm(word, logarithm.get().below());
        return Synonyms.find(isName(word) ? Names.normalize(word) : word);
    }

    private Optional<Function> logarithm(String word, String base) {
        if (Numerals.isWhole(base)) return Optional.of(Synonyms.logarithm(Constant.of(Numerals.parse(base))));
        Optional<Word> value = isNamed(word) ? Optional.empty() : named(base).filter(Word.Value.class::isInstance);
        return value.map(found -> Synonyms.logarithm(((Word.Value) found).expr()));
    }

    /** Whether the scope or the formula has this name. */
    boolean isNamed(String word) {
        return isName(word) && named(Names.normalize(word)).isPresent();
    }

    static boolean isName(String word) {
        try {
            Names.normalize(word);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@code δᵢⱼ} where δ has no other meaning. */
    private Optional<Word> kronecker(Subscript word) {
        List<String> indices = Subscript.indices(word.below());
        boolean delta = word.base().equals("δ") || word.base().equals("delta");
        if (!delta || indices.size() != 2 || !word.hasLetters() || asked == null) return Optional.empty();
        return asked.indexed().map(size -> new Word.Component(Ops.eye(size), indices));
    }

    private static boolean isIndexSum(String word) {
        return word.startsWith("sum_");
    }

    /** {@code w₁ᵢⱼ} is the name w1 with two indices, unless it is a name as a whole; the longest name counts. */
    private Optional<Word> indexed(Subscript word) {
        String base = word.base();
        String below = word.below();
        if (base.isEmpty()) return Optional.empty();
        String whole = base + "_" + below.replace(",", "");
        if (isName(whole)) {
            Optional<Word> named = named(Names.normalize(whole));
            if (named.isPresent()) return named;
        }
        int digits = 0;
        while (digits < below.length() && Character.isDigit(below.charAt(digits))) digits++;
        for (int end = digits; end >= 0; end--) {
            String name = base + below.substring(0, end);
            String rest = below.substring(end);
            if (rest.startsWith(",")) rest = rest.substring(1);
            if (rest.isEmpty() || !isName(name)) continue;
            Optional<Word> array = named(Names.normalize(name));
            if (array.isEmpty()) continue;
            if (array.get() instanceof Word.Awaited) return array;
            List<String> indices = Subscript.indices(rest);
            Expr value = ((Word.Value) array.get()).expr();
            if (value.shape().rank() == indices.size()) return Optional.of(new Word.Component(value, indices));
        }
        return Optional.empty();
    }

    private boolean knows(String name) {
        return local.containsKey(name) || draft.find(name).isPresent();
    }

    private Optional<Word> named(String spelled) {
        boolean own = knows(spelled) || constant(spelled).isPresent();
        Optional<String> greek = GreekLetters.otherSpelling(spelled).filter(this::knows);
        String name = own ? spelled : greek.orElse(spelled);
        Optional<Expr> defined = local.get(name);
        if (defined == null) return draft.find(name).map(Word.Value::new);
        return Optional.of(defined.<Word>map(Word.Value::new).orElse(new Word.Awaited(name)));
    }

    private static Optional<Expr> constant(String name) {
        return switch (name) {
            case "pi", "π" -> Optional.of(Constant.pi());
            case "e" -> Optional.of(Constant.e());
            case "infinity" -> Optional.of(Constant.of((Number) Double.POSITIVE_INFINITY));
            case "nan" -> Optional.of(Constant.of((Number) Double.NaN));
            default -> Optional.empty();
        };
    }

    /** Whether a part of a word is a name the user has given, or a sign that no name starts with. */
    private boolean isGiven(String part, boolean called) {
        if (!isName(part)) return false;
        String name = Names.normalize(part);
        return local.containsKey(name)
                || draft.isDeclared(name)
                || draft.size(part).isPresent()
                || isSign(part, called);
    }

    private static boolean isSign(String part, boolean called) {
        return part.equals("π") || part.startsWith("Σ") || called && part.equals("σ");
    }

    // 2πr has the signs and the names that it has, whatever is declared: π, then r.
    private List<Word.Part> declare(String word, boolean called) {
        List<Word.Part> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < word.length(); at++) {
            boolean last = at + 1 == word.length();
            String letter = word.substring(at, at + 1);
            boolean sign = isSign(letter, called && last) && (last || Lexer.startsName(word, at + 1));
            if (!sign) continue;
            if (start < at) parts.addAll(declared(word.substring(start, at), start, false));
            parts.add(new Word.Part(meaning(letter, called && last).orElseThrow(), at));
            start = at + 1;
        }
        if (start < word.length()) parts.addAll(declared(word.substring(start), start, called));
        return parts;
    }

    private List<Word.Part> declared(String word, int offset, boolean called) {
        Optional<Word> known = meaning(word, called);
        boolean refused = called || function(word).isPresent();
        if (known.isEmpty() && refused) throw new NameException(unknown(word, called));
        Word part = known.orElseGet(() -> new Word.Value(draft.declareScalar(Names.normalize(word))));
        return List.of(new Word.Part(part, offset));
    }

    /** Says that a word means nothing, and which one was probably meant. */
    String unknown(String word, boolean called) {
        Set<String> candidates = new LinkedHashSet<>();
        if (!called) {
            candidates.addAll(draft.names());
            candidates.addAll(local.keySet());
            candidates.addAll(draft.sizes());
        }
        candidates.addAll(isLenient() ? Synonyms.names() : Functions.names());
        if (!called) candidates.addAll(CONSTANTS);
        String unknown = "unknown name '" + Tokens.shortened(word) + "'";
        Optional<String> nearest = Nearest.name(word, candidates);
        if (nearest.isPresent()) return unknown + ", did you mean '" + nearest.get() + "'?";
        if (!called || rule == Undeclared.REFUSE) return unknown;
        return unknown + ": a product with what follows needs a sign, " + Tokens.shortened(word) + "*(…)";
    }
}
