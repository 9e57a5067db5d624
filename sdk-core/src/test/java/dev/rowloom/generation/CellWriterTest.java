package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of a model as arrays and sets of a database. */
class CellWriterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1.10,2,null]           | {1.10,2,NULL}",
                "[\"a\",\"b \\\"c\\\\\"]   | {\"a\",\"b \\\"c\\\\\"}",
                "[[1,2],[3,4]]           | {{1,2},{3,4}}",
                "[{\"a\": 1.10}, true]   | {\"{\\\"a\\\": 1.10}\",true}",
                "[]                      | {}",
                "{\"a\":[1]}             | {\"a\":[1]}"
            })
    void writesArraysAsTheDatabaseReadsThem(String json, String sql) {
        assertThat(written("CREATE TABLE t (v text[])", Dialect.postgresql(), json))
                .isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[\"red\",\"blue\"] | red,blue", "[\"red\",null] | [\"red\",null]", "[] | ``"})
    void writesSetsAsLabels(String json, String sql) {
        assertThat(written("CREATE TABLE t (v set('red','blue'))", Dialect.mysql(), json))
                .isEqualTo(sql);
    }

    private static String written(String ddl, Dialect dialect, String json) {
        TableLayout layout = SyntheticDataGenerator.of(Schema.fromDdl(ddl, dialect))
                .rows(1)
                .plan()
                .tables()
                .get(0);
        RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
        CellWriter.write(builder, 0, layout.columns().get(0), new Cell(Cell.Kind.JSON, json));
        ColumnVector cells = builder.endRow().build().column(0);
        return Objects.requireNonNull(KeptRows.text(cells, 0));
    }
}
