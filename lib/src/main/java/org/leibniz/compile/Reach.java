package org.leibniz.compile;

import org.leibniz.plan.Access;

/** How far a loop moves in an array with each column. */
enum Reach {
    /** It stays at one element. */
    SAME,
    /** It goes on to the neighbour. */
    NEXT,
    /** It leaps. */
    FAR;

    static Reach of(Access access) {
        int rank = access.strides().size();
        if (rank == 0) return SAME;
        return switch (access.strides().get(rank - 1)) {
            case 0 -> SAME;
            case 1 -> NEXT;
            default -> FAR;
        };
    }
}
