package dev.rowloom.jdbc;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.Sink;
import java.io.IOException;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows into a live database: PostgreSQL, MySQL, MariaDB, SQLite or H2.
 *
 * <pre>{@code
 * SyntheticDataGenerator.of(schema).rows(1_000).generateTo(JdbcSink.of(dataSource));
 * }</pre>
 *
 * <p>The tables are there already, made from the DDL that the schema was read from. Rows come in the order of the load plan,
 * with constraints on; cycles of foreign keys by the means that {@link dev.rowloom.schema.LoadPlan} says, of which PostgreSQL's
 * one statement takes all rows of the cycle as a parameter, and what is first null is kept in memory until the UPDATE. All in
 * one transaction, which is rolled back as a whole on failure, unless {@link #chunks} says otherwise. Values are bound, never
 * written into statements. Afterwards sequences and identities go on after the numbers that were loaded, so that the
 * application's next INSERT works; in H2 that takes an {@code ALTER TABLE}, which follows the commit.
 *
 * <p>Immutable; one sink can be used for several runs. Thread-safe as far as its connections are.
 *
 * @since 0.1.0
 */
public final class JdbcSink implements Sink {

    private static final int MAX_BATCH = 100_000;

    private final ConnectionSource connections;
    private final LoadOptions options;

    private JdbcSink(ConnectionSource connections, LoadOptions options) {
        this.connections = connections;
        this.options = options;
    }

    /** Returns a sink that takes a connection for each run, commits and gives it back. */
    public static JdbcSink of(DataSource database) {
        Objects.requireNonNull(database, "database");
        return new JdbcSink(ConnectionSource.of(database), LoadOptions.DEFAULTS);
    }

    /**
     * Returns a sink that uses one connection, which stays open.
     *
     * <p>A connection in auto-commit mode is committed, and is in that mode again afterwards. One that is not stays in the
     * caller's transaction: the rows are neither committed nor, on failure, more than these rows rolled back. In H2 identities
     * are left as they are then, since altering them would commit.
     */
    public static JdbcSink of(Connection connection) {
        Objects.requireNonNull(connection, "connection");
        return new JdbcSink(ConnectionSource.of(connection), LoadOptions.DEFAULTS);
    }

    /**
     * Sets how many rows are sent together. If unset, 500.
     *
     * @param rows 1 to 100000
     * @throws UsageException if the number is out of range
     */
    public JdbcSink batchSize(int rows) {
        if (rows < 1 || rows > MAX_BATCH) {
            throw new UsageException("the batch size is " + rows + ", not between 1 and " + MAX_BATCH);
        }
        return new JdbcSink(connections, options.withBatchSize(rows));
    }

    /**
     * Commits after that many rows, and at the end; a failure then leaves what was committed, and the
     * message says what that is. While references of a cycle are deferred, nothing is committed. If unset, all rows are one
     * transaction.
     *
     * @param rows 1 or more
     * @throws UsageException if the number is less than 1
     */
    public JdbcSink chunks(long rows) {
        if (rows < 1) {
            throw new UsageException("the chunk is of " + rows + " rows; give 1 or more");
        }
        return new JdbcSink(connections, options.withChunk(Math.min(rows, Long.MAX_VALUE - 1)));
    }

    /**
     * Deletes the rows of all tables of the schema first, in the same transaction, so that a second run does not clash with
     * the first. If unset, rows that are there stay.
     */
    public JdbcSink emptyFirst() {
        return new JdbcSink(connections, options.emptyFirst());
    }

    /** Loads the tables that the DDL puts into no schema into that one. If unset, into the connection's own. */
    public JdbcSink schema(String name) {
        return schema("", name);
    }

    /** Loads the tables that the DDL puts into one schema, or in MySQL database, into another. */
    public JdbcSink schema(String declared, String actual) {
        Objects.requireNonNull(declared, "declared");
        Objects.requireNonNull(actual, "actual");
        return new JdbcSink(connections, options.withSchema(declared, actual));
    }

    /**
     * Makes and loads the rows of a generator.
     *
     * @return the rows of each table
     * @throws LoadException if the database refuses a row or fails
     * @throws UsageException if the connection is not to a database of the schema's dialect
     */
    public LoadReport load(SyntheticDataGenerator generator) {
        Objects.requireNonNull(generator, "generator");
        return load(generator::generateTo);
    }

    /**
     * Loads the rows of a dataset.
     *
     * @return the rows of each table
     * @throws LoadException if the database refuses a row or fails
     * @throws UsageException if the connection is not to a database of the schema's dialect
     */
    public LoadReport load(Dataset dataset) {
        Objects.requireNonNull(dataset, "dataset");
        return load(dataset::writeTo);
    }

    private LoadReport load(Consumer<Sink> rows) {
        AtomicReference<@Nullable JdbcSession> session = new AtomicReference<>();
        rows.accept(run -> {
            JdbcSession opened = JdbcSession.open(run, connections, options);
            session.set(opened);
            return opened;
        });
        return Objects.requireNonNull(session.get(), "session").report();
    }

    /**
     * Takes a connection and begins the transaction.
     *
     * @throws LoadException if the database fails
     * @throws UsageException if the connection is not to a database of the schema's dialect
     */
    @Override
    public Session open(Run run) throws IOException {
        Objects.requireNonNull(run, "run");
        return JdbcSession.open(run, connections, options);
    }
}
