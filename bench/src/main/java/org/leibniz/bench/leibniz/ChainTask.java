package org.leibniz.bench.leibniz;

import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.log1p;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.tanh;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.bench.worker.Task;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** The mean of tanh(ax + b)σ(x) + log1p(exp(x)), and its gradients by x, a and b. */
final class ChainTask implements Task {
    private final Call call;

    ChainTask(float[] xs, float[] as, float[] bs) {
        Symbol x = Symbol.input("x", Shape.of(xs.length));
        Symbol a = Symbol.input("a", Shape.scalar());
        Symbol b = Symbol.input("b", Shape.scalar());
        Expr y = tanh(a.times(x).plus(b)).times(sigmoid(x)).plus(log1p(exp(x))).named("y");
        Expr m = mean(y).named("m");
        List<Expr> outputs = new ArrayList<>(List.of(m));
        outputs.addAll(Gradient.of(m).by(x, a, b));
        call = Program.compile(outputs, Precision.FLOAT32).call();
        call.with(x, xs).with(a, as).with(b, bs);
    }

    @Override
    public void step(int batch) {
        call.run();
    }

    @Override
    public double loss() {
        return call.number(0);
    }

    @Override
    public double check() {
        double sum = call.number(2) + call.number(3);
        for (float slope : call.floats(1)) sum += slope;
        return sum;
    }
}
