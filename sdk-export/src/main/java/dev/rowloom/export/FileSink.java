package dev.rowloom.export;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.Sink;

/**
 * Writes rows to files of a directory or to one ZIP of them.
 *
 * <p>Each file is written under its name with {@code .part} behind and renamed when it is complete: a file without that
 * ending is whole. In a directory that is when its table is complete, so that a failed run leaves the tables that were
 * finished; a ZIP is renamed at the end of the run. What a failed or cancelled run left under {@code .part} is removed; a
 * killed process can't do that, and the next run replaces it. The directory is created where it is missing.
 *
 * <p>All targets are looked at before the first row. A target that exists is refused unless {@link #overwrite()} was
 * called; then it is replaced when its successor is complete.
 *
 * <p>The same rows give the same bytes however they are cut into batches. Entries of a ZIP carry a fixed time; their
 * compressed bytes are those of the JDK's zlib, which may differ between builds of it.
 *
 * <p>Sinks are immutable and thread-safe: each option gives a new one. Everything that goes wrong with a target is a
 * {@link dev.rowloom.ExportException} that names it; its cause is a {@link java.nio.file.FileAlreadyExistsException} of the
 * target where that exists and is to be kept.
 *
 * @param <S> the type of the sink itself
 * @since 0.1.0
 */
public abstract sealed class FileSink<S extends FileSink<S>> implements Sink
        permits CsvSink, JsonSink, JsonLinesSink, SqlSink {

    final FileOptions files;

    FileSink(FileOptions files) {
        this.files = files;
    }

    abstract S with(FileOptions files);

    /** Returns a sink that replaces target files that exist. If not called, they are refused. */
    public final S overwrite() {
        return with(files.overwriting());
    }

    /**
     * Returns a sink that compresses a ZIP to that level. If unset, 6; without effect in a directory.
     *
     * @param level 0 (none) to 9 (smallest)
     * @throws UsageException if the level is out of range
     */
    public final S compressionLevel(int level) {
        return with(files.compressing(level));
    }
}
