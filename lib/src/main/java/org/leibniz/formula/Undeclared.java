package org.leibniz.formula;

/** What becomes of a name that the scope does not have. */
public enum Undeclared {
    /** It is an error. */
    REFUSE,
    /** It is declared in the scope as a scalar. */
    SCALAR
}
