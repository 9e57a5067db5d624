package dev.rowloom.junit;

import dev.rowloom.RowloomException;
import dev.rowloom.junit.SyntheticData.CleanUp;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows and the database of the tests that share them. Closed with the last of these. */
final class Fixture implements AutoCloseable {

    private final Generated generated;
    private final CleanUp cleanUp;
    private @Nullable TestDatabase database;
    private boolean touched;
    private boolean heldByClass;

    Fixture(Generated generated, CleanUp cleanUp) {
        this.generated = generated;
        this.cleanUp = cleanUp;
    }

    Generated generated() {
        return generated;
    }

    CleanUp cleanUp() {
        return cleanUp;
    }

    /** Returns the database with its rows in it, as far as an earlier test can have changed them loaded again. */
    synchronized DataSource seeded(Supplier<TestDatabase> maker) {
        try {
            TestDatabase current = database;
            if (current == null) {
                current = maker.get();
                database = current;
            }
            if (!current.isLoaded() || touched && cleanUp == CleanUp.RELOAD) {
                current.load(generated.dataset());
                touched = false;
            }
            return current.dataSource();
        } catch (SQLException e) {
            throw new RowloomException("the test's database could not be seeded: " + e.getMessage(), e);
        }
    }

    /** Notes that a test ended that could change the database. */
    synchronized void touch() {
        touched = true;
    }

    /** Notes that a test may change the database from now on, unless changes are dealt with in that way. */
    synchronized void touchUnless(CleanUp otherwise) {
        touched |= cleanUp != otherwise;
    }

    /** Notes that all tests of the class can change the database. */
    synchronized void holdByClass() {
        heldByClass = true;
    }

    synchronized boolean isHeldByClass() {
        return heldByClass;
    }

    @Override
    public synchronized void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }
}
