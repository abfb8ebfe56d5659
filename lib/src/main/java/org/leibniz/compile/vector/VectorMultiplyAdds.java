package org.leibniz.compile.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.leibniz.compile.MultiplyAdds;

/**
 * Multiply-adds of vectors in registers. As many chains as hide the time that each step of a chain takes: two units of
 * four or five cycles need ten.
 */
enum VectorMultiplyAdds implements MultiplyAdds {
    FLOATS(VectorBackend.FLOATS.length()) {
        @Override
        public double run(int turns) {
            FloatVector f = FloatVector.broadcast(VectorBackend.FLOATS, 0.5f);
            FloatVector g = FloatVector.broadcast(VectorBackend.FLOATS, 1f);
            FloatVector a = g;
            FloatVector b = g;
            FloatVector c = g;
            FloatVector d = g;
            FloatVector e = g;
            FloatVector h = g;
            FloatVector i = g;
            FloatVector j = g;
            FloatVector k = g;
            FloatVector l = g;
            for (int turn = 0; turn < turns; turn++) {
                a = a.fma(f, g);
                b = b.fma(f, g);
                c = c.fma(f, g);
                d = d.fma(f, g);
                e = e.fma(f, g);
                h = h.fma(f, g);
                i = i.fma(f, g);
                j = j.fma(f, g);
                k = k.fma(f, g);
                l = l.fma(f, g);
            }
            FloatVector first = a.add(b).add(c).add(d).add(e);
            return first.add(h).add(i).add(j).add(k).add(l).reduceLanes(VectorOperators.ADD);
        }
    },
    DOUBLES(VectorBackend.DOUBLES.length()) {
        @Override
        public double run(int turns) {
            DoubleVector f = DoubleVector.broadcast(VectorBackend.DOUBLES, 0.5);
            DoubleVector g = DoubleVector.broadcast(VectorBackend.DOUBLES, 1);
            DoubleVector a = g;
            DoubleVector b = g;
            DoubleVector c = g;
            DoubleVector d = g;
            DoubleVector e = g;
            DoubleVector h = g;
            DoubleVector i = g;
            DoubleVector j = g;
            DoubleVector k = g;
            DoubleVector l = g;
            for (int turn = 0; turn < turns; turn++) {
                a = a.fma(f, g);
                b = b.fma(f, g);
                c = c.fma(f, g);
                d = d.fma(f, g);
                e = e.fma(f, g);
                h = h.fma(f, g);
                i = i.fma(f, g);
                j = j.fma(f, g);
                k = k.fma(f, g);
                l = l.fma(f, g);
            }
            DoubleVector first = a.add(b).add(c).add(d).add(e);
            return first.add(h).add(i).add(j).add(k).add(l).reduceLanes(VectorOperators.ADD);
        }
    };

    private static final int CHAINS = 10;

    private final int lanes;

    VectorMultiplyAdds(int lanes) {
        this.lanes = lanes;
    }

    @Override
    public int operations() {
        return 2 * CHAINS * lanes;
    }
}
