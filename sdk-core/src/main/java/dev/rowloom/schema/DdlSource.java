package dev.rowloom.schema;

import dev.rowloom.UsageException;
import dev.rowloom.schema.internal.DdlReader;
import dev.rowloom.schema.internal.MigrationFolder;
import dev.rowloom.schema.internal.Script;
import dev.rowloom.schema.internal.ScriptText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads DDL into a {@link Schema}: the way in with options. Immutable and thread-safe.
 *
 * <p>A statement that can't be read, or a part of one, is left out and becomes a {@link Diagnostic}. Only what leaves no
 * sensible schema is an exception: no table at all, one declared twice, text that is none, a script beyond the limits.
 *
 * @since 0.1.0
 */
public final class DdlSource {

    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_STATEMENT_BYTES = 4 << 20;
    private static final Duration MAX_PARSE_TIME = Duration.ofSeconds(5);

    private final @Nullable Dialect dialect;
    private final long maxBytes;
    private final int maxStatementBytes;
    private final Duration maxParseTime;

    private DdlSource(@Nullable Dialect dialect, long maxBytes, int maxStatementBytes, Duration maxParseTime) {
        this.dialect = dialect;
        this.maxBytes = maxBytes;
        this.maxStatementBytes = maxStatementBytes;
        this.maxParseTime = maxParseTime;
    }

    /** Returns a reader that tells the dialect from the text; PostgreSQL's where nothing tells. */
    public static DdlSource detecting() {
        return new DdlSource(null, MAX_BYTES, MAX_STATEMENT_BYTES, MAX_PARSE_TIME);
    }

    /** Returns a reader of that dialect. */
    public static DdlSource of(Dialect dialect) {
        Objects.requireNonNull(dialect, "dialect");
        return new DdlSource(dialect, MAX_BYTES, MAX_STATEMENT_BYTES, MAX_PARSE_TIME);
    }

    /**
     * Returns a reader that refuses scripts of more bytes. If unset, 64 MiB.
     *
     * @param bytes the limit, from 1 to 1 GiB
     * @throws UsageException if the limit is out of range
     */
    public DdlSource withMaxBytes(long bytes) {
        require(bytes >= 1 && bytes <= 1L << 30, "maxBytes", bytes, "1 to 1073741824");
        return new DdlSource(dialect, bytes, maxStatementBytes, maxParseTime);
    }

    /**
     * Returns a reader that leaves out statements that are longer, with a diagnostic. If unset, 4 MiB.
     *
     * @param bytes the limit, from 1 to 1 GiB; characters beyond ASCII count as one
     * @throws UsageException if the limit is out of range
     */
    public DdlSource withMaxStatementBytes(int bytes) {
        require(bytes >= 1 && bytes <= 1 << 30, "maxStatementBytes", bytes, "1 to 1073741824");
        return new DdlSource(dialect, maxBytes, bytes, maxParseTime);
    }

    /**
     * Returns a reader that spends at most that time parsing one condition, and twelve times as much on all together. If
     * unset, five seconds. A condition that takes longer is left out of its constraint, and said to be.
     *
     * @param time the limit, from one millisecond to one hour
     * @throws UsageException if the limit is out of range
     */
    public DdlSource withMaxParseTime(Duration time) {
        Objects.requireNonNull(time, "time");
        boolean fits = time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(Duration.ofHours(1)) <= 0;
        require(fits, "maxParseTime", time, "1 millisecond to 1 hour");
        return new DdlSource(dialect, maxBytes, maxStatementBytes, time);
    }

    private static void require(boolean holds, String option, Object value, String range) {
        if (!holds) {
            throw new UsageException(option + " is " + value + "; it must be " + range);
        }
    }

    /**
     * Reads a script.
     *
     * @param ddl the text of the script
     * @throws dev.rowloom.SchemaException if the script is too long or no text, no table can be understood, or one is
     *     declared twice
     */
    public Schema read(String ddl) {
        Objects.requireNonNull(ddl, "ddl");
        ScriptText.requireSize(ddl.length(), maxBytes, "the DDL");
        return reader().read(ddl, "the DDL");
    }

    /**
     * Reads a file.
     *
     * @param file the path of a script in UTF-8
     * @throws dev.rowloom.SchemaException if the file can't be read, is too long or no text, no table can be understood,
     *     or one is declared twice
     */
    public Schema read(Path file) {
        Objects.requireNonNull(file, "file");
        return reader().read(ScriptText.of(file, maxBytes), file.toString());
    }

    /**
     * Reads a folder of migrations, and the folders in it, in the order of their versions into the schema that they make
     * together: Flyway's {@code V1__init.sql} (baselines, then versions, then {@code R__} files), files whose names begin with
     * a number or date ({@code 0001_init.up.sql}, {@code 20240131_x/migration.sql}), or else all {@code .sql} files by name.
     * What undoes a migration is passed over, be it a file ({@code .down.sql}, {@code U1__}) or a part of one
     * ({@code -- +goose Down}, {@code -- migrate:down}).
     *
     * <p>Diagnostics name the file. {@link #withMaxBytes} limits all files together.
     *
     * @param folder the folder
     * @throws dev.rowloom.SchemaException if the folder or a file can't be read, is too long or no text; if two of Flyway's
     *     migrations have one version, if there are migrations for several products and no dialect is given; if no table
     *     can be understood, or one is declared twice
     */
    public Schema readMigrations(Path folder) {
        Objects.requireNonNull(folder, "folder");
        MigrationFolder migrations = MigrationFolder.of(folder, dialect);
        List<Script> scripts = migrations.scripts(maxBytes);
        return new DdlReader(migrations.dialect(), maxStatementBytes, maxParseTime)
                .read(scripts, folder.toString(), migrations.diagnostics());
    }

    private DdlReader reader() {
        return new DdlReader(dialect, maxStatementBytes, maxParseTime);
    }
}
