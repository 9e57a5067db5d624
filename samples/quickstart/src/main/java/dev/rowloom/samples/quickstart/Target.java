package dev.rowloom.samples.quickstart;

import dev.rowloom.ExportException;
import dev.rowloom.dataset.Sink;
import dev.rowloom.export.FileSink;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the rows go.
 *
 * @param path a directory, or a ZIP by its ending
 * @param format what kind of files
 * @param existing what happens to files that exist
 */
record Target(Path path, OutputFormat format, OutputFile.Existing existing) {

    /** Returns the sink that writes there. */
    Sink sink() {
        FileSink<?> sink = isZip() ? format.zip(path) : format.directory(path);
        return existing == OutputFile.Existing.REPLACE ? sink.overwrite() : sink;
    }

    /** Returns the failure with the option that helps, if it is a file of this target that exists. */
    ExportException explained(ExportException failure) {
        String file = failure.getCause() instanceof FileAlreadyExistsException cause ? cause.getFile() : null;
        return file != null && isHere(Path.of(file))
                ? new ExportException(
                        "cannot write " + file + ": it exists; add --force to replace it, or choose another --out",
                        failure)
                : failure;
    }

    private boolean isHere(Path file) {
        return isZip() ? file.equals(path) : path.equals(file.getParent());
    }

    private boolean isZip() {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    @Override
    public String toString() {
        return path + " (" + format + (isZip() ? " in a ZIP)" : ")");
    }
}
