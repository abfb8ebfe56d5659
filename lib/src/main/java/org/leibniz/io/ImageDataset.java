package org.leibniz.io;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pictures of one size that are decoded when they are read. */
final class ImageDataset extends Dataset {
    /** More than any picture that somebody trains on, and not enough to fill the memory. */
    private static final long MOST_PIXELS = 1L << 26;

    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private final Path place;
    private final List<String> names;
    private final List<ImageFolder.Source> sources;
    private final int[] sizes;

    private ImageDataset(Path place, List<String> names, List<ImageFolder.Source> sources, int[] sizes) {
        super(List.of(new Field("x", sizes)), names.size());
        this.place = place;
        this.names = names;
        this.sources = sources;
        this.sizes = sizes;
    }

    /** The first picture decides the size. */
    static Dataset of(Path place, List<String> names, List<ImageFolder.Source> sources, int channels)
            throws IOException {
        BufferedImage first = decode(place, names.get(0), sources.get(0).bytes());
        return new ImageDataset(place, names, sources, new int[] {channels, first.getHeight(), first.getWidth()});
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        try {
            BufferedImage image =
                    decode(place, names.get(sample), sources.get(sample).bytes());
            if (image.getHeight() != sizes[1] || image.getWidth() != sizes[2]) {
                throw new DataFileException(
                        place,
                        names.get(sample) + " has " + image.getHeight() + " rows and " + image.getWidth()
                                + " columns, the first picture " + sizes[1] + " and " + sizes[2]);
            }
            fill(image, into[0], at * fields().get(0).length());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static BufferedImage decode(Path place, String name, byte[] bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new DataFileException(place, name + " is no picture");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new DataFileException(place, name + " has " + pixels + " pixels, which is too many");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (DataFileException known) {
            throw known;
        } catch (IOException | RuntimeException damaged) {
            // Decoders throw all sorts of things at damaged files.
            throw new DataFileException(place, name + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private void fill(BufferedImage image, float[] into, int from) {
        int area = sizes[1] * sizes[2];
        float[] colour = new float[3];
        for (int row = 0; row < sizes[1]; row++) {
            for (int column = 0; column < sizes[2]; column++) {
                colour(image, column, row, colour);
                int at = from + row * sizes[2] + column;
                if (sizes[0] == 3) {
                    for (int k = 0; k < 3; k++) into[at + k * area] = colour[k];
                } else {
                    boolean grey = colour[0] == colour[1] && colour[1] == colour[2];
                    double luma = LUMA[0] * colour[0] + LUMA[1] * colour[1] + LUMA[2] * colour[2];
                    into[at] = grey ? colour[0] : (float) luma;
                }
            }
        }
    }

    /** From the raster: the colour model would change the values of a grey picture by a gamma. */
    private static void colour(BufferedImage image, int column, int row, float[] colour) {
        if (image.getColorModel() instanceof IndexColorModel) {
            int rgb = image.getRGB(column, row);
            for (int k = 0; k < 3; k++) colour[k] = (rgb >> 16 - 8 * k & 0xff) / 255f;
            return;
        }
        Raster raster = image.getRaster();
        boolean grey = raster.getNumBands() < 3;
        for (int k = 0; k < 3; k++) {
            int band = grey ? 0 : k;
            int largest = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
            colour[k] = raster.getSample(column, row, band) / (float) largest;
        }
    }
}
