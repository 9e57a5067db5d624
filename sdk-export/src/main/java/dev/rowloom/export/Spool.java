package dev.rowloom.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes that are written now and read once at the end, kept in a marked file beside a target and not in memory. */
final class Spool implements Closeable {

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable OutputStream stream;

    Spool(Path target) {
        file = target.resolveSibling(target.getFileName() + ".updates.part");
    }

    void write(ByteBuilder bytes) throws IOException {
        if (bytes.length() > 0) {
            if (stream == null) {
                stream = open();
            }
            stream.write(bytes.array(), 0, bytes.length());
        }
    }

    private OutputStream open() {
        try {
            Files.deleteIfExists(file);
            FileChannel opened = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            channel = opened;
            return new GuardedStream(new BufferedOutputStream(Channels.newOutputStream(opened)), file);
        } catch (IOException e) {
            throw Failures.writing(file, e);
        }
    }

    void copyTo(OutputStream target) throws IOException {
        if (stream != null && channel != null) {
            stream.flush();
            channel.position(0);
            Channels.newInputStream(channel).transferTo(target);
        }
    }

    /** Deletes the file. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
