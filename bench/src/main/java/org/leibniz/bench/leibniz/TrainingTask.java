package org.leibniz.bench.leibniz;

import java.io.IOException;
import java.util.stream.Stream;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Workload;
import org.leibniz.compile.Call;

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
        call = network.step(work).call();
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
