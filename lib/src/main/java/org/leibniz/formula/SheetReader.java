package org.leibniz.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Token.Kind;
import org.leibniz.notation.Names;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Reads a {@link Worksheet}: first what is declared and given, then the formulas, which may stand in any order. */
final class SheetReader {
    private static final int MOST_LINES = 10_000;

    private final List<String> lines;
    private final LoopMaker maker;
    private final Scope scope = new Scope();
    private final Map<Symbol, Tensor> values = new LinkedHashMap<>();
    private final List<String> wrt = new ArrayList<>();
    private final Map<Integer, Tokens> facts = new LinkedHashMap<>();
    private String title = "";

    SheetReader(String text, LoopMaker maker) {
        this.maker = maker;
        List<String> written = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            int comment = line.indexOf('#');
            if (comment >= 0 && title.isEmpty())
                title = line.substring(comment + 1).strip();
            written.add(comment < 0 ? line : line.substring(0, comment));
        }
        if (written.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    "a sheet has at most " + MOST_LINES + " lines, this one has " + written.size());
        }
        lines = new ArrayList<>(Definitions.started(written));
    }

    Worksheet read() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || Recurrence.index(lines.get(i)).isPresent()) continue;
            try {
                if (!readOther(i, new Tokens(lines.get(i)))) continue;
                lines.set(i, "");
            } catch (FormulaException unreadable) {
                throw unreadable.inLine(i + 1);
            }
        }
        Definitions.read(lines, scope, Undeclared.SCALAR, Set.of(), maker);
        List<Worksheet.Fact> known = new ArrayList<>();
        facts.forEach((line, tokens) -> known.add(fact(line, tokens)));
        return new Worksheet(title, scope, values, known, List.copyOf(wrt), result());
    }

    private Expr result() {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!lines.get(i).isBlank())
                return scope.find(Definitions.head(lines.get(i))).orElseThrow();
        }
        throw new IllegalArgumentException("the sheet defines nothing: it needs a line such as y = sigmoid(w*x)");
    }

    /** Whether the line is something else than a definition. */
    private boolean readOther(int line, Tokens tokens) {
        boolean word = tokens.kind(0) == Kind.WORD;
        if (word && tokens.kind(1) == Kind.COLON) {
            declare(tokens);
            return true;
        }
        boolean phrase = word && tokens.kind(1) != Kind.EQUALS;
        if (phrase && tokens.text(0).equals("wrt")) {
            readNames(tokens);
            return true;
        }
        if (phrase && tokens.text(0).equals("fact")) {
            facts.put(line, tokens);
            return true;
        }
        String name = Definitions.head(tokens);
        Optional<Tensor> value = Literal.find(tokens, 2);
        value.ifPresent(tensor -> give(declare(tokens, Symbol.input(name, shape(tensor))), tensor, tokens));
        return value.isPresent();
    }

    private void readNames(Tokens tokens) {
        for (int i = 1; i < tokens.size(); i += 2) {
            if (tokens.kind(i) != Kind.WORD) throw tokens.expected(i, "a name");
            wrt.add(Names.normalize(tokens.text(i)));
            if (i + 1 < tokens.size() && tokens.kind(i + 1) != Kind.COMMA) throw tokens.expected(i + 1, "','");
        }
    }

    private void declare(Tokens tokens) {
        String name = Names.normalize(tokens.text(0));
        int at = 2;
        boolean parameter = tokens.kind(at) == Kind.WORD && tokens.text(at).equals("param");
        if (parameter) at++;
        Optional<Shape> shape = Optional.empty();
        if (tokens.kind(at) == Kind.OPEN_BRACKET) {
            Cursor cursor = new Cursor(tokens, at, tokens.size());
            shape = Optional.of(SizeParser.shape(cursor, new Vocabulary(new Draft(scope), Undeclared.REFUSE)));
            while (at < tokens.size() && tokens.get(at).start() < cursor.offset()) at++;
        }
        Optional<Tensor> value = Optional.empty();
        if (tokens.kind(at) == Kind.EQUALS) {
            value = Literal.find(tokens, at + 1);
            if (value.isEmpty()) throw tokens.expected(at + 1, "a value, such as 0.5 or [1, 2]");
        } else if (tokens.kind(at) != Kind.END) {
            throw tokens.expected(at, "a shape, '=' and a value, or the end of the line");
        }
        Shape known = shape.orElse(value.map(SheetReader::shape).orElse(Shape.scalar()));
        Symbol symbol = declare(tokens, parameter ? Symbol.parameter(name, known) : Symbol.input(name, known));
        value.ifPresent(tensor -> give(symbol, tensor, tokens));
    }

    private Symbol declare(Tokens tokens, Symbol symbol) {
        Optional<Expr> known = scope.find(symbol.name());
        if (known.isEmpty()) return scope.declare(symbol);
        throw tokens.unnamed(
                tokens.get(0).start(),
                symbol.name() + " is already declared, as " + known.get().described());
    }

    private void give(Symbol symbol, Tensor value, Tokens tokens) {
        Shape needed = symbol.shape();
        boolean fits = needed.rank() == value.rank();
        for (int axis = 0; fits && axis < value.rank(); axis++) {
            Dim size = needed.dim(axis);
            fits = !size.isFixed() || size.value() == value.sizes()[axis];
        }
        if (!fits) {
            throw tokens.error(
                    tokens.get(0).start(),
                    symbol.name() + " is declared as " + needed + ", its value is " + shape(value));
        }
        values.put(symbol, value);
    }

    private static Shape shape(Tensor value) {
        long[] sizes = new long[value.rank()];
        for (int axis = 0; axis < sizes.length; axis++) sizes[axis] = value.sizes()[axis];
        return Shape.of(sizes);
    }

    private static Expr left(Tokens tokens, int end, Draft draft) {
        Parser parser = new Parser(tokens, 1, end, new Vocabulary(draft, Undeclared.REFUSE));
        parser.read();
        return parser.result().expr();
    }

    private Worksheet.Fact fact(int line, Tokens tokens) {
        try {
            int equals = 1;
            while (equals < tokens.size() && tokens.kind(equals) != Kind.EQUALS) equals++;
            if (tokens.kind(equals) != Kind.EQUALS) throw tokens.expected(equals, "'='");
            Draft draft = new Draft(scope);
            Expr left = left(tokens, equals, draft);
            Expr right = FormulaReader.read(tokens, equals + 1, draft, Undeclared.REFUSE);
            return new Worksheet.Fact(left, right);
        } catch (FormulaException unreadable) {
            throw unreadable.inLine(line + 1);
        }
    }
}
