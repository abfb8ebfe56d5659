package org.leibniz.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The folder that all peers read a workload from. */
record DataFolder(Path path) {
    private static final int CHUNK = 1 << 16;

    /** Writes numbers as little-endian float32. */
    void write(String name, int count, DoubleSupplier values) {
        try (FileChannel channel =
                FileChannel.open(path.resolve(name + ".bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                buffer.putFloat((float) values.getAsDouble());
                if (buffer.hasRemaining() && i < count - 1) continue;
                buffer.flip();
                while (buffer.hasRemaining()) channel.write(buffer);
                buffer.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what a workload says and the arrays it needs. */
    void write(WorkloadSpec workload) {
        List<String> lines = workload.properties().entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .toList();
        try {
            Files.createDirectories(path);
            Files.write(path.resolve("workload.properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workload.data().write(this, Map.copyOf(workload.properties()));
    }
}
