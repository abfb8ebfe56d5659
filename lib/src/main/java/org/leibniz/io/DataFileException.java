package org.leibniz.io;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not what it should be: which file, what was needed and what came. */
public final class DataFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public DataFileException(Path file, String reason) {
        super(file + ": " + reason);
    }

    public DataFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
