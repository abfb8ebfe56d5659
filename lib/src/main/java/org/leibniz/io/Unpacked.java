package org.leibniz.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** What comes out of an archive, counted: a small file may promise to become a huge one. */
final class Unpacked extends FilterInputStream {
    /** As much as anybody keeps in one archive that is read into memory. */
    static final long USUAL_LIMIT = 1L << 30;

    private final Path file;
    private final long limit;
    private long count;

    Unpacked(Path file, InputStream in, long limit) {
        super(in);
        this.file = file;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) add(1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) add(read);
        return read;
    }

    private void add(int bytes) throws IOException {
        count += bytes;
        if (count > limit) {
            throw new DataFileException(file, "unpacked, the file has more than " + limit + " bytes");
        }
    }
}
