package org.leibniz.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.formula.Token.Kind;
import org.leibniz.shape.Shape;

/**
 * Reads formulas as they are typed or printed, in plain ASCII or Unicode: {@code 0.5*(r - y)^2}, {@code ½(r − y)²}.
 *
 * <p>{@code *} is the matrix product, {@code .*} works on elements, {@code '} transposes; a name of rank 1 is a column.
 * A product sign may be left out; {@code f(} is a call only where f is a known function and no declared name. What a
 * printer writes reads back as the same expression. An error says where it is and leaves the scope as it was.
 */
public final class Formula {
    private Formula() {}

    /**
     * The expression a formula stands for.
     *
     * @throws FormulaException if it cannot be read, has a name that the scope does not know, or shapes do not fit
     */
    public static Expr parse(String text, Scope scope) {
        return parse(text, scope, Undeclared.REFUSE);
    }

    /** As {@link #parse(String, Scope)}, saying what becomes of names that the scope does not know. */
    public static Expr parse(String text, Scope scope, Undeclared rule) {
        Draft draft = new Draft(scope);
        Tokens tokens = new Tokens(text);
        Expr formula = FormulaReader.read(tokens, 0, draft, rule);
        FreeSizes.check(formula, tokens);
        draft.commit();
        return formula;
    }

    /** Reads {@code name = formula} and defines the name in the scope. */
    public static Expr define(String line, Scope scope) {
        return define(line, scope, Undeclared.REFUSE);
    }

    /** As {@link #define(String, Scope)}, saying what becomes of names that the scope does not know. */
    public static Expr define(String line, Scope scope, Undeclared rule) {
        Draft draft = new Draft(scope);
        Expr formula = define(new Tokens(line), draft, rule);
        draft.commit();
        return formula;
    }

    /**
     * Reads definitions, each of which may use those before it; blank lines are skipped. Either all names are defined
     * or none.
     */
    public static List<Expr> define(List<String> lines, Scope scope, Undeclared rule) {
        Draft draft = new Draft(scope);
        List<Expr> formulas = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            try {
                if (!lines.get(line).isBlank()) formulas.add(define(new Tokens(lines.get(line)), draft, rule));
            } catch (FormulaException unreadable) {
                throw unreadable.inLine(line + 1);
            }
        }
        draft.commit();
        return formulas;
    }

    /**
     * The shape that a text such as {@code [n,28,28]} stands for.
     *
     * @throws FormulaException if it cannot be read
     */
    public static Shape shape(String text) {
        Tokens tokens = new Tokens(text);
        Cursor cursor = new Cursor(tokens, 0, tokens.size());
        if (cursor.kind() != Kind.OPEN_BRACKET) throw cursor.expected("'['");
        Shape shape = SizeParser.shape(cursor, new Vocabulary(new Draft(new Scope()), Undeclared.REFUSE));
        if (cursor.kind() != Kind.END) throw cursor.expected("the end of the shape");
        return shape;
    }

    private static Expr define(Tokens tokens, Draft draft, Undeclared rule) {
        String name = Definitions.head(tokens);
        int offset = tokens.get(0).start();
        Optional<Expr> known = draft.find(name);
        if (known.isPresent()) {
            throw tokens.unnamed(
                    offset, name + " is already declared, as " + known.get().described());
        }
        Expr formula = FormulaReader.read(tokens, 2, draft, rule);
        if (draft.find(name).isPresent()) throw tokens.unnamed(offset, name + " is used in its own definition");
        draft.define(name, formula);
        return formula;
    }
}
