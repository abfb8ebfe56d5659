package org.leibniz.io;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Texts by name, from the folder that {@code LEIBNIZ_DATA} names, from the cache, or from the web. */
public final class KnownText {
    private record Source(String file, String address, String sha256) {}

    private static final Map<String, Source> TEXTS = new TreeMap<>(Map.of(
            "names",
            new Source(
                    "names/names.txt",
                    "https://raw.githubusercontent.com/karpathy/makemore/master/names.txt",
                    "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d"),
            "tinyshakespeare",
            new Source(
                    "tinyshakespeare/input.txt",
                    "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt",
                    "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed")));

    private KnownText() {}

    /**
     * Reads a text: 32,033 {@code names}, one a line, or {@code tinyshakespeare}, 40,000 lines of plays.
     *
     * @throws IllegalArgumentException if no text has this name
     * @throws IOException if the file is nowhere to be had, or is not what it should be
     */
    public static String load(String name) throws IOException {
        return load(name, DataFolder.usual());
    }

    static String load(String name, DataFolder folder) throws IOException {
        Source source = TEXTS.get(name);
        if (source == null) {
            throw new IllegalArgumentException("no text is called " + name + "; there are " + TEXTS.keySet());
        }
        Path file = folder.findOrDownload(source.file(), new Download(URI.create(source.address()), source.sha256()));
        return TextFile.read(file);
    }
}
