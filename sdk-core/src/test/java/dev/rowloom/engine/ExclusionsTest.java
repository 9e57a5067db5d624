package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exclusion constraints over ranges: no two rows that agree otherwise overlap. */
class ExclusionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp | room WITH =, tsrange(a, b) WITH && | true",
                "timestamptz | room WITH =, tstzrange(a, b, '[]') WITH && | true",
                "date | room WITH =, daterange(a, b, '[]') WITH && | true",
                "int | room WITH =, int4range(a, b) WITH && | true",
                "timestamp | tsrange(a, b) WITH && | false",
                "date | kind WITH =, daterange(a, b) WITH && | false"
            })
    void rangesDoNotOverlap(String type, String elements, boolean byRoom) {
        Made made = Made.postgres(
                "CREATE TABLE rooms(id int PRIMARY KEY); CREATE TABLE bookings(id int PRIMARY KEY, room int NOT NULL"
                        + " REFERENCES rooms(id), kind varchar(10) NOT NULL, a " + type + " NOT NULL, b " + type
                        + " NOT NULL, CHECK (a < b), CONSTRAINT apart EXCLUDE USING gist (" + elements + "))",
                200,
                generator -> generator.rows("rooms", 10));
        assertThat(made.plan().notChecked()).isEmpty();
        List<Row> rows = made.rows("bookings");
        assertThat(rows).hasSize(200);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(text(rows.get(i), "a")).isLessThan(text(rows.get(i), "b"));
            for (int j = 0; j < i; j++) {
                boolean same =
                        !byRoom || rows.get(i).get("room").equals(rows.get(j).get("room"));
                boolean apart = text(rows.get(i), "b").compareTo(text(rows.get(j), "a")) < 0
                        || text(rows.get(j), "b").compareTo(text(rows.get(i), "a")) < 0;
                assertThat(!same
                                || apart
                                || !byRoom
                                        && elements.startsWith("kind")
                                        && !rows.get(i)
                                                .get("kind")
                                                .equals(rows.get(j).get("kind")))
                        .as(rows.get(i) + " and " + rows.get(j))
                        .isTrue();
            }
        }
    }

    /** Values that compare as texts: all have the same length. */
    private static String text(Row row, String column) {
        Object value = row.get(column);
        return value instanceof Long number ? String.format("%020d", number + 5_000_000_000L) : String.valueOf(value);
    }

    @Test
    void aColumnOfRangesDoesNotOverlapEither() {
        Made made = Made.postgres(
                "CREATE TABLE rooms(id int PRIMARY KEY); CREATE TABLE stays(room int NOT NULL REFERENCES rooms(id),"
                        + " during daterange NOT NULL, PRIMARY KEY (room, during WITHOUT OVERLAPS));"
                        + " CREATE TABLE locks(id int PRIMARY KEY, during tsrange NOT NULL);"
                        + " ALTER TABLE ONLY locks ADD CONSTRAINT x EXCLUDE USING gist (during WITH &&) WHERE (id > 3)",
                200,
                generator -> generator.rows("rooms", 10));
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("locks", "during")).doesNotHaveDuplicates();
        assertThat(new HashSet<>(made.rows("stays").stream()
                        .map(row -> List.of(row.get("room"), row.get("during")))
                        .toList()))
                .hasSize(200);
    }

    @Test
    void whatHasNoOrderIsSaid() {
        Made made =
                Made.postgres("CREATE TABLE t(id int PRIMARY KEY, area box, EXCLUDE USING gist (area WITH &&))", 10);
        assertThat(made.plan().notChecked())
                .extracting(NotChecked::constraint)
                .containsExactly("exclusion constraint (area)");
    }
}
