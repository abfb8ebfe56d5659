package org.leibniz.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.leibniz.cli.Failure.Problem;

/** Cuts an input into lines of limited length. */
final class Lines {
    static final int MOST_BYTES = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * A line without its end.
     *
     * @param text as much of it as may be read
     * @param trouble why the line is no request, or null
     */
    record Line(String text, Failure trouble) {}

    private final InputStream in;
    private boolean first = true;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line; empty at the end of the input. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int c = in.read();
        if (c < 0) return Optional.empty();
        boolean tooLong = false;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            tooLong = bytes.size() == MOST_BYTES;
            if (!tooLong) bytes.write(c);
        }
        Line line = decoded(bytes, tooLong);
        boolean marked = first && line.text().startsWith(BYTE_ORDER_MARK);
        first = false;
        return Optional.of(marked ? new Line(line.text().substring(1), line.trouble()) : line);
    }

    private static Line decoded(ByteArrayOutputStream bytes, boolean tooLong) {
        if (tooLong) {
            String message = "a line has at most " + MOST_BYTES + " bytes";
            return new Line(bytes.toString(StandardCharsets.UTF_8), Failure.of(Problem.LIMIT, null, message));
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            return new Line(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), null);
        } catch (CharacterCodingException e) {
            Failure failure = Failure.of(Problem.SYNTAX, null, "the line is not encoded in UTF-8");
            return new Line(bytes.toString(StandardCharsets.UTF_8), failure);
        }
    }
}
