package org.leibniz.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Pictures in files (PNG, JPEG, GIF or BMP), in a folder for each class; the folders may be in folders, or in a zip or tar
 * archive. A
 * picture is decoded when it is needed, so {@link Dataset#cache} and {@link Batches#prefetch} are of use.
 */
public final class ImageFolder {
    /** Where the bytes of a picture come from. */
    interface Source {
        byte[] bytes() throws IOException;
    }

    private final List<String> classes;
    private final Dataset dataset;

    private ImageFolder(List<String> classes, Dataset dataset) {
        this.classes = classes;
        this.dataset = dataset;
    }

    /**
     * Reads a folder or an archive of folders, in the order of their names.
     *
     * @param channels 3 for red, green and blue, 1 for grey
     * @throws DataFileException if there is no picture, or the first one cannot be read
     */
    public static ImageFolder read(Path place, int channels) throws IOException {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("a picture has 1 or 3 channels, not " + channels);
        }
        Map<String, Source> files = new TreeMap<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> paths = Files.walk(place)) {
                paths.filter(Files::isRegularFile)
                        .forEach(path -> files.put(
                                place.relativize(path).toString().replace('\\', '/'), () -> Files.readAllBytes(path)));
            }
        } else {
            Archive.read(place, Unpacked.USUAL_LIMIT).forEach((name, bytes) -> files.put(name, () -> bytes));
        }
        files.keySet().removeIf(name -> !isImage(name));
        if (files.isEmpty()) throw new DataFileException(place, "there is no picture in it");
        return of(place, files, channels);
    }

    private static ImageFolder of(Path place, Map<String, Source> files, int channels) throws IOException {
        List<String> names = new ArrayList<>(files.keySet());
        int common = common(names);
        List<String> folders = names.stream().map(name -> folder(name, common)).toList();
        List<String> classes = List.copyOf(new TreeSet<>(folders));
        float[] labels = new float[names.size()];
        for (int i = 0; i < labels.length; i++) labels[i] = classes.indexOf(folders.get(i));
        Dataset pictures = ImageDataset.of(place, names, new ArrayList<>(files.values()), channels);
        return new ImageFolder(classes, pictures.with("t", labels));
    }

    private static boolean isImage(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return Stream.of(".png", ".jpg", ".jpeg", ".gif", ".bmp").anyMatch(small::endsWith);
    }

    /** How many letters the folders have in common in which all files are. */
    private static int common(List<String> names) {
        String first = names.get(0);
        int end = first.lastIndexOf('/') + 1;
        for (String name : names)
            while (!name.startsWith(first.substring(0, end))) end = first.lastIndexOf('/', end - 2) + 1;
        return end;
    }

    /** The folders that a file is in without those that hold all of them: its class. */
    private static String folder(String name, int common) {
        int end = name.lastIndexOf('/');
        if (end >= common) return name.substring(common, end);
        return end < 0 ? "" : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
    }

    /** The names of the classes; the number of a class is its place. */
    public List<String> classes() {
        return classes;
    }

    /** The samples: the field x[channels,rows,columns] from 0 to 1, the field t with the class. */
    public Dataset dataset() {
        return dataset;
    }
}
