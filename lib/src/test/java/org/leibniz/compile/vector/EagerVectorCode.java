package org.leibniz.compile.vector;

import org.leibniz.compile.Backend;
import org.leibniz.compile.WarmUp;

/** Lets tests run vector code before HotSpot has compiled it. */
public final class EagerVectorCode {
    private EagerVectorCode() {}

    public static void use(boolean eager) {
        WarmUp.eager = eager;
    }

    /** The vector back end, for loops that are vector code from the first call on. */
    public static Backend backend() {
        return new VectorBackend(true);
    }
}
