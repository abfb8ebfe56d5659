package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Tables, pictures and texts in files, whole and damaged. */
class DataFilesTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertRefused(String expected, Executable reading) {
        assertEquals(expected, assertThrows(IOException.class, reading).getMessage());
    }

    @Test
    void tablesHaveTypesHeadersAndMissingValues() throws IOException {
        CsvFile table = CsvFile.read(file("a.csv", "size,colour,\"weight, kg\"\n1,red,2.5\n3,blue,?\n\n5,red,-1e2\n"));
        assertEquals(List.of("size", "colour", "weight, kg"), table.names());
        assertEquals(3, table.rows());
        assertArrayEquals(new float[] {1, 3, 5}, table.numbers(0));
        assertTrue(table.isNumeric(2));
        assertFalse(table.isNumeric(1));
        assertTrue(table.isMissing(1, 2));
        assertEquals(List.of("blue", "red"), table.classes(1));
        assertArrayEquals(new float[] {1, 0, 1}, table.labels(1));
        assertArrayEquals(new float[] {1, 2.5f, 3, -48.75f, 5, -100}, table.filled(0, 2));
        assertArrayEquals(new float[] {1, 2.5f, 5, -100}, table.complete().numbers(0, 2));
        assertEquals(
                "3 samples of [x[1], t[]]",
                table.classification(new int[] {0}, 1).toString());
        CsvFile plain = CsvFile.read(file("b.csv", "1;2\n10;4\n9.0;4\n9;1\n"));
        assertEquals(List.of("0", "1"), plain.names());
        assertEquals(List.of("1", "9", "10"), plain.classes(0));
        assertArrayEquals(new float[] {0, 2, 1, 1}, plain.labels(0));
        assertArrayEquals(new int[] {1}, plain.columnsWithout(0));
    }

    @Test
    void aWrongFieldIsNamedByLineAndColumn() throws IOException {
        Path file = file("a.csv", "size,weight\n1,2\n\n3,NaN\n4,?\n5,heavy\n");
        CsvFile table = CsvFile.read(file);
        assertRefused(file + ": line 4, column weight: 'NaN' is no finite number", () -> table.numbers(0, 1));
        CsvFile rest = CsvFile.read(file("c.csv", "size,weight\n4,?\n5,1\n"));
        assertRefused(folder.resolve("c.csv") + ": line 2, column weight: a value is missing", () -> rest.numbers(1));
        assertRefused(folder.resolve("c.csv") + ": line 2, column weight: the class is missing", () -> rest.labels(1));
        Path ragged = file("d.csv", "1,2\n3,4\n5\n");
        assertRefused(ragged + ": line 3 has 1 fields, the first line has 2", () -> CsvFile.read(ragged));
        Path empty = file("e.csv", "");
        assertRefused(empty + ": the table is empty", () -> CsvFile.read(empty));
        Path open = file("f.csv", "1,2\n3,\"4\n");
        assertRefused(open + ": a quotation mark is not closed in line 2", () -> CsvFile.read(open));
        Path bytes = Files.write(folder.resolve("g.csv"), new byte[] {'1', ',', (byte) 0xff, '\n'});
        assertRefused(bytes + ": this is no text in UTF-8, at byte 2", () -> CsvFile.read(bytes));
        assertThrows(IllegalArgumentException.class, () -> table.column("height"));
    }

    private static byte[] png(int rows, int columns, int type, int... rgb) throws IOException {
        BufferedImage image = new BufferedImage(columns, rows, type);
        for (int i = 0; i < rows * columns; i++) {
            int value = rgb[i % rgb.length];
            boolean grey = type == BufferedImage.TYPE_BYTE_GRAY;
            if (grey) image.getRaster().setSample(i % columns, i / columns, 0, value);
            else image.setRGB(i % columns, i / columns, value);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> pictures() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("set/dog/1.png", png(2, 3, BufferedImage.TYPE_BYTE_GRAY, 0, 51, 102, 153, 204, 255));
        files.put("set/cat/1.png", png(2, 3, BufferedImage.TYPE_INT_RGB, 0xff0033));
        files.put("set/cat/2.png", png(2, 3, BufferedImage.TYPE_BYTE_BINARY, 0xffffff, 0));
        files.put("set/readme.txt", new byte[] {1});
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] header = new byte[512];
            put(header, 0, file.getKey());
            put(header, 124, String.format("%011o", file.getValue().length));
            put(header, 148, "        ");
            header[156] = '0';
            put(header, 257, "ustar");
            int sum = 0;
            for (byte b : header) sum += b & 0xff;
            put(header, 148, String.format("%06o\0 ", sum));
            bytes.write(header);
            bytes.write(file.getValue());
            bytes.write(new byte[-file.getValue().length & 511]);
        }
        bytes.write(new byte[1024]);
        return bytes.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void picturesAreReadFromFoldersAndArchives() throws IOException {
        Path plain = folder.resolve("plain");
        for (Map.Entry<String, byte[]> file : pictures().entrySet()) {
            Path path = plain.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Path zip = Files.write(folder.resolve("a.zip"), zip(pictures()));
        Path tar = Files.write(folder.resolve("a.tar.gz"), gzip(tar(pictures())));
        for (Path place : List.of(plain, zip, tar)) {
            ImageFolder grey = ImageFolder.read(place, 1);
            assertEquals(List.of("cat", "dog"), grey.classes());
            assertEquals("3 samples of [x[1,2,3], t[]]", grey.dataset().toString());
            assertArrayEquals(new float[] {0, 0, 1}, grey.dataset().array("t"));
            assertArrayEquals(
                    new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, grey.dataset().sample(2, "x"), 1e-6f);
            assertArrayEquals(new float[] {1, 0, 1, 0, 1, 0}, grey.dataset().sample(1, "x"));
            assertEquals(0.299 + 0.2 * 0.114, grey.dataset().sample(0, "x")[0], 1e-6);
            float[] colour = ImageFolder.read(place, 3).dataset().cache().sample(0, "x");
            assertArrayEquals(new float[] {1, 0, 0.2f}, new float[] {colour[0], colour[6], colour[12]}, 1e-6f);
        }
    }

    @Test
    void badPicturesAndArchivesAreNamed() throws IOException {
        Map<String, byte[]> files = pictures();
        files.put("set/dog/2.png", png(3, 3, BufferedImage.TYPE_INT_RGB, 0));
        files.put("set/dog/3.png", Arrays.copyOf(files.get("set/dog/1.png"), 45));
        files.put("set/dog/4.png", new byte[] {1, 2, 3});
        Path zip = Files.write(folder.resolve("a.zip"), zip(files));
        Dataset pictures = ImageFolder.read(zip, 1).dataset();
        assertUnreadable(zip + ": set/dog/2.png has 3 rows and 3 columns, the first picture 2 and 3", pictures, 3);
        assertUnreadable(zip + ": set/dog/3.png is damaged: ", pictures, 4);
        assertUnreadable(zip + ": set/dog/4.png is no picture", pictures, 5);
        byte[] tar = tar(pictures());
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(tar, 700));
        assertRefused(cut + ": the archive is cut short or damaged", () -> ImageFolder.read(cut, 1));
        tar[3] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.tar"), tar);
        assertRefused(
                damaged + ": this is no zip and no tar archive, or a damaged one", () -> ImageFolder.read(damaged, 1));
        Path bomb = Files.write(folder.resolve("bomb.zip"), zip(Map.of("a/1.png", new byte[3_000_000])));
        assertRefused(bomb + ": unpacked, the file has more than 1000000 bytes", () -> Archive.read(bomb, 1_000_000));
        Path none = Files.write(folder.resolve("none.zip"), zip(Map.of("readme", new byte[3])));
        assertRefused(none + ": there is no picture in it", () -> ImageFolder.read(none, 1));
    }

    private static void assertUnreadable(String expected, Dataset pictures, int sample) {
        String message = assertThrows(UncheckedIOException.class, () -> pictures.sample(sample, "x"))
                .getCause()
                .getMessage();
        assertTrue(message.startsWith(expected), message);
    }

    @Test
    void textsBecomeStretchesOfCharacters() throws IOException {
        Path file = file("t.txt", "abc ä\r\nabc");
        String text = TextFile.read(file);
        assertEquals("abc ä\nabc", text);
        Characters signs = Characters.of(text);
        assertEquals(6, signs.count());
        assertEquals("ä", signs.sign(5));
        Dataset windows = signs.windows(text, 3, 2);
        assertEquals(3, windows.count());
        assertArrayEquals(signs.encode("c ä"), windows.sample(1, "x"));
        assertArrayEquals(signs.encode(" ä\n"), windows.sample(1, "t"));
        assertEquals(
                "character 1, 'x', is not among those known",
                assertThrows(IllegalArgumentException.class, () -> signs.encode("ax"))
                        .getMessage());
    }

    @Test
    void cifarPicturesAreReadWhole() throws IOException {
        byte[] two = new byte[2 * 3073];
        two[0] = 3;
        two[3073] = 9;
        two[3074 + 1024] = (byte) 255;
        Path file = Files.write(folder.resolve("batch.bin"), two);
        Dataset pictures = CifarFile.read(file);
        assertEquals("2 samples of [x[3,32,32], t[]]", pictures.toString());
        assertArrayEquals(new float[] {3, 9}, pictures.array("t"));
        assertEquals(1, pictures.sample(1, "x")[1024]);
        Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(two, 6000));
        assertRefused(cut + ": pictures of 3073 bytes do not make 6000 bytes", () -> CifarFile.read(cut));
        two[3073] = 10;
        Files.write(file, two);
        assertRefused(file + ": picture 1 is of class 10, there are 10", () -> CifarFile.read(file));
    }

    @Test
    void anIdxFileThatUnpacksToTooMuchIsRefused() throws IOException {
        byte[] zeros = IdxFileTest.packed(IdxFileTest.idx(8, new byte[3_000_000], 3_000_000));
        Path bomb = Files.write(folder.resolve("bomb.gz"), zeros);
        assertTrue(zeros.length < 10_000, "a bomb of " + zeros.length + " bytes");
        assertRefused(bomb + ": unpacked, the file has more than 1000000 bytes", () -> IdxFile.read(bomb, 1_000_000));
        assertEquals(3_000_000, IdxFile.read(bomb).values().length);
    }

    @Test
    void knownSetsAreReadByName() throws IOException {
        assertEquals(
                "no set is called minst; there are " + KnownSet.names(),
                assertThrows(IllegalArgumentException.class, () -> KnownSet.load("minst"))
                        .getMessage());
        String data = System.getenv().getOrDefault("LEIBNIZ_DATA", "");
        assumeTrue(
                Files.exists(Path.of(data, "tabular", "iris.csv")),
                "the sets are not on this machine: set LEIBNIZ_DATA to the folder that holds them");
        assertEquals("150 samples of [x[4], t[]]", KnownSet.load("iris").train().toString());
        assertEquals(
                "178 samples of [x[13], t[]]", KnownSet.load("wine").train().toString());
        assertEquals(
                "569 samples of [x[30], t[]]", KnownSet.load("wdbc").train().toString());
        assertEquals(
                "506 samples of [x[13], t[]]", KnownSet.load("housing").train().toString());
        assertEquals(List.of("B", "M"), KnownSet.load("wdbc").classes());
        assertEquals(32_033, KnownText.load("names").lines().count());
        KnownSet cifar = KnownSet.load("cifar-10");
        assertEquals("4000 samples of [x[3,32,32], t[]]", cifar.train().toString());
        assertEquals("frog", cifar.classes().get((int) cifar.train().sample(0, "t")[0]));
        assertEquals(
                "10000 samples of [x[1,28,28], t[]]",
                KnownSet.load("fashion-mnist").test().orElseThrow().toString());
    }
}
