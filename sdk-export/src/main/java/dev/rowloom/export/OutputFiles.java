package dev.rowloom.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one run, written one after another by one thread. */
interface OutputFiles extends Closeable {

    /** Begins a file, the one before being ended; the stream is not to be closed. */
    OutputStream begin(String name) throws IOException;

    /** Ends the file that was begun last. */
    void end() throws IOException;

    /** Ends the run. */
    void complete() throws IOException;

    /** Releases the target; what is incomplete is removed. */
    @Override
    void close() throws IOException;

    /**
     * Prepares to write files of those names.
     *
     * @throws dev.rowloom.ExportException if one of them may not or can't be written
     */
    static OutputFiles claim(FileOptions options, List<String> names) {
        return switch (options.packing()) {
            case DIRECTORY -> {
                prepareDirectory(options.path());
                names.forEach(name -> PartFile.check(options.path().resolve(name), options.existing()));
                yield new DirectoryFiles(options);
            }
            case ZIP -> {
                Path file = options.path().toAbsolutePath();
                PartFile.check(options.path(), options.existing());
                Path parent = file.getParent();
                if (parent != null) {
                    prepareDirectory(parent);
                }
                yield new ZipFiles(options);
            }
        };
    }

    private static void prepareDirectory(Path directory) {
        try {
            refuseFiles(directory);
            if (!Files.isDirectory(directory)) { // JDK 17 would refuse a link to a directory
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw Failures.writing(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw Failures.notWritable(directory);
        }
    }

    /** Names the file in the way, where a directory is or would be below one. */
    private static void refuseFiles(Path directory) {
        Path nearest = directory;
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest != null && !Files.isDirectory(nearest)) {
            throw Failures.notADirectory(nearest);
        }
    }
}
