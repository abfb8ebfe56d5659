package org.leibniz.io;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Data sets by name, from the folder that {@code LEIBNIZ_DATA} names, from the cache, or from the web.
 *
 * <pre>{@code
 * KnownSet digits = KnownSet.load("mnist");
 * new Training(loss).data(digits.train(), x, t).test(digits.test(), x, t);
 * }</pre>
 *
 * @param train fields x and t: for pictures x[channels,rows,columns] from 0 to 1 and the class, for tables the features and
 *     the class or the number to be told
 * @param test samples by others; where there are none, nothing
 * @param classes their names; none where a number is to be told
 */
public record KnownSet(String name, Dataset train, Optional<Dataset> test, List<String> classes) {
    private static final URI TABLES = URI.create("https://raw.githubusercontent.com/jbrownlee/Datasets/master/");
    private static final URI FASHION =
            URI.create("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/");

    /** A table: its file, the columns that say nothing, the one to be told, and whether that is a class. */
    private record Table(String file, String sha256, int target, boolean classes, int... ignored) {}

    private static final Map<String, Table> TABLE = new TreeMap<>(Map.of(
            "iris",
            new Table("iris.csv", "f5d0c11e5c78a69a20dbb80baf2b24703f59a6687595752abb397d23732647c5", 4, true),
            "wine",
            new Table("wine.csv", "e9c16b779f9194945067f65118da6afb317ef60c6515879c50124dc4f6cdd756", 13, true),
            "wdbc",
            new Table("wdbc.data", "d606af411f3e5be8a317a5a8b652b425aaf0ff38ca683d5327ffff94c3695f4a", 1, true, 0),
            "housing",
            new Table("housing.csv", "2682ca02e83b89467d7d0cdcbde7c0cc4d2566119be8ce8d84dad4f0fa20859a", 13, false),
            "banknote",
            new Table(
                    "banknote_authentication.csv",
                    "d0539aaed2139ba7a587b3e34fb345ce503ff7d5d33dbf9912d8e195ce425cb9",
                    4,
                    true),
            "pima",
            new Table(
                    "pima-indians-diabetes.csv",
                    "6bfe5d0f379d17a0e0819b996407e3c09bf80febd4287f2ed212190dfff154af",
                    8,
                    true),
            "seeds",
            new Table("wheat-seeds.csv", "8dbd1853a4439afc113cfe07f290422c7ce3fe48745d71f3f7eaa027cd38fd6e", 7, true),
            "sonar",
            new Table("sonar.csv", "3079c09b5d2789a0f96aff82c28e5164fafe2495c5f8da96c6c256c1bd25763f", 60, true),
            "ionosphere",
            new Table("ionosphere.csv", "fd6dd7864b55d56dac0a1e6e24af9ccc35bf2555ac79af8ab9f3d1daa065ab83", 34, true)));

    private static final Map<String, String> FASHION_SUMS = Map.of(
            "train-images-idx3-ubyte.gz", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            "train-labels-idx1-ubyte.gz", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            "t10k-images-idx3-ubyte.gz", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            "t10k-labels-idx1-ubyte.gz", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5");

    private static final List<String> GARMENTS = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    /** The names that {@link #load} knows. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of("mnist", "fashion-mnist", "cifar-10", "cifar-10-jpeg"));
        names.addAll(TABLE.keySet());
        return names;
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException if no set has this name
     * @throws IOException if a file is nowhere to be had, or is not what it should be
     */
    public static KnownSet load(String name) throws IOException {
        return load(name, DataFolder.usual());
    }

    static KnownSet load(String name, DataFolder folder) throws IOException {
        switch (name) {
            case "mnist" -> {
                return of(name, Mnist.load(folder, Mnist.SOURCE, Mnist.SHA256), digits());
            }
            case "fashion-mnist" -> {
                return of(name, Mnist.load("fashion-mnist", folder, FASHION, FASHION_SUMS), GARMENTS);
            }
            case "cifar-10" -> {
                return cifar(name, folder);
            }
            case "cifar-10-jpeg" -> {
                ImageFolder train = ImageFolder.read(present(folder, name + "/train.tar.gz"), 3);
                ImageFolder test = ImageFolder.read(present(folder, name + "/test.tar.gz"), 3);
                return new KnownSet(name, train.dataset(), Optional.of(test.dataset()), train.classes());
            }
            default -> {
                Table table = TABLE.get(name);
                if (table == null) {
                    throw new IllegalArgumentException("no set is called " + name + "; there are " + names());
                }
                return of(name, table, folder);
            }
        }
    }

    private static List<String> digits() {
        return List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    private static KnownSet of(String name, Mnist pictures, List<String> classes) {
        return new KnownSet(
                name, pictures.train().dataset(), Optional.of(pictures.test().dataset()), classes);
    }

    private static KnownSet cifar(String name, DataFolder folder) throws IOException {
        Path train = present(folder, "cifar-10/data_batch_1.bin");
        Path test = present(folder, "cifar-10/test_batch.bin");
        Path words = present(folder, "cifar-10/batches.meta.txt");
        List<String> classes =
                TextFile.read(words).lines().filter(line -> !line.isBlank()).toList();
        return new KnownSet(name, CifarFile.read(train), Optional.of(CifarFile.read(test)), classes);
    }

    private static Path present(DataFolder folder, String file) throws IOException {
        return folder.find(file)
                .orElseThrow(
                        () -> new IOException(
                                file
                                        + " is not here, and nowhere to be had as a single file; set LEIBNIZ_DATA to a folder that has it"));
    }

    private static KnownSet of(String name, Table table, DataFolder folder) throws IOException {
        Path file = folder.findOrDownload(
                "tabular/" + table.file(), new Download(TABLES.resolve(table.file()), table.sha256()));
        CsvFile csv = CsvFile.read(file, false);
        int[] others = new int[table.ignored().length + 1];
        System.arraycopy(table.ignored(), 0, others, 1, table.ignored().length);
        others[0] = table.target();
        int[] features = csv.columnsWithout(others);
        Dataset samples = table.classes()
                ? csv.classification(features, table.target())
                : csv.regression(features, table.target());
        return new KnownSet(name, samples, Optional.empty(), table.classes() ? csv.classes(table.target()) : List.of());
    }
}
