package org.leibniz.cli;

import java.util.OptionalInt;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.formula.FormulaException;
import org.leibniz.shape.ShapeException;

/** Why a request has no answer: what the {@code error} object of its line says. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, in the words of the contract. */
    enum Problem {
        SYNTAX,
        NAME,
        SHAPE,
        UNSUPPORTED,
        DOMAIN,
        LIMIT
    }

    private final Problem problem;
    private final String field;
    private final int offset;

    private Failure(Problem problem, String message, String field, int offset, Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.field = field;
        this.offset = offset;
    }

    /** @param field the place in the request, such as {@code at.X[2]}; null for the whole line */
    static Failure of(Problem problem, String field, String message) {
        return new Failure(problem, message, field, -1, null);
    }

    /** @param offset where in the line, in code points */
    static Failure inLine(String message, int offset) {
        return new Failure(Problem.SYNTAX, message, null, offset, null);
    }

    /** An error in a formula that stands in a field. */
    static Failure in(String field, FormulaException e) {
        String place = e.line() == 0 ? field : field + "[" + (e.line() - 1) + "]";
        Problem problem = Problem.valueOf(e.problem().name());
        return new Failure(problem, e.reason(), place, e.codePoint(), e);
    }

    /** The same failure at another place of the request, whose text starts later by so many code points. */
    Failure at(String place, int later) {
        return new Failure(problem, getMessage(), place, offset < 0 ? -1 : Math.max(0, offset - later), this);
    }

    /** Whatever else a line can end with. */
    static Failure of(Throwable e, String field) {
        if (e instanceof Failure failure) return failure;
        if (e instanceof FormulaException unreadable) return in(field, unreadable);
        if (e instanceof StackOverflowError || e instanceof OutOfMemoryError) {
            return new Failure(Problem.LIMIT, "the line needs more memory than there is", null, -1, e);
        }
        Problem problem = e instanceof ShapeException
                ? Problem.SHAPE
                : e instanceof ArithmeticException ? Problem.DOMAIN : Problem.UNSUPPORTED;
        boolean expected = problem != Problem.UNSUPPORTED || e instanceof NotDifferentiableException;
        String message = expected ? e.getMessage() : "cannot be worked out: " + e;
        return new Failure(problem, message, field, -1, e);
    }

    Problem problem() {
        return problem;
    }

    String field() {
        return field;
    }

    /** In code points of the field, or of the line where there is no field. */
    OptionalInt offset() {
        return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
    }
}
