package org.leibniz.compile.vector;

/** Some columns of B, as many as a tile has. */
final class FloatPanel {
    /** The columns of the block before these. */
    int ahead;

    int columns;

    /** Those of the tile: more where the block ends. */
    int tileColumns;

    /** Whether it is read where it was copied to, not in B. */
    boolean packed;

    /** Where it begins. */
    int offset;
}
