package org.leibniz.train;

import java.util.List;
import org.leibniz.compile.Call;
import org.leibniz.compile.Parameters;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.io.Batches;

/** Measures samples without changing anything, as inference does. */
final class Evaluation {
    private static final int BATCH = 256;

    private final List<Expr> measured;
    private final Program program;
    private final int batch;

    /** @param measured means over the samples */
    Evaluation(List<Expr> measured, int batch) {
        this.measured = measured;
        this.program = Program.compile(measured, Precision.FLOAT32);
        this.batch = Math.max(BATCH, batch);
    }

    Measures measure(Samples samples, Parameters values) {
        Call call = program.call().with(values);
        Feed feed = new Feed(samples, new Batches(samples.data(), batch, 0, false), measured, call);
        Measures results = new Measures(measured);
        for (int number = 0; number < feed.batches().count(); number++) {
            feed.load(1, number);
            results.add(call.run(), feed.count());
        }
        return results;
    }
}
