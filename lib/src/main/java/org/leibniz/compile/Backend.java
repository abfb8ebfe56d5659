package org.leibniz.compile;

import java.lang.invoke.MethodHandles;

/** What programs are compiled to. */
public interface Backend {
    /** A look-up in the package of the back end, to which generated classes belong. */
    MethodHandles.Lookup lookup();

    /** Code for several numbers at once, or null if there is none. */
    LaneCode vectors(Precision precision);

    /** Whether vectors are used from the first call on, when they are still slow. */
    boolean isEager();

    /** A loop that does nothing but multiply and add, as fast as this back end can. */
    MultiplyAdds multiplyAdds(Precision precision);

    /** The routines that are not generated. */
    Kernels kernels();
}
