package org.leibniz.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts in UTF-8. */
public final class TextFile {
    private TextFile() {}

    /**
     * The text of a file, with line ends as {@code \n}.
     *
     * @throws DataFileException if it is no UTF-8; the message has the place
     */
    public static String read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharBuffer text = CharBuffer.allocate(bytes.capacity());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            throw new DataFileException(file, "this is no text in UTF-8, at byte " + bytes.position());
        }
        return text.flip().toString().replace("\r\n", "\n");
    }
}
