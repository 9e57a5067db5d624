package dev.rowloom.export;

import dev.rowloom.ExportException;
import dev.rowloom.export.FileOptions.Existing;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written under a marked name and gets its own when it is complete. */
final class PartFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path part;
    private final Existing existing;
    private final OutputStream stream;
    private boolean open = true;

    private PartFile(Path target, Path part, Existing existing, OutputStream stream) {
        this.target = target;
        this.part = part;
        this.existing = existing;
        this.stream = stream;
    }

    static PartFile create(Path target, Existing existing) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            // what a killed run left is replaced, and a link is not followed
            Files.deleteIfExists(part);
            OutputStream file = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new PartFile(
                    target, part, existing, new GuardedStream(new BufferedOutputStream(file, BUFFER), target));
        } catch (IOException e) {
            throw Failures.writing(target, e);
        }
    }

    /** Refuses a target that may not be written. */
    static void check(Path target, Existing existing) {
        if (Files.isDirectory(target)) {
            throw Failures.notAFile(target);
        }
        if (existing == Existing.REFUSE && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw Failures.exists(target);
        }
    }

    /** Returns the stream; its failures are {@link dev.rowloom.ExportException}s that name the target. */
    OutputStream stream() {
        return stream;
    }

    /** Ends the file and gives it its name. */
    void commit() {
        try {
            stream.close();
            rename();
            open = false;
        } catch (FileAlreadyExistsException e) {
            throw Failures.exists(target);
        } catch (IOException e) {
            throw Failures.writing(target, e);
        }
    }

    private void rename() throws IOException {
        if (existing == Existing.REFUSE) {
            Files.move(part, target);
            return;
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes the file unless it was committed. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            stream.close(); // first, as some systems do not delete open files
        } catch (IOException | ExportException e) {
            // the run has failed before: what could not be written is removed here
        }
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw Failures.writing(part, e);
        }
    }
}
