package dev.rowloom.junit;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.Sink;
import dev.rowloom.jdbc.JdbcSink;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that rows are loaded into. */
abstract class TestDatabase implements AutoCloseable {

    private boolean loaded;

    abstract DataSource dataSource();

    /** Makes the tables, if that is to be done. */
    abstract void create() throws SQLException;

    /** Returns the schema as rows are loaded into this database. */
    abstract Schema schema(Connection connection) throws SQLException;

    /** Returns whether rows may be there before the first load. */
    abstract boolean isFilledByOthers();

    /** Loads the rows; those of an earlier load go. */
    void load(Dataset dataset) throws SQLException {
        if (!loaded) {
            create();
        }
        try (Connection connection = dataSource().getConnection()) {
            JdbcSink plain = JdbcSink.of(connection);
            Sink sink = loaded || isFilledByOthers() ? plain.emptyFirst() : plain;
            Schema schema = schema(connection);
            dataset.writeTo(schema == dataset.schema() ? sink : as(schema, sink));
        }
        loaded = true;
    }

    boolean isLoaded() {
        return loaded;
    }

    /** Loads tables under the names and by the means of another dialect. */
    private static Sink as(Schema schema, Sink sink) {
        return run -> sink.open(new Sink.Run(schema, LoadPlan.of(schema), run.tables()));
    }

    @Override
    public abstract void close() throws SQLException;
}
