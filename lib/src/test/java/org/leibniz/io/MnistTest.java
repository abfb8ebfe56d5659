package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files in the form of MNIST from a server on this machine, and the real ones where they are. */
class MnistTest {
    private static final byte[] PIXELS = {0, (byte) 255, 51, 0, 102, 0, 0, 0};

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> sums = new HashMap<>();
    private HttpServer server;
    private URI source;

    @TempDir
    Path home;

    @BeforeEach
    void serve() throws Exception {
        for (String part : new String[] {"train", "t10k"}) {
            files.put(part + "-images-idx3-ubyte.gz", IdxFileTest.packed(IdxFileTest.idx(8, PIXELS, 2, 2, 2)));
            files.put(part + "-labels-idx1-ubyte.gz", IdxFileTest.packed(IdxFileTest.idx(8, new byte[] {3, 1}, 2)));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(file.getValue());
            sums.put(file.getKey(), HexFormat.of().formatHex(sum));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mnist/", exchange -> {
            byte[] content = files.get(exchange.getRequestURI().getPath().substring("/mnist/".length()));
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        source = new URI(
                "http",
                null,
                InetAddress.getLoopbackAddress().getHostAddress(),
                server.getAddress().getPort(),
                "/mnist/",
                null,
                null);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private DataFolder folder() {
        return DataFolder.of(Map.of(), home);
    }

    @Test
    void filesAreDownloadedOnce() throws IOException {
        ImageSet train = Mnist.load(folder(), source, sums).train();
        assertEquals(2, train.count());
        assertArrayEquals(new float[] {0.4f, 0, 0, 0}, train.pixels(1));
        assertArrayEquals(new float[] {0, 0, 0, 1, 0, 1, 0, 0}, train.oneHot(4));
        assertArrayEquals(new float[] {3, 1}, train.labels());
        assertEquals(
                "picture 0 is of class 3, there should be 3 classes",
                assertThrows(IllegalArgumentException.class, () -> train.oneHot(3))
                        .getMessage());
        assertTrue(Files.isRegularFile(home.resolve(".cache/leibniz/mnist/train-images-idx3-ubyte.gz")));
        stop();
        assertEquals(2, Mnist.load(folder(), source, sums).test().count());
    }

    @Test
    void anotherContentIsRefusedAndNotKept() {
        files.put("train-images-idx3-ubyte.gz", new byte[] {1, 2, 3});
        String message = assertThrows(IOException.class, () -> Mnist.load(folder(), source, sums))
                .getMessage();
        assertTrue(message.contains("has the SHA-256 039058c6f2c0cb49"), message);
        assertFalse(Files.exists(home.resolve(".cache/leibniz/mnist/train-images-idx3-ubyte.gz")));
    }

    @Test
    void whereNothingIsToBeHadTheMessageSaysWhatToDo() {
        files.clear();
        Path given = home.resolve("data");
        DataFolder folder = DataFolder.of(Map.of("LEIBNIZ_DATA", given.toString()), home);
        assertEquals(
                "mnist/train-images-idx3-ubyte.gz is not in " + given + " (LEIBNIZ_DATA) or "
                        + home.resolve(".cache/leibniz") + ", and cannot be downloaded: "
                        + source.resolve("train-images-idx3-ubyte.gz")
                        + " answers 404; put the file there, or set LEIBNIZ_DATA to a folder that has it",
                assertThrows(IOException.class, () -> Mnist.load(folder, source, sums))
                        .getMessage());
        stop();
        String message = assertThrows(IOException.class, () -> Mnist.load(folder, source, sums))
                .getMessage();
        assertTrue(message.contains("cannot be reached") || message.contains("onnect"), message);
    }

    @Test
    void labelsForOtherPicturesAreRefused() throws IOException {
        files.put("train-labels-idx1-ubyte.gz", IdxFileTest.packed(IdxFileTest.idx(8, new byte[3], 3)));
        Path folder = Files.createDirectories(home.resolve("data/mnist"));
        for (Map.Entry<String, byte[]> file : files.entrySet())
            Files.write(folder.resolve(file.getKey()), file.getValue());
        DataFolder given =
                DataFolder.of(Map.of("LEIBNIZ_DATA", home.resolve("data").toString()), home);
        assertEquals(
                folder.resolve("train-labels-idx1-ubyte.gz") + ": there are 2 pictures, the labels have the sizes [3]",
                assertThrows(DataFileException.class, () -> Mnist.load(given, source, sums))
                        .getMessage());
    }

    @Test
    void theRealFiles() throws IOException {
        boolean present =
                DataFolder.usual().find("mnist/train-images-idx3-ubyte.gz").isPresent();
        assumeTrue(present, "MNIST is not on this machine: set LEIBNIZ_DATA to the folder that holds mnist/");
        Mnist mnist = Mnist.load();
        assertEquals(60_000, mnist.train().count());
        assertEquals(10_000, mnist.test().count());
        assertEquals(5, mnist.train().label(0));
        assertEquals(7, mnist.test().label(0));
        double sum = 0;
        for (float pixel : mnist.train().pixels()) sum += pixel;
        assertEquals(0.13066, sum / mnist.train().pixels().length, 1e-5);
    }
}
