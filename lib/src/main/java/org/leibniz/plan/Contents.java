package org.leibniz.plan;

/** Elements that are known when the sizes are. */
public sealed interface Contents {
    /** A single number. */
    record Single(double value) implements Contents {}

    /** The numbers from 0 on. */
    record Count(int elements) implements Contents {}

    /** The identity matrix with so many rows. */
    record Identity(int rows) implements Contents {}
}
