package dev.rowloom.export;

import dev.rowloom.export.FileOptions.Packing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes all tables as one script, {@code data.sql}, that loads as it is into the schema made from the same DDL.
 *
 * <p>The script is one transaction in the dialect of the schema. It needs SELECT, INSERT and UPDATE on the tables, and
 * USAGE and UPDATE on their sequences, but owns nothing: it holds no DDL and names tables as the DDL does. Identities of H2,
 * SQL Server and Oracle, and checks that these suspend, need the right to alter the table; what alters a table ends the
 * transaction of H2 and Oracle. Tables are in
 * the order of the load plan, their rows in INSERT statements of at most 500 rows and 512 KiB (unless one row is longer);
 * sequences go on after the last number written. Oracle has one row a statement. Constraints are checked while it loads; cycles of foreign keys are loaded
 * as the {@link dev.rowloom.schema.LoadPlan} says:
 *
 * <ul>
 *   <li>deferred constraints: checked at COMMIT;
 *   <li>null first: the references follow as UPDATEs by primary key, spooled to a file beside the target meanwhile;
 *   <li>one statement: the rows of a cycle's tables are parts of one {@code WITH}, whatever its size;
 *   <li>suspended checks: {@code foreign_key_checks} is off for the rows of just the tables that need it, and before COMMIT
 *       a statement for each of their foreign keys fails with "Subquery returns more than 1 row" where a parent is missing; in
 *       H2, SQL Server and Oracle the constraints of the table are disabled, and enabled and checked before COMMIT.
 * </ul>
 *
 * <p>What a MySQL or MariaDB script changes for its session, such as the time zone, it puts back. Values are literals;
 * {@linkplain dev.rowloom.engine.ColumnLayout#format() formats} of columns have no effect here.
 *
 * @since 0.1.0
 */
public final class SqlSink extends FileSink<SqlSink> {

    private final SqlFrames.Bounds bounds;

    private SqlSink(FileOptions files, SqlFrames.Bounds bounds) {
        super(files);
        this.bounds = bounds;
    }

    /** Returns a sink that writes {@code data.sql} into that directory. */
    public static SqlSink directory(Path directory) {
        Objects.requireNonNull(directory, "directory");
        return new SqlSink(FileOptions.of(directory, Packing.DIRECTORY), SqlFrames.Bounds.DEFAULT);
    }

    /** Returns a sink that writes {@code data.sql} as the entry of that ZIP file. */
    public static SqlSink zip(Path file) {
        Objects.requireNonNull(file, "file");
        return new SqlSink(FileOptions.of(file, Packing.ZIP), SqlFrames.Bounds.DEFAULT);
    }

    SqlSink bounded(int rows, int bytes) {
        return new SqlSink(files, new SqlFrames.Bounds(rows, bytes));
    }

    @Override
    SqlSink with(FileOptions files) {
        return new SqlSink(files, bounds);
    }

    @Override
    public Session open(Run run) throws IOException {
        Objects.requireNonNull(run, "run");
        return SqlSession.open(run, files, bounds);
    }
}
