package org.leibniz.formula;

import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.shape.ShapeException;

/** A formula that cannot be read: where, what was expected there, and what stands there instead. */
public final class FormulaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What kind of thing is wrong. */
    public enum Problem {
        /** The text is no formula. */
        SYNTAX,
        /** A name is unknown, is given twice, or is defined by itself. */
        NAME,
        /** Shapes do not fit. */
        SHAPE,
        /** The formula asks for a derivative that does not exist. */
        UNSUPPORTED
    }

    private final String formula;
    private final int offset;
    private final String reason;
    private final int line;

    FormulaException(String formula, int offset, String reason, Throwable cause) {
        this(formula, offset, reason, "offset " + offset + ": " + reason, 0, cause);
    }

    private FormulaException(String formula, int offset, String reason, String message, int line, Throwable cause) {
        super(message, cause);
        this.formula = formula;
        this.offset = offset;
        this.reason = reason;
        this.line = line;
    }

    /** The same error, said of one line of several. */
    FormulaException inLine(int line) {
        return new FormulaException(formula, offset, reason, "line " + line + ", " + getMessage(), line, getCause());
    }

    public Problem problem() {
        if (getCause() instanceof ShapeException) return Problem.SHAPE;
        if (getCause() instanceof NameException) return Problem.NAME;
        return getCause() instanceof NotDifferentiableException ? Problem.UNSUPPORTED : Problem.SYNTAX;
    }

    /** Where the error is, counted from 0 in chars of the formula or of its line. */
    public int offset() {
        return offset;
    }

    /** As {@link #offset()}, counted in code points, which other languages count strings by. */
    public int codePoint() {
        return formula.codePointCount(0, Math.min(offset, formula.length()));
    }

    /** The line the error is in, counted from 1; 0 for a formula on its own. */
    public int line() {
        return line;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** The formula, or the part of it around the error that fits 80 columns, and below it a caret at the error. */
    public String pointer() {
        return Excerpt.around(formula, offset);
    }
}
