package org.leibniz.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where data sets are found: in the folder that the variable {@code LEIBNIZ_DATA} names, else in the cache of the user.
 * Downloads go to the cache.
 */
public final class DataFolder {
    private final Optional<Path> given;
    private final Path cache;

    DataFolder(Optional<Path> given, Path cache) {
        this.given = given;
        this.cache = cache;
    }

    /** The folders of this user. */
    public static DataFolder usual() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static DataFolder of(Map<String, String> variables, Path home) {
        Optional<Path> given = Optional.ofNullable(variables.get("LEIBNIZ_DATA"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        String caches = variables.getOrDefault("XDG_CACHE_HOME", "");
        Path base = caches.isBlank() ? home.resolve(".cache") : Path.of(caches);
        return new DataFolder(given, base.resolve("leibniz"));
    }

    /** The file of this name, such as {@code mnist/train-labels-idx1-ubyte.gz}, if it is there. */
    public Optional<Path> find(String name) {
        Optional<Path> own = given.map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
        return own.isPresent() ? own : Optional.of(cache.resolve(name)).filter(Files::isRegularFile);
    }

    /** The file of this name; if it is not there, it is downloaded to the cache. */
    Path findOrDownload(String name, Download download) throws IOException {
        Optional<Path> found = find(name);
        if (found.isPresent()) return found.get();
        Path target = cache.resolve(name);
        try {
            download.to(target);
        } catch (IOException failed) {
            String looked = given.map(folder -> folder + " (LEIBNIZ_DATA) or ").orElse("") + cache;
            throw new IOException(
                    name + " is not in " + looked + ", and cannot be downloaded: " + failed.getMessage()
                            + "; put the file there, or set LEIBNIZ_DATA to a folder that has it",
                    failed);
        }
        return target;
    }
}
