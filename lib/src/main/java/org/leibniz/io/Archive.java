package org.leibniz.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The files of a zip or tar archive, the latter packed by gzip or not, in memory by their names. */
final class Archive {
    private static final int BLOCK = 512;
    private static final int TYPE = 156;

    private Archive() {}

    /** @throws DataFileException if it is no whole archive, or larger than the limit when unpacked */
    static Map<String, byte[]> read(Path file, long limit) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(4);
            byte[] start = in.readNBytes(4);
            in.reset();
            boolean zip = start.length == 4 && start[0] == 'P' && start[1] == 'K';
            boolean packed = start.length == 4 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
            Map<String, byte[]> files = zip
                    ? zip(file, new ZipInputStream(in), limit)
                    : tar(file, new Unpacked(file, packed ? new GZIPInputStream(in) : in, limit));
            if (files.isEmpty()) throw new DataFileException(file, "there is no file in the archive");
            return files;
        } catch (ZipException | EOFException damaged) {
            throw new DataFileException(file, "the archive is cut short or damaged", damaged);
        }
    }

    private static Map<String, byte[]> zip(Path file, ZipInputStream zip, long limit) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        InputStream in = new Unpacked(file, zip, limit);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }

    /** The format of POSIX (ustar) with the long names of GNU. */
    private static Map<String, byte[]> tar(Path file, InputStream in) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String longName = "";
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK) throw new EOFException();
            if (header[0] == 0) return files;
            if (number(header, 148, 8) != checksum(header)) {
                throw new DataFileException(file, "this is no zip and no tar archive, or a damaged one");
            }
            long size = number(header, 124, 12);
            if (size < 0 || size > Integer.MAX_VALUE - BLOCK) {
                throw new DataFileException(file, "a file of " + size + " bytes is too large");
            }
            byte[] content = in.readNBytes((int) size);
            int padding = (int) (-size & BLOCK - 1);
            if (content.length < size || in.readNBytes(padding).length < padding) throw new EOFException();
            String prefix = text(header, 345, 155);
            String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
            char type = (char) header[TYPE];
            if (type == '0' || type == 0) files.put(longName.isEmpty() ? name : longName, content);
            longName = type == 'L' ? text(content, 0, content.length) : "";
        }
    }

    private static long checksum(byte[] header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) sum += i >= 148 && i < TYPE ? ' ' : header[i] & 0xff;
        return sum;
    }

    private static long number(byte[] header, int from, int length) {
        try {
            String digits = text(header, from, length).strip();
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) end++;
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
