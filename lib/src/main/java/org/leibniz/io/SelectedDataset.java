package org.leibniz.io;

/** Some samples of a set, in some order. */
final class SelectedDataset extends Dataset {
    private final Dataset source;
    private final int[] samples;

    SelectedDataset(Dataset source, int[] samples) {
        super(source.fields(), samples.length);
        this.source = source;
        this.samples = samples;
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        source.read(samples[sample], epoch, into, at);
    }
}
