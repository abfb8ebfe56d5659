package org.leibniz.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leibniz.notation.GreekLetters;

/**
 * Writes LaTeX, as far as formulas need it, in the plain spelling that {@link Lexer} knows; text without commands stays
 * nearly as it is. Every character remembers where it came from. Commands that define or run anything are refused.
 */
final class Latex {
    private static final String TURNED = "(?:\\\\top(?![A-Za-z])|\\\\intercal(?![A-Za-z])|⊤|T"
            + "|\\\\(?:mathsf|mathrm|mathbf|text|rm)\\s*(?:\\{\\s*T\\s*\\}|T))";
    private static final Pattern TRANSPOSE =
            Pattern.compile("\\^\\s*(?:\\{\\s*(-?)\\s*" + TURNED + "\\s*\\}|(?!T[A-Za-z0-9])" + TURNED + ")");
    private static final Pattern LAYER = Pattern.compile("\\^\\s*\\{\\s*\\(\\s*([0-9]+|[a-z])\\s*\\)\\s*\\}");
    private static final Pattern PRIME = Pattern.compile("\\^\\s*(\\{\\s*\\\\prime\\s*\\}|\\\\prime(?![A-Za-z]))");
    private static final Pattern LIMITS = Pattern.compile(
            "\\s*(?:\\\\(?:no)?limits\\s*)?(?:_\\s*(\\{[^{}]*\\}|[A-Za-z]))?\\s*(?:\\^\\s*(\\{[^{}]*\\}|[A-Za-z0-9]))?");
    private static final Pattern SUBSCRIPT =
            Pattern.compile("_\\s*(\\{[^{}]*+(?:\\{[^{}]*+}[^{}]*+)*+}|\\\\[A-Za-z]+|[A-Za-z0-9])");
    private static final Pattern WRAPPED = Pattern.compile("\\\\(?:text|mathrm|mathit|operatorname)\\s*\\{([^{}]*)\\}");
    private static final Pattern ENVIRONMENT =
            Pattern.compile("\\\\(?:begin|end)\\s*\\{(?:aligned|align\\*?|equation\\*?)\\}");

    private static final Map<String, String> SIGNS = new HashMap<>();

    /** Commands that change the looks of what follows. */
    private static final Set<String> DECORATION = Set.of(
            "left",
            "right",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "biggl",
            "biggr",
            "displaystyle",
            "textstyle",
            "quad",
            "qquad",
            "limits",
            "nolimits",
            "mathbf",
            "boldsymbol",
            "bm",
            "mathrm",
            "mathit",
            "mathsf",
            "text",
            "operatorname",
            "vec",
            "rm",
            "bf",
            "mathop",
            "mathcal",
            "middle");

    private static final Set<String> ACCENTS = Set.of("hat", "bar", "tilde", "widehat", "overline", "dot");

    static {
        String[] pairs = {
            "cdot", "·", "times", "×", "ast", "*", "odot", "⊙", "otimes", "⊗", "circ", "⊙", "div", "÷", "top", "ᵀ",
            "partial", "∂", "infty", "∞", "pm", "±", "le", "≤", "leq", "≤", "ge", "≥", "geq", "≥", "ne", "≠", "neq",
            "≠", "lt", "<", "gt", ">", "lvert", "|", "rvert", "|", "vert", "|", "mid", "|", "lbrace", "(", "rbrace",
            ")", "lbrack", "[", "rbrack", "]", "nabla", "∇", "prime", "′", "where", " where ", "oslash", "⊘", "ldots",
            "…", "dots", "…", "cdots", "…"
        };
        for (int i = 0; i < pairs.length; i += 2) SIGNS.put(pairs[i], pairs[i + 1]);
        for (String name : new String[] {
            "sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "sech", "csch", "coth", "arcsin",
                    "arccos",
            "arctan", "exp", "log", "ln", "lg", "max", "min", "det", "diag", "tr", "sign", "sgn", "tg", "ctg"
        }) SIGNS.put(name, name);
        SIGNS.put("varepsilon", "ε");
        SIGNS.put("vartheta", "θ");
        SIGNS.put("varphi", "φ");
        SIGNS.put("ell", "ℓ");
    }

    /**
     * What a group ends with.
     *
     * @param then where another argument follows, what that ends with
     */
    private record Closing(String sign, Closing then) {}

    private static final Closing GROUP = new Closing(")", null);

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private int[] origins;
    private int at;
    private final Deque<Closing> open = new ArrayDeque<>();

    private Latex(String text) {
        this.text = text;
        this.origins = new int[2 * text.length() + 16];
    }

    /** The plain spelling. */
    static Spelling plain(String text) {
        Latex latex = new Latex(text);
        while (latex.at < text.length()) latex.next();
        if (!latex.open.isEmpty()) throw latex.error("expected '}'");
        return new Spelling(latex.plain.toString(), latex.origins);
    }

    private FormulaException error(String reason) {
        return new FormulaException(text, Math.min(at, text.length()), reason, null);
    }

    private void emit(String part, int origin) {
        int end = plain.length() + part.length();
        if (end + 1 >= origins.length) origins = java.util.Arrays.copyOf(origins, 2 * end + 16);
        for (int i = plain.length(); i < end; i++) origins[i] = origin;
        plain.append(part);
        origins[end] = Math.min(text.length(), origin + 1);
    }

    private void next() {
        char c = text.charAt(at);
        switch (c) {
            case '\\' -> command();
            case '{' -> open(GROUP, "(");
            case '}' -> close();
            case '^' -> power();
            case '_' -> subscript();
            case '&', '$' -> at++;
            case '~' -> blank();
            case '‖' -> norm(at++);
            default -> {
                int length = Character.charCount(text.codePointAt(at));
                emit(text.substring(at, at + length), at);
                at += length;
            }
        }
    }

    private void blank() {
        emit(" ", at);
        at++;
    }

    private void open(Closing closing, String sign) {
        emit(sign, at);
        open.push(closing);
        at++;
    }

    private void close() {
        if (open.isEmpty()) throw error("unexpected '}'");
        Closing closing = open.pop();
        emit(closing.sign(), at);
        at++;
        if (closing.then() != null) argument(closing.then());
    }

    // An argument without braces is one sign: \frac12.
    private void argument(Closing closing) {
        Closing rest = closing;
        while (rest != null) {
            skipBlanks();
            if (at >= text.length()) throw error("expected an argument in braces");
            if (text.charAt(at) == '{') {
                open(rest, "");
                return;
            }
            if (text.charAt(at) == '}') throw error("expected an argument in braces");
            int start = at;
            if (text.charAt(at) == '\\') {
                symbol();
            } else {
                emit(text.substring(at, at + 1), at);
                at++;
            }
            emit(rest.sign(), start);
            rest = rest.then();
        }
    }

    /** A command that is an argument by itself. */
    private void symbol() {
        int start = at++;
        while (at < text.length() && isAscii(text.charAt(at))) at++;
        String name = text.substring(start + 1, at);
        String sign = SIGNS.containsKey(name)
                ? SIGNS.get(name)
                : GreekLetters.find(name).orElse(null);
        if (sign == null) {
            at = start;
            throw error("expected an argument in braces");
        }
        emit(sign, start);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private void power() {
        int start = at;
        Matcher transpose = matcher(TRANSPOSE);
        if (transpose.lookingAt()) {
            boolean inverse = transpose.group(1) != null && !transpose.group(1).isEmpty();
            emit(inverse ? "^(-1)ᵀ" : "ᵀ", start);
            at = transpose.end();
            return;
        }
        Matcher prime = matcher(PRIME);
        if (prime.lookingAt()) {
            emit("′", start);
            at = prime.end();
            return;
        }
        Matcher layer = matcher(LAYER);
        if (layer.lookingAt()) {
            at = layer.end();
            attach(layer.group(1), start);
            return;
        }
        emit("^", at++);
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '{') open(GROUP, "(");
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).useAnchoringBounds(true);
    }

    /** Makes a layer {@code W^{(2)}} a part of the name, before any indices that the name has or is about to have. */
    private void attach(String layer, int origin) {
        boolean indexed = plain.length() > 0 && plain.charAt(plain.length() - 1) == '}';
        int brace = indexed ? plain.lastIndexOf("_{") : -1;
        if (brace >= 0) {
            String indices = plain.substring(brace + 2);
            plain.setLength(brace + 2);
            emit(layer + indices, origin);
            return;
        }
        Matcher subscript = matcher(SUBSCRIPT);
        String indices = "";
        if (subscript.lookingAt()) {
            indices = inside(subscript.group(1));
            at = subscript.end();
        }
        emit("_{" + layer + indices + "}", origin);
    }

    private void subscript() {
        Matcher subscript = matcher(SUBSCRIPT);
        if (!subscript.lookingAt()) throw error("expected a subscript after '_'");
        int start = at;
        boolean plainWord = text.charAt(start + 1) != '{' && text.charAt(start + 1) != '\\' && !endsCommand();
        if (plainWord) {
            emit("_", at++);
            return;
        }
        emit("_{" + inside(subscript.group(1)) + "}", start);
        at = subscript.end();
    }

    // In LaTeX a subscript without braces is one sign, in plain text it is the rest of the word.
    private boolean endsCommand() {
        return text.indexOf('\\') >= 0;
    }

    private static String inside(String group) {
        String inner = group.startsWith("{") ? group.substring(1, group.length() - 1) : group;
        Matcher wrapped = WRAPPED.matcher(inner);
        String shown = wrapped.replaceAll("$1").strip().replaceAll("\\s+", "").replace("\\,", ",");
        if (!shown.startsWith("\\")) return shown;
        return GreekLetters.find(shown.substring(1)).orElse(shown);
    }

    private void command() {
        int start = at++;
        if (at >= text.length()) throw error("a command is missing behind '\\'");
        char c = text.charAt(at);
        if (!isAscii(c)) {
            at++;
            sign(c, start);
            return;
        }
        while (at < text.length() && isAscii(text.charAt(at))) at++;
        if (at < text.length() && text.charAt(at) == '*' && text.startsWith("operatorname", start + 1)) at++;
        String name = text.substring(start + 1, at).replace("*", "");
        if (Set.of("frac", "dfrac", "tfrac", "cfrac").contains(name)) {
            emit("((", start);
            argument(new Closing(")/(", new Closing("))", null)));
        } else if (name.equals("sqrt")) {
            root(start);
        } else if (name.equals("sum")) {
            sum(start);
        } else if (name.equals("lVert") || name.equals("Vert") || name.equals("rVert")) {
            norm(start);
        } else if (Set.of("begin", "end").contains(name)) {
            Matcher environment = ENVIRONMENT.matcher(text).region(start, text.length());
            if (!environment.lookingAt()) {
                at = start;
                throw error("this environment is no part of a formula");
            }
            at = environment.end();
        } else if (ACCENTS.contains(name)) {
            accent(name, start);
        } else if (Set.of("text", "mathrm", "operatorname").contains(name)) {
            word(start);
        } else if (DECORATION.contains(name)) {
            decorated(name, start);
        } else {
            String sign = SIGNS.containsKey(name)
                    ? SIGNS.get(name)
                    : GreekLetters.find(name).orElse(null);
            if (sign == null) {
                at = start;
                throw error("unknown command \\" + Tokens.shortened(name));
            }
            separate();
            emit(sign, start);
            if (sign.equals("∂")) {
                skipBlanks();
                return;
            }
            // A command ends its word: \pi r, and not a name pir.
            boolean follows = at < text.length()
                    && (Character.isLetter(text.charAt(at))
                            || Character.isDigit(text.charAt(at))
                                    && Synonyms.find(sign).isPresent());
            if (follows) emit(" ", start);
        }
    }

    private static boolean isAscii(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void separate() {
        int last = plain.length() - 1;
        if (last >= 0 && Character.isLetterOrDigit(plain.charAt(last)) && plain.charAt(last) != '∂') emit(" ", at);
    }

    private void sign(char c, int start) {
        switch (c) {
            case ',', ';', ':', '!', ' ', '\\' -> emit(" ", start);
            case '(', ')', '[', ']' -> emit(" ", start);
            case '{' -> emit("(", start);
            case '}' -> emit(")", start);
            case '|' -> norm(start);
            case '_' -> emit("_", start);
            default -> throw new FormulaException(text, start, "unknown command \\" + c, null);
        }
    }

    private void decorated(String name, int start) {
        boolean dot = Set.of("left", "right", "middle").contains(name) && at < text.length() && text.charAt(at) == '.';
        if (dot) at++;
        boolean argument = !Set.of("left", "right", "quad", "qquad", "displaystyle", "textstyle")
                        .contains(name)
                && !name.toLowerCase(java.util.Locale.ROOT).startsWith("big");
        if (argument) {
            separate();
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '{') open(new Closing("", null), "");
        } else if (name.contains("quad")) {
            emit(" ", start);
        }
    }

    /** A word in letters of its own, {@code \operatorname{diag}}. */
    private void word(int start) {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != '{') return;
        int end = text.indexOf('}', at);
        if (end < 0) throw error("expected '}'");
        separate();
        emit(text.substring(at + 1, end), at + 1);
        at = end + 1;
        boolean letterFollows = at < text.length() && Character.isLetter(text.charAt(at));
        if (letterFollows) emit(" ", start);
    }

    /** {@code \hat{y}} is the name yhat. */
    private void accent(String name, int start) {
        skipBlanks();
        boolean braces = at < text.length() && text.charAt(at) == '{';
        separate();
        String accent = name.equals("widehat") ? "hat" : name.equals("overline") ? "bar" : name;
        if (braces) {
            open(new Closing(accent, null), "");
        } else if (at < text.length()) {
            emit(text.charAt(at) + accent, start);
            at++;
        }
    }

    private void root(int start) {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != '[') {
            separate();
            emit("sqrt(", start);
            argument(new Closing(")", null));
            return;
        }
        int end = text.indexOf(']', at);
        if (end < 0) throw error("expected ']'");
        String degree = text.substring(at + 1, end);
        at = end + 1;
        emit("((", start);
        argument(new Closing(")^(1/(" + degree + ")))", null));
    }

    // The range of an index is that of the axis it stands for.
    private void sum(int start) {
        Matcher limits = matcher(LIMITS);
        String letters = "";
        if (limits.lookingAt()) {
            at = limits.end();
            if (limits.group(1) != null) {
                letters = inside(limits.group(1)).replaceAll("(=|\\\\in|∈|\\\\neq|≠).*", "");
            }
        }
        emit(" Σ" + (letters.isEmpty() ? "" : "_{" + letters + "}") + " ", start);
    }

    private boolean inNorm;

    private void norm(int start) {
        if (inNorm) {
            inNorm = false;
            emit(")", start);
            Matcher degree = Pattern.compile("\\s*_\\s*(\\{\\s*[0-9]\\s*\\}|[0-9])")
                    .matcher(text)
                    .region(at, text.length());
            if (degree.lookingAt()) at = degree.end();
            return;
        }
        inNorm = true;
        int end = Math.max(text.indexOf("\\|", at), Math.max(text.indexOf("\\rVert", at), text.indexOf("\\Vert", at)));
        boolean sumOfSizes = end > 0 && text.substring(end).matches("(?s)\\\\(\\||rVert|Vert)\\s*_\\s*\\{?\\s*1.*");
        separate();
        emit(sumOfSizes ? "norm1(" : "norm2(", start);
    }
}
