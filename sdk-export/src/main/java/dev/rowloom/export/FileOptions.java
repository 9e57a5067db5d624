package dev.rowloom.export;

import dev.rowloom.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;

/** Where files go and how. */
record FileOptions(Path path, Packing packing, Existing existing, int compressionLevel) {

    /** Zlib's own default: slow beside the encoders, a third smaller than the fastest level. */
    private static final int DEFAULT_LEVEL = 6;

    FileOptions {
        Objects.requireNonNull(path, "path");
    }

    /** Whether the path is a directory of files or one ZIP of them. */
    enum Packing {
        DIRECTORY,
        ZIP
    }

    /** What happens to target files that exist. */
    enum Existing {
        REFUSE,
        REPLACE
    }

    static FileOptions of(Path path, Packing packing) {
        return new FileOptions(path, packing, Existing.REFUSE, DEFAULT_LEVEL);
    }

    /** Prepares to write files of those names; see {@link OutputFiles#claim}. */
    OutputFiles claim(List<String> names) {
        return OutputFiles.claim(this, names);
    }

    FileOptions overwriting() {
        return new FileOptions(path, packing, Existing.REPLACE, compressionLevel);
    }

    FileOptions compressing(int level) {
        if (level < Deflater.NO_COMPRESSION || level > Deflater.BEST_COMPRESSION) {
            throw new UsageException("a compression level is 0 (none) to 9 (smallest), not " + level);
        }
        return new FileOptions(path, packing, existing, level);
    }
}
