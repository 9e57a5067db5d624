package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"1e-99999999", "1e-999999999", "1e99999999", "-7E-2147483000"})
    void keepsNumbersOfAbsurdSizeAsTheyWereWritten(String number) {
        for (String type : List.of("numeric(12,2)", "integer", "bigint", "double precision", "text")) {
            assertThat(written("CREATE TABLE t (v " + type + ")", Dialect.postgresql(), Cell.Kind.NUMBER, number))
                    .as(type)
                    .isNotEmpty()
                    .hasSizeLessThan(400);
        }
    }

    private static String written(String ddl, Dialect dialect, String json) {
        return written(ddl, dialect, Cell.Kind.JSON, json);
    }

    private static String written(String ddl, Dialect dialect, Cell.Kind kind, String text) {
        TableLayout layout = SyntheticDataGenerator.of(Schema.fromDdl(ddl, dialect))
                .rows(1)
                .plan()
                .tables()
                .get(0);
        RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
        CellWriter.write(builder, 0, layout.columns().get(0), new Cell(kind, text));
        ColumnVector cells = builder.endRow().build().column(0);
        return Objects.requireNonNull(KeptRows.text(cells, 0));
    }
}
