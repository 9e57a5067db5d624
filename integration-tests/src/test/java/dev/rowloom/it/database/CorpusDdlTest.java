package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas of real projects load without one failing statement. */
@ExtendWith(DatabaseExtension.class)
class CorpusDdlTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql, chinook, 11, 11",
        "postgresql, northwind, 14, 13",
        "mysql, chinook, 11, 11",
        "sqlite, chinook, 11, 11",
        "sqlite, northwind, 13, 13"
    })
    void applies(String kind, String name, int tables, int foreignKeys, TestDatabases databases) throws Exception {
        Path ddl = SharedCorpus.file(kind + "/" + name + ".sql");
        try (Database database = databases.create(kind)) {
            database.applyDdl(ddl).assertNoFailures();

            assertThat(database.tableCounts().tables())
                    .hasSize(tables)
                    .allSatisfy(count -> assertThat(count.rows()).isZero());
            database.assertIntact();
            try (Connection connection = database.restricted().connect()) {
                assertThat(Integrity.foreignKeys(connection)).hasSize(foreignKeys);
                assertThat(TableCounts.of(connection)).isEqualTo(database.tableCounts());
            }
        }
    }
}
