package dev.rowloom.samples.quickstart;

import dev.rowloom.dataset.Sink;
import dev.rowloom.export.FileSink;
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

    private boolean isZip() {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    @Override
    public String toString() {
        return path + " (" + format + (isZip() ? " in a ZIP)" : ")");
    }
}
