package org.leibniz.compile.vector;

/** Lets tests run vector code before HotSpot has compiled it. */
public final class EagerVectorCode {
    private EagerVectorCode() {}

    public static void use(boolean eager) {
        WarmUp.eager = eager;
    }
}
