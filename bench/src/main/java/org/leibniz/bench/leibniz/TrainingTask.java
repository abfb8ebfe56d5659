package org.leibniz.bench.leibniz;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Workload;
import org.leibniz.compile.Call;
import org.leibniz.expr.Symbol;

/** Steps of training: one compiled program. */
final class TrainingTask implements Task {
    private final Network network;
    private final Numbers numbers;
    private final Call call;
    private final Object[] inputs;
    private final Object[] targets;

    TrainingTask(Workload work) throws IOException {
        network = Network.of(work);
        numbers = new Numbers(LeibnizPeer.precision(work));
        Network.Step step = network.step(work);
        call = step.program().call();
        List<float[]> parameters = work.parameters();
        Map<Symbol, float[]> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) values.put(network.parameters.get(i), parameters.get(i));
        for (Symbol kept : step.state())
            values.put(kept, new float[Math.toIntExact(kept.shape().elements())]);
        numbers.keep(call, values);
        inputs = Stream.of(work.inputs()).map(numbers::of).toArray();
        targets = Stream.of(work.targets()).map(numbers::of).toArray();
    }

    @Override
    public void step(int batch) {
        numbers.bind(call, network.x, inputs[batch]);
        numbers.bind(call, network.t, targets[batch]);
        call.run();
    }

    @Override
    public double loss() {
        return call.number(0);
    }
}
