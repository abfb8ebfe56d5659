package org.leibniz.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells what people and programs write as formulas have it: {@code 0,5·x}, {@code np.exp(-x)}, {@code W.T @ d}, {@code [a + b]c}. */
final class HandWriting {
    static final Set<String> WHERE = Set.of("where", "with", "mit");

    /** Words between definitions. */
    static final Set<String> AND = Set.of("and", "und");

    /** Names that stand for the derivative itself. */
    static final Set<String> LEFT_SIDES = Set.of("grad", "gradient", "answer", "derivative", "jacobian", "J");

    private static final Pattern MODULE = Pattern.compile(
            "\\b(?:np|numpy|math|Math|torch|tf|jnp|jax|nn|F|K)\\.(?:nn\\.|special\\.|functional\\.|linalg\\.)?(?=[A-Za-z])");
    private static final Pattern TRAILING = Pattern.compile("(?<![.,;\\s])[.,;\\s]++$");

    /** What is differentiated by, below the sign: {@code ∇_{w}}. */
    private static final Pattern BY_BELOW = Pattern.compile("([∇∂])_(?:\\{([^{}]*(?:\\{[^{}]*})?[^{}]*)}|(?=\\p{L}))");

    /** What {@code \frac} makes of a quotient of differentials. */
    private static final Pattern QUOTIENT =
            Pattern.compile("\\(\\(([∂d]\\s*[^()/\\s]+)\\)/\\(([∂d]\\s*[^()/\\s]+)\\)\\)");

    private static final Pattern TRANSPOSED =
            Pattern.compile("(?<=[\\p{L}0-9_)\\]])\\.(?:T\\b|t\\(\\)|transpose\\(\\))");
    /** The matrix product of a program, behind a transpose that has been spelled. */
    private static final Pattern METHOD = Pattern.compile("(?<=[\\p{L}0-9_)\\]ᵀ])\\.(?:dot|matmul|mm)\\(");

    /** A word that is not part of a name with a subscript. */
    private static final Pattern LETTERS =
            Pattern.compile("(?<![_{\\p{L}])\\p{L}[\\p{L}0-9]*+(?![_" + Lexer.SUBSCRIPTS + Lexer.SUBSCRIPT_LETTERS + "])");
    private static final Pattern CLOSE = Pattern.compile(
            "(\\p{L}*?)(arcsin|arccos|arctan|sinh|cosh|tanh|sin|cos|tan|cot|sec|csc|ln|log|exp|sqrt)([0-9]*)(\\p{L}*)");

    private static final Pattern METHOD_CALL = Pattern.compile("\\.(?:dot|matmul|mm)\\(");
    private static final Pattern PROGRAM_PRODUCT = Pattern.compile("@|(?:dot|matmul|mm|outer)\\(");
    private static final Pattern DECIMAL =
            Pattern.compile("(?<![\\p{L}0-9.,_])([0-9]+)(?:,|\\{,\\})([0-9]+)(?![0-9.,])");
    private static final Set<String> SEVERAL_OPERANDS = Set.of(
            "max",
            "min",
            "where",
            "clamp",
            "dot",
            "outer",
            "matmul",
            "kron",
            "pow",
            "power",
            "prelu",
            "sum",
            "leakyRelu",
            "elu",
            "ones",
            "zeros",
            "eye",
            "vector");
    private static final Map<Character, String> SIGNS = Map.of(
            '∗', "*", '∘', "⊙", ';', ",", '\n', ",", '\r', " ", '–', "-", '—', "-", '∙', "·", '•', "·", 'ℯ', "e");

    private HandWriting() {}

    static Spelling plain(String text) {
        boolean program = text.indexOf('@') >= 0
                || MODULE.matcher(text).find()
                || METHOD_CALL.matcher(text).find();
        Spelling spelled = replaced(Spelling.asWritten(text), DECIMAL, match -> decimal(text, match));
        if (spelled.text().matches("(?s)\\s*\\\\[\\[(].*\\\\[])]\\s*")) spelled = unwrapped(spelled);
        spelled = spelled.then(Latex.plain(spelled.text()));
        spelled = replaced(spelled, BY_BELOW, HandWriting::byBelow);
        spelled = replaced(spelled, Pattern.compile("∇"), match -> "nabla");
        spelled = replaced(spelled, Pattern.compile("∂\\s+"), match -> "∂");
        spelled =
                replaced(spelled, QUOTIENT, match -> "(" + joined(match.group(1)) + "/" + joined(match.group(2)) + ")");
        spelled = replaced(spelled, Pattern.compile("∂(?![\\p{L}])"), match -> "d");
        spelled = replaced(spelled, MODULE, match -> "");
        spelled = replaced(spelled, TRANSPOSED, match -> "ᵀ");
        spelled = replaced(spelled, Pattern.compile("@"), match -> "*");
        spelled = replaced(spelled, METHOD, match -> "*(");
        spelled = replaced(spelled, Pattern.compile("\\baxis\\s*=\\s*"), match -> "");
        if (program && PROGRAM_PRODUCT.matcher(text).find()) {
            // Where a program has signs for matrices, the others work on elements.
            spelled = elementwise(spelled, text);
        }
        spelled = replaced(spelled, TRAILING, match -> "");
        return characters(spelled);
    }

    private static String byBelow(Matcher match) {
        String by = match.group(2) == null ? "" : match.group(2);
        return match.group(1).equals("∇") ? "nabla " + by + " " : "∂" + by + " ";
    }

    private static String joined(String differential) {
        return differential.replaceAll("\\s+", "");
    }

    private static Spelling unwrapped(Spelling spelling) {
        String text = spelling.text();
        int start = text.indexOf('\\') + 2;
        int end = text.lastIndexOf('\\');
        int[] origins = new int[end - start + 1];
        for (int i = 0; i < origins.length; i++) origins[i] = start + i;
        return spelling.then(new Spelling(text.substring(start, end), origins));
    }

    private static Spelling elementwise(Spelling spelling, String written) {
        Pattern star = Pattern.compile("(?<!\\*)\\*(?!\\*)");
        return replacedWithPlaces(
                spelling, star, (match, origin) -> "@.".indexOf(written.charAt(origin)) >= 0 ? "*" : "⊙");
    }

    private static String decimal(String text, Matcher match) {
        return isArgument(text.substring(0, match.start())) ? match.group() : match.group(1) + "." + match.group(2);
    }

    // Between arguments, and between indices, a comma is no part of a number.
    private static boolean isArgument(String before) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < before.length(); at++) {
            char c = before.charAt(at);
            if ("([{".indexOf(c) >= 0) open.push(at);
            if (")]}".indexOf(c) >= 0 && !open.isEmpty()) open.pop();
        }
        if (open.isEmpty()) return false;
        int at = open.peek();
        if (before.charAt(at) != '(') return before.charAt(at) == '[' || at > 0 && before.charAt(at - 1) == '_';
        int start = at;
        while (start > 0 && Character.isLetter(before.charAt(start - 1))) start--;
        return SEVERAL_OPERANDS.contains(before.substring(start, at));
    }

    /** Functions that are written close to what they are applied to, {@code xcos2x}, taken apart. */
    static Spelling apart(Spelling spelling, Predicate<String> named) {
        return replaced(spelling, LETTERS, match -> apart(match.group(), named));
    }

    private static String apart(String word, Predicate<String> named) {
        if (named.test(word) || Synonyms.find(word).isPresent()) return word;
        StringBuilder apart = new StringBuilder();
        String rest = word;
        Matcher close = CLOSE.matcher(rest);
        while (close.matches()) {
            if (!areNames(close.group(1), named)) return word;
            apart.append(close.group(1))
                    .append(' ')
                    .append(close.group(2))
                    .append(' ')
                    .append(close.group(3));
            rest = close.group(4);
            close = CLOSE.matcher(rest);
        }
        return areNames(rest, named) ? apart.append(rest).toString() : word;
    }

    private static boolean areNames(String word, Predicate<String> named) {
        return named.test(word) || word.chars().allMatch(c -> c == 'e' || named.test(Character.toString(c)));
    }

    /** A text in which {@code *} works on elements, as in programs. */
    static Spelling elementwise(String text) {
        return elementwise(plain(text), text);
    }

    private interface Replacement {
        String of(Matcher match);
    }

    private interface PlacedReplacement {
        String of(Matcher match, int origin);
    }

    private static Spelling replaced(Spelling spelling, Pattern pattern, Replacement replacement) {
        return replacedWithPlaces(spelling, pattern, (match, origin) -> replacement.of(match));
    }

    private static Spelling replacedWithPlaces(Spelling spelling, Pattern pattern, PlacedReplacement replacement) {
        Matcher matcher = pattern.matcher(spelling.text());
        StringBuilder result = new StringBuilder();
        int[] origins = new int[6 * spelling.text().length() + 2];
        int at = 0;
        while (matcher.find()) {
            at = copied(spelling.text(), at, matcher.start(), result, origins);
            String put = replacement.of(matcher, spelling.origin(matcher.start()));
            for (int i = 0; i < put.length(); i++) origins[result.length() + i] = matcher.start();
            result.append(put);
            at = matcher.end();
        }
        copied(spelling.text(), at, spelling.text().length(), result, origins);
        origins[result.length()] = spelling.text().length();
        return spelling.then(new Spelling(result.toString(), origins));
    }

    private static int copied(String text, int from, int to, StringBuilder result, int[] origins) {
        for (int i = from; i < to; i++) {
            origins[result.length()] = i;
            result.append(text.charAt(i));
        }
        return to;
    }

    /** Other forms of signs, and brackets that only group. */
    private static Spelling characters(Spelling spelling) {
        StringBuilder text = new StringBuilder(spelling.text());
        Deque<Boolean> grouping = new ArrayDeque<>();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            String sign = SIGNS.get(c);
            if (sign != null) text.setCharAt(at, sign.charAt(0));
            if (c == '[') {
                boolean group = at == 0 || !isNameOrClose(text.charAt(at - 1));
                grouping.push(group);
                if (group) text.setCharAt(at, '(');
            }
            if (c == ']' && !grouping.isEmpty() && grouping.pop()) text.setCharAt(at, ')');
        }
        return new Spelling(text.toString(), spelling.origins());
    }

    private static boolean isNameOrClose(char c) {
        return Character.isLetterOrDigit(c) || c == ')' || c == '_' || c == '}' || Lexer.SUBSCRIPTS.indexOf(c) >= 0;
    }
}
