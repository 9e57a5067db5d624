package dev.rowloom.schema;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads DDL into a {@link Schema}: the way in with options. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class DdlSource {

    private final @Nullable Dialect dialect;

    private DdlSource(@Nullable Dialect dialect) {
        this.dialect = dialect;
    }

    /** Returns a reader that tells the dialect from the text. */
    public static DdlSource detecting() {
        return new DdlSource(null);
    }

    /** Returns a reader of that dialect. */
    public static DdlSource of(Dialect dialect) {
        return new DdlSource(dialect);
    }

    /** Reads a script. */
    public Schema read(String ddl) {
        throw new UnsupportedOperationException(ddl + dialect);
    }

    /** Reads a file. */
    public Schema read(Path file) {
        throw new UnsupportedOperationException(file + "" + dialect);
    }
}
