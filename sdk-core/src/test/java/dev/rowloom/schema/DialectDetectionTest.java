package dev.rowloom.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectDetectionTest {

    /** Words that are a type or a clause elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {"number", "enable", "tablespace", "clob", "identity", "datetime", "unsigned", "blob", "glob"})
    void takesColumnNamesForNoMarks(String name) {
        String ddl = """
                CREATE TABLE orders (
                    %1$s varchar(20) NOT NULL, -- the %1$s
                    other text, %1$s_b int,
                    total numeric(12, 2) NOT NULL
                );
                ALTER TABLE orders ADD COLUMN %1$s varchar(9);
                CREATE INDEX i ON orders (%1$s);
                """.formatted(name);
        assertThat(Schema.fromDdl(ddl).dialect()).isEqualTo(Dialect.postgresql());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (id number PRIMARY KEY, name varchar2(9), number number)|oracle",
                "CREATE TABLE t (id int unsigned, unsigned int)|mysql",
                "CREATE TABLE t ([id] uniqueidentifier, \"x\" datetime2)|sqlserver",
                "CREATE TABLE t (id integer primary key autoincrement, blob blob)|sqlite",
            })
    void tellsTypesOfTheSameWords(String ddl, String dialect) {
        assertThat(Schema.fromDdl(ddl).dialect().name()).isEqualTo(dialect);
    }
}
