package org.leibniz.compile;

/**
 * A value in generated code.
 *
 * @param variable where it is kept; unset for a number that no code has asked for yet
 * @param number the number, if it is a constant
 */
record Lane(int variable, Double number) {}
