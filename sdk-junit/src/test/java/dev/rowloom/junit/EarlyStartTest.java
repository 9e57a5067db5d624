package dev.rowloom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import dev.rowloom.schema.DdlSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class EarlyStartTest {

    private static final H2Tables TABLES =
            new H2Tables(DdlSource.detecting().read("CREATE TABLE towns (id INT PRIMARY KEY, name VARCHAR(20))"));

    @Test
    void theDatabaseHasItsTables() throws SQLException {
        try (TestDatabase database = new EarlyStart(() -> H2Memory.created(TABLES)).database();
                Connection connection = database.dataSource().getConnection()) {
            assertThat(connection.createStatement().execute("SELECT id, name FROM towns"))
                    .isTrue();
        }
    }

    @Test
    void whatWentWrongIsThrownAsItWas() {
        UsageException failure = new UsageException("no such town");
        EarlyStart start = new EarlyStart(() -> {
            throw failure;
        });
        assertThatThrownBy(start::database).isSameAs(failure);
    }

    @Test
    void whatNoTestTakesIsClosed() throws SQLException {
        AtomicReference<TestDatabase> made = new AtomicReference<>();
        EarlyStart start = new EarlyStart(() -> {
            TestDatabase database = H2Memory.created(TABLES);
            made.set(database);
            return database;
        });
        start.close();
        try (Connection again = made.get().dataSource().getConnection()) {
            assertThat(again.getMetaData().getTables(null, "PUBLIC", "%", null).next())
                    .isFalse();
        }
    }
}
