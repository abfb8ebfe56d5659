package org.leibniz.io;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The MNIST database of handwritten digits (LeCun, Cortes and Burges 1998): pictures of 28 × 28 pixels.
 *
 * @param train 60,000 pictures
 * @param test 10,000 pictures by other writers
 */
public record Mnist(ImageSet train, ImageSet test) {
    static final URI SOURCE = URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/");
    static final Map<String, String> SHA256 = new LinkedHashMap<>();

    static {
        SHA256.put("train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
        SHA256.put("train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
        SHA256.put("t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
        SHA256.put("t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");
    }

    /**
     * Reads the files {@code mnist/…-ubyte.gz} from the folder of {@code LEIBNIZ_DATA} or the cache, and downloads what
     * is in neither.
     *
     * @throws IOException if a file is nowhere to be had, or is not what it should be
     */
    public static Mnist load() throws IOException {
        return load(DataFolder.usual(), SOURCE, SHA256);
    }

    static Mnist load(DataFolder folder, URI source, Map<String, String> sums) throws IOException {
        return load("mnist", folder, source, sums);
    }

    /** A set in the same form, its files being in a folder of the given name. */
    static Mnist load(String name, DataFolder folder, URI source, Map<String, String> sums) throws IOException {
        return new Mnist(images(name, "train", folder, source, sums), images(name, "t10k", folder, source, sums));
    }

    private static ImageSet images(String name, String part, DataFolder folder, URI source, Map<String, String> sums)
            throws IOException {
        Path images = file(name, part + "-images-idx3-ubyte.gz", folder, source, sums);
        Path labels = file(name, part + "-labels-idx1-ubyte.gz", folder, source, sums);
        return new ImageSet(IdxFile.read(images), images, IdxFile.read(labels), labels);
    }

    private static Path file(String name, String file, DataFolder folder, URI source, Map<String, String> sums)
            throws IOException {
        return folder.findOrDownload(
                name + "/" + file, new Download(source.resolve(file), requireNonNull(sums.get(file))));
    }
}
