package org.leibniz.compile;

import org.objectweb.asm.MethodVisitor;

/**
 * Writes bytecode for lanes of one kind, a number or a vector. Operands lie on the stack, the first one deepest, and
 * the result takes their place.
 */
public interface LaneCode {
    /** An operation on one or two operands. */
    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MIN,
        MAX,
        NEGATE,
        ABS,
        SQRT,
        EXCLUSIVE_OR
    }

    /** An operation on the bits of a lane and a number. */
    enum BitOperation {
        ADD,
        AND,
        OR,
        SHIFT_LEFT,
        SHIFT_RIGHT
    }

    /** The numbers in a lane. */
    int width();

    /** Keeps a lane in a variable. */
    void store(MethodVisitor code, int variable);

    /** Fetches a lane from a variable. */
    void fetch(MethodVisitor code, int variable);

    /** How many of a method's variables a lane takes. */
    int variables();

    void constant(MethodVisitor code, double value);

    void operation(MethodVisitor code, Operation operation);

    /** a·b + c. */
    void fma(MethodVisitor code);

    void bits(MethodVisitor code, BitOperation operation, long number);

    /**
     * Chooses between two lanes in variables.
     *
     * @param comparison what must hold between a and b
     */
    void select(MethodVisitor code, Comparison comparison, int a, int b, int then, int otherwise);

    /** A relation that is false where an operand is no number. */
    enum Comparison {
        GREATER,
        EQUAL
    }

    /** The general power. */
    void power(MethodVisitor code);

    /** Reads the element at a place and those that follow it. */
    void read(MethodVisitor code, Place place);

    /** Puts the one element at a place everywhere. */
    void readRepeated(MethodVisitor code, Place place);

    /** Writes the lane in a variable to a place and those that follow it. */
    void write(MethodVisitor code, Place place, int variable);

    /** Fetches a lane from a variable with its numbers exchanged: each with the one that is 2ⁿ further or before. */
    void exchange(MethodVisitor code, int variable, int distance);

    /** Takes one of the numbers out of a lane in a variable. */
    void number(MethodVisitor code, int variable, int index);
}
