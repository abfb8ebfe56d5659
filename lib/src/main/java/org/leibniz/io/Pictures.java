package org.leibniz.io;

/** Arrays whose last two axes are the rows and columns of pictures. */
final class Pictures {
    private Pictures() {}

    static int columns(int[] sizes) {
        if (sizes.length < 2) throw new IllegalArgumentException("a picture has rows and columns");
        return sizes[sizes.length - 1];
    }

    static float[] shifted(float[] values, int[] sizes, int down, int right) {
        int columns = columns(sizes);
        int rows = sizes[sizes.length - 2];
        float[] shifted = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int column = i % columns - right;
            int row = i / columns % rows - down;
            boolean inside = column >= 0 && column < columns && row >= 0 && row < rows;
            if (inside) shifted[i] = values[i - right - down * columns];
        }
        return shifted;
    }
}
