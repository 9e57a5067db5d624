package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.schema.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBatchBuilderTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE things (id integer PRIMARY KEY, price decimal(10,2), made date, seen timestamp, flag boolean,
              code uuid, body bytea, name varchar(10))""");

    private static final TableLayout LAYOUT =
            SyntheticDataGenerator.of(SCHEMA).plan().tables().get(0);

    @Test
    void readsTextsAsTheColumnsTypes() {
        UUID code = new UUID(1, 2);
        Row row = new RowBatchBuilder(LAYOUT, 7)
                .text(0, "17")
                .text(1, "12.50")
                .text(2, "2026-01-31")
                .text(3, "2026-01-31T10:20:30")
                .text(4, "true")
                .text(5, code.toString())
                .text(6, "\\x0aff")
                .text(7, "Ada")
                .endRow()
                .build()
                .row(0);

        assertThat(row.number()).isEqualTo(7);
        assertThat(row.asMap())
                .containsEntry("id", 17L)
                .containsEntry("price", new BigDecimal("12.50"))
                .containsEntry("made", LocalDate.of(2026, 1, 31))
                .containsEntry("seen", LocalDateTime.of(2026, 1, 31, 10, 20, 30))
                .containsEntry("flag", true)
                .containsEntry("code", code)
                .containsEntry("body", new byte[] {10, -1})
                .containsEntry("name", "Ada");
    }

    @ParameterizedTest
    @CsvSource({
        "0, seventeen",
        "0, 3.5",
        "0, 99999999999999999999",
        "1, a lot",
        "2, 31 January",
        "3, noon",
        "4, maybe",
        "5, 1-2",
        "6, xyz",
        "0, ''",
        "1, 1e999999999"
    })
    void keepsATextThatIsNoValue(int position, String text) {
        ColumnVector cells = new RowBatchBuilder(LAYOUT, 0)
                .text(position, text)
                .endRow()
                .build()
                .column(position);

        assertThat(cells.state(0)).isEqualTo(CellState.RAW);
        assertThat(cells.original(0)).isEqualTo(text);
        assertThat(cells.value(0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1e3, 1000",
        "0, 5.0, 5",
        "1, 12.345, 12.34",
        "1, 7, 7.00",
        "2, 2026-01-31T00:00:00Z, 2026-01-31",
        "4, yes, true"
    })
    void keepsTheTextBesideAValueThatIsWrittenInAnotherWay(int position, String text, String value) {
        ColumnVector cells = new RowBatchBuilder(LAYOUT, 0)
                .text(position, text)
                .endRow()
                .build()
                .column(position);

        assertThat(cells.value(0)).hasToString(value);
        assertThat(cells.original(0)).isEqualTo(text);
        assertThat(cells.copy().original(0)).isEqualTo(text);
    }

    @Test
    void keepsHalfOfAPairOfCharactersBesideItsReplacement() {
        ColumnVector cells = new RowBatchBuilder(LAYOUT, 0)
                .text(7, "a\ud800")
                .endRow()
                .build()
                .column(7);

        assertThat(cells.value(0)).isEqualTo("a?");
        assertThat(cells.original(0)).isEqualTo("a\ud800");
    }

    @Test
    void leavesOutWhatWasNotSet() {
        RowBatch batch = new RowBatchBuilder(LAYOUT, 0)
                .state(1, CellState.NULL)
                .state(2, CellState.DEFAULT)
                .endRow()
                .endRow()
                .build();

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.column(0).state(0)).isEqualTo(CellState.ABSENT);
        assertThat(batch.column(1).state(0)).isEqualTo(CellState.NULL);
        assertThat(batch.column(2).state(0)).isEqualTo(CellState.DEFAULT);
        assertThat(batch.column(7).state(1)).isEqualTo(CellState.ABSENT);
    }

    @Test
    void copiesCellsOfTheEngine() {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA).rows(50).plan();
        RowBatch made = plan.open("things").read(0, 50);
        RowBatchBuilder builder = new RowBatchBuilder(plan.tables().get(0), 0);
        for (int row = 0; row < 50; row++) {
            for (int column = 0; column < 8; column++) {
                builder.copy(column, made.column(column), row);
            }
            builder.endRow();
        }
        RowBatch copied = builder.build();

        for (int row = 0; row < 50; row++) {
            assertThat(copied.row(row)).isEqualTo(plan.row("things", row));
        }
    }

    @Test
    void refusesAStateThatNeedsAText() {
        RowBatchBuilder builder = new RowBatchBuilder(LAYOUT, 0);

        assertThatThrownBy(() -> builder.state(0, CellState.RAW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("needs a text");
    }
}
