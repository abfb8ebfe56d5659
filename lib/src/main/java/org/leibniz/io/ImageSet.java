package org.leibniz.io;

import java.nio.file.Path;
import java.util.Arrays;

/** Grey pictures of one size, each with the number of its class. */
public final class ImageSet {
    private final int count;
    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final byte[] labels;

    /** @throws DataFileException if the sizes of the files do not go together */
    ImageSet(IdxFile images, Path imageFile, IdxFile labels, Path labelFile) throws DataFileException {
        int[] sizes = images.sizes();
        if (sizes.length != 3) {
            throw new DataFileException(
                    imageFile, "pictures need 3 axes, the file has the sizes " + Arrays.toString(sizes));
        }
        if (labels.sizes().length != 1 || labels.sizes()[0] != sizes[0]) {
            throw new DataFileException(
                    labelFile,
                    "there are " + sizes[0] + " pictures, the labels have the sizes "
                            + Arrays.toString(labels.sizes()));
        }
        this.count = sizes[0];
        this.rows = sizes[1];
        this.columns = sizes[2];
        this.pixels = images.values();
        this.labels = labels.values();
    }

    /** The number of pictures. */
    public int count() {
        return count;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The class of a picture. */
    public int label(int picture) {
        return labels[picture] & 0xff;
    }

    /** The classes of all pictures. */
    public float[] labels() {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) all[i] = label(i);
        return all;
    }

    /**
     * For each picture a 1 at its class and 0 elsewhere.
     *
     * @throws IllegalArgumentException if there are more classes
     */
    public float[] oneHot(int classes) {
        float[] all = new float[Math.multiplyExact(count, classes)];
        for (int i = 0; i < count; i++) {
            if (label(i) >= classes) {
                throw new IllegalArgumentException(
                        "picture " + i + " is of class " + label(i) + ", there should be " + classes + " classes");
            }
            all[i * classes + label(i)] = 1;
        }
        return all;
    }

    /** All pixels from 0 (background) to 1 (ink), picture after picture, row by row. */
    public float[] pixels() {
        return pixels(0, count);
    }

    /** The pixels of one picture. */
    public float[] pixels(int picture) {
        return pixels(picture, picture + 1);
    }

    private float[] pixels(int from, int to) {
        int size = rows * columns;
        float[] values = new float[Math.multiplyExact(to - from, size)];
        for (int i = 0; i < values.length; i++) values[i] = (pixels[from * size + i] & 0xff) / 255f;
        return values;
    }

    /** The pictures as samples: the field x[1,rows,columns] with the pixels, the field t with the class. */
    public Dataset dataset() {
        return Dataset.of("x", pixels(), 1, rows, columns).with("t", labels());
    }
}
