package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Dim;

/** Runs a program on tensors, as the interpreter does. */
final class Evaluation {
    private Evaluation() {}

    static List<Tensor> evaluate(Program program, Map<Symbol, Tensor> point) {
        Call call = program.call();
        point.forEach((symbol, tensor) -> {
            for (int axis = 0; axis < tensor.rank(); axis++) {
                Dim dim = symbol.shape().dim(axis);
                if (dim.names().contains(dim.toString())) call.size(dim.toString(), tensor.sizes()[axis]);
            }
        });
        for (Symbol symbol : program.inputs()) {
            Tensor tensor = point.get(symbol);
            if (tensor == null) throw new IllegalArgumentException("no value is given for " + symbol.described());
            if (program.precision() == Precision.FLOAT32) call.with(symbol, floats(tensor.values()));
            else call.with(symbol, tensor.values().clone());
        }
        call.run();
        List<Tensor> results = new ArrayList<>();
        for (int output = 0; output < program.outputs().size(); output++) results.add(call.tensor(output));
        return results;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
        return floats;
    }
}
