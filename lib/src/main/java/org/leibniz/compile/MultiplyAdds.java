package org.leibniz.compile;

/** A loop of multiply-adds that keeps the arithmetic units of one processor busy and touches no memory. */
public interface MultiplyAdds {
    /** The floating-point operations of one turn; a multiply-add is two. */
    int operations();

    /** Runs through so many turns; what it returns depends on all of them. */
    double run(int turns);
}
