package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class PostgresCopyTest {

    @TempDir
    Path directory;

    private Database database;
    private Connection connection;

    @BeforeEach
    void createTable(TestDatabases databases) throws SQLException {
        database = databases.create("postgresql");
        database.runScript("CREATE TABLE \"Order Details\" (id int PRIMARY KEY, note text, \"say \"\"x\"\", y\" text)");
        connection = database.restricted().connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void tellsNullFromAnEmptyString() throws Exception {
        assertThat(copy("id,note\n1,\n2,\"\"\n3,\"a,\"\"b\nc\"\n4,ő 😀\n")).isEqualTo(4);

        assertThat(Queries.strings(connection, "SELECT coalesce(note, '<null>') FROM \"Order Details\" ORDER BY id"))
                .isEqualTo(List.of("<null>", "", "a,\"b\nc", "ő 😀"));
    }

    @Test
    void followsTheHeaderNotTheOrderOfColumns() throws Exception {
        assertThat(copy("\"say \"\"x\"\", y\",\"id\"\nz,1\n")).isEqualTo(1);

        assertThat(Queries.string(connection, "SELECT \"say \"\"x\"\", y\" FROM \"Order Details\" WHERE id = 1"))
                .isEqualTo("z");
    }

    @Test
    void failsOnAHeaderThatNamesNoColumn() {
        assertThatThrownBy(() -> copy("id,nope\n1,a\n")).hasMessageContaining("column \"nope\"");
    }

    @Test
    void failsOnABadRowAndLoadsNone() {
        assertThatThrownBy(() -> copy("id,note\n1,a\n1,b\n")).hasMessageContaining("line 3");
        assertThat(database.tableCounts().rows("Order Details")).isZero();
    }

    private long copy(String csv) throws Exception {
        Path file = Files.writeString(directory.resolve("data.csv"), csv);
        return PostgresCopy.copyCsv(connection, "\"Order Details\"", file);
    }
}
