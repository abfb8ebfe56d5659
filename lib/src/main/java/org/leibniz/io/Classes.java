package org.leibniz.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The samples of each class. */
final class Classes {
    private final List<List<Integer>> members = new ArrayList<>();

    private Classes() {}

    /** @throws IllegalArgumentException if a label is no whole number from 0 on */
    static Classes of(Dataset samples, String label) {
        if (samples.fields().get(samples.index(label)).length() != 1) {
            throw new IllegalArgumentException(
                    "a class is one number, not " + samples.fields().get(samples.index(label)));
        }
        Classes classes = new Classes();
        float[] labels = samples.array(label);
        for (int i = 0; i < labels.length; i++) {
            if (!(labels[i] >= 0 && labels[i] < 1 << 20 && labels[i] == Math.rint(labels[i]))) {
                throw new IllegalArgumentException(
                        "sample " + i + ": a class in " + label + " is a number from 0 on, not " + labels[i]);
            }
            while (classes.members.size() <= labels[i]) classes.members.add(new ArrayList<>());
            classes.members.get((int) labels[i]).add(i);
        }
        return classes;
    }

    int count() {
        return members.size();
    }

    List<Integer> shuffled(int kind, long seed) {
        List<Integer> copy = new ArrayList<>(members.get(kind));
        Collections.shuffle(copy, new Random(seed + kind));
        return copy;
    }
}
