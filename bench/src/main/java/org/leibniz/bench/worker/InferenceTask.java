package org.leibniz.bench.worker;

import java.io.IOException;

/** Inference on the batches of a workload; its loss is the cross-entropy of what came out, in double precision. */
final class InferenceTask implements Task {
    private final Inference inference;
    private final float[][] inputs;
    private final float[][] targets;
    private final int batch;
    private float[] logits = {};
    private int last;

    InferenceTask(Inference inference, Workload work) throws IOException {
        this.inference = inference;
        this.inputs = work.inputs();
        this.targets = work.targets();
        this.batch = work.batch();
    }

    @Override
    public void step(int number) throws Exception {
        logits = inference.run(inputs[number]);
        last = number;
    }

    @Override
    public double loss() {
        int classes = targets[last].length / batch;
        double loss = 0;
        for (int sample = 0; sample < batch; sample++) {
            double exponentials = 0;
            double chosen = 0;
            for (int i = sample * classes; i < (sample + 1) * classes; i++) {
                exponentials += Math.exp(logits[i]);
                chosen += (double) targets[last][i] * logits[i];
            }
            loss += Math.log(exponentials) - chosen;
        }
        return loss / batch;
    }

    @Override
    public void close() throws Exception {
        inference.close();
    }
}
