package dev.rowloom.samples.quickstart;

import dev.rowloom.ExportException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A single file that the program writes beside the rows: whole, or not at all.
 *
 * <p>It is written under its name with {@code .part} behind and renamed when it is complete.
 */
final class OutputFile {

    private final Path path;

    /** What happens to a file that exists. */
    enum Existing {
        REFUSE,
        REPLACE
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile(Path path) {
        this.path = path;
    }

    /**
     * Returns the file after a look at whether it can be written.
     *
     * @throws ExportException if it exists and is to be kept, or can't be written there
     */
    static OutputFile claim(Path path, Existing existing) {
        if (Files.isDirectory(path)) {
            throw new ExportException("cannot write " + path + ": it is a directory; choose another file");
        }
        boolean kept = existing == Existing.REFUSE && !isDevice(path);
        if (kept && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ExportException("cannot write " + path + ": it exists; add --force to replace it");
        }
        Path ancestor = path.toAbsolutePath().getParent();
        while (ancestor != null && !Files.exists(ancestor)) {
            ancestor = ancestor.getParent();
        }
        if (ancestor != null && !(Files.isDirectory(ancestor) && Files.isWritable(ancestor))) {
            throw new ExportException("cannot write " + path + ": " + ancestor
                    + (Files.isDirectory(ancestor) ? " may not be written to" : " is not a directory")
                    + "; choose another file");
        }
        return new OutputFile(path);
    }

    Path path() {
        return path;
    }

    /** Tells pipes and the like, such as {@code /dev/stdout}: they are written as they are. */
    private static boolean isDevice(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    /**
     * Writes the file.
     *
     * @throws ExportException if it can't be written; nothing is left of it then
     */
    void write(Content content) {
        try {
            if (isDevice(path)) {
                try (OutputStream out = Files.newOutputStream(path)) {
                    content.writeTo(out);
                }
            } else {
                writePart(content);
            }
        } catch (IOException e) {
            throw new ExportException("cannot write " + path + ": " + reason(e), e);
        }
    }

    private void writePart(Content content) throws IOException {
        Path target = path.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path directory = target.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try {
            Files.deleteIfExists(part);
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied; choose another file or change its permissions";
        }
        if (failure instanceof NoSuchFileException) {
            return "the system does not let it be made there; choose another file";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return (reason == null ? failure.getClass().getSimpleName() : reason)
                + "; free some space or choose another file";
    }
}
