package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Every text that a script holds is in SQLite as it was written. */
class SqliteTextsTest {

    private Path texts;

    @BeforeProperty
    void createDirectory() throws IOException {
        texts = Files.createTempDirectory("rowloom-export");
    }

    @AfterProperty
    void deleteDirectory() throws IOException {
        Files.deleteIfExists(texts.resolve("data.sql"));
        Files.delete(texts);
    }

    @Provide
    Arbitrary<List<List<Object>>> rows() {
        return CellKind.TEXT
                .values
                .tuple2()
                .map(cells -> List.of(cells.get1(), cells.get2()))
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 100)
    void readsBackEveryText(@ForAll("rows") List<List<Object>> rows) throws IOException, SQLException {
        Table table = table("t", column("a", Fixtures.TEXT), column("b", Fixtures.TEXT))
                .build();
        Fixtures.write(SqlSink.directory(texts).overwrite(), Dialect.sqlite(), Rows.of(table, rows));

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE t (a TEXT, b TEXT)");
            statement.executeUpdate(Files.readString(texts.resolve("data.sql")));
            try (ResultSet read = statement.executeQuery("SELECT a, b FROM t ORDER BY rowid")) {
                for (List<Object> row : rows) {
                    assertThat(read.next()).isTrue();
                    assertThat(List.of(read.getString(1), read.getString(2))).isEqualTo(row);
                }
                assertThat(read.next()).isFalse();
            }
        }
    }
}
