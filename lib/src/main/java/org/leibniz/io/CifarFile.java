package org.leibniz.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The binary format of CIFAR-10 (Krizhevsky 2009): for each picture its class, then 32 × 32 values of red, green and blue. */
public final class CifarFile {
    private static final int SIDE = 32;
    private static final int VALUES = 3 * SIDE * SIDE;
    private static final int CLASSES = 10;

    private CifarFile() {}

    /**
     * The pictures as samples: the field x[3,32,32] from 0 to 1, the field t with the class.
     *
     * @throws DataFileException if the file is no whole number of pictures, or a class is out of range
     */
    public static Dataset read(Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0 || size % (VALUES + 1) != 0 || size > Integer.MAX_VALUE - 8) {
            throw new DataFileException(file, "pictures of " + (VALUES + 1) + " bytes do not make " + size + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        int count = bytes.length / (VALUES + 1);
        float[] pixels = new float[Math.multiplyExact(count, VALUES)];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            int from = i * (VALUES + 1);
            labels[i] = bytes[from] & 0xff;
            if (labels[i] >= CLASSES) {
                throw new DataFileException(
                        file, "picture " + i + " is of class " + (int) labels[i] + ", there are " + CLASSES);
            }
            for (int k = 0; k < VALUES; k++) pixels[i * VALUES + k] = (bytes[from + 1 + k] & 0xff) / 255f;
        }
        return Dataset.of("x", pixels, 3, SIDE, SIDE).with("t", labels);
    }
}
