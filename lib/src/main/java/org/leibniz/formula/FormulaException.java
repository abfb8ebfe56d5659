package org.leibniz.formula;

/** A formula that cannot be read: where, what was expected there, and what stands there instead. */
public final class FormulaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String formula;
    private final int offset;
    private final String reason;

    FormulaException(String formula, int offset, String reason, Throwable cause) {
        this(formula, offset, reason, "offset " + offset + ": " + reason, cause);
    }

    private FormulaException(String formula, int offset, String reason, String message, Throwable cause) {
        super(message, cause);
        this.formula = formula;
        this.offset = offset;
        this.reason = reason;
    }

    /** The same error, said of one line of several. */
    FormulaException inLine(int line) {
        return new FormulaException(formula, offset, reason, "line " + line + ", " + getMessage(), this);
    }

    /** Where the error is, counted from 0 in chars of the formula or of its line. */
    public int offset() {
        return offset;
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
