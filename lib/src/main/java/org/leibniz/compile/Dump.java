package org.leibniz.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Writes every generated kernel to the folder that the property {@code leibniz.dump} names: as a class file, which
 * {@code javap -c} reads, and beside it as a text that says what the code computes. They are numbered in the order in
 * which they are made, and named after what they compute, such as {@code 002-z1-h1-float32-vectors.class}.
 */
public final class Dump {
    private static final String PROPERTY = "leibniz.dump";
    private static final int LONGEST_NAME = 60;
    private static final AtomicInteger WRITTEN = new AtomicInteger();

    private Dump() {}

    /** Whether anything is written. */
    static boolean isOn() {
        return folder().isPresent();
    }

    private static Optional<Path> folder() {
        String folder = System.getProperty(PROPERTY, "");
        return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
    }

    /**
     * Writes a kernel, if that is wanted.
     *
     * @throws UncheckedIOException if the folder cannot be written to
     */
    public static void write(String name, byte[] classFile, Supplier<String> text) {
        folder().ifPresent(folder -> write(folder, fileName(name), classFile, text.get()));
    }

    private static void write(Path folder, String name, byte[] classFile, String text) {
        String numbered = String.format(Locale.ROOT, "%03d-%s", WRITTEN.incrementAndGet(), name);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(numbered + ".class"), classFile);
            Files.writeString(folder.resolve(numbered + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    PROPERTY + " names the folder " + folder + ", to which kernels cannot be written", e);
        }
    }

    /** Letters and digits of a name; a subscript is a digit, too. */
    private static String fileName(String name) {
        StringBuilder written = new StringBuilder();
        name.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point)) written.appendCodePoint(point);
            else if (point >= '₀' && point <= '₉') written.append((char) (point - '₀' + '0'));
            else if (!written.isEmpty() && written.charAt(written.length() - 1) != '-') written.append('-');
        });
        int length = written.codePointCount(0, written.length());
        return length <= LONGEST_NAME
                ? written.toString()
                : written.substring(0, written.offsetByCodePoints(0, LONGEST_NAME));
    }
}
