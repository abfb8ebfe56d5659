package org.leibniz.compile.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.leibniz.compile.Backend;
import org.leibniz.compile.Kernels;
import org.leibniz.compile.LaneCode;
import org.leibniz.compile.MultiplyAdds;
import org.leibniz.compile.Precision;

/** Vectors of the size that the processor prefers. Found by its name, because its module may be missing. */
public final class VectorBackend implements Backend {
    /** Generated code reads these; they are constants to the compiler of the virtual machine. */
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    private final boolean eager;

    /** The constant by which generated code exchanges numbers in a vector with those at a distance that is a power of two. */
    static VectorShuffle<?> exchange(MethodHandles.Lookup caller, String name, Class<?> type, int bits, int distance) {
        VectorSpecies<?> species = bits == Float.SIZE ? FLOATS : DOUBLES;
        return VectorShuffle.fromOp(species, lane -> lane ^ distance);
    }

    /** Called by the search for back ends. */
    public VectorBackend() {
        this(false);
    }

    VectorBackend(boolean eager) {
        this.eager = eager;
    }

    @Override
    public boolean isEager() {
        return eager;
    }

    @Override
    public MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }

    @Override
    public LaneCode vectors(Precision precision) {
        boolean single = precision == Precision.FLOAT32;
        return single
                ? new VectorCode("Float", "Int", FLOATS.length())
                : new VectorCode("Double", "Long", DOUBLES.length());
    }

    @Override
    public MultiplyAdds multiplyAdds(Precision precision) {
        return precision == Precision.FLOAT32 ? VectorMultiplyAdds.FLOATS : VectorMultiplyAdds.DOUBLES;
    }

    @Override
    public Kernels kernels() {
        return Kernels.best();
    }
}
