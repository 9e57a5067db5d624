package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.it.database.TableRef;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final String DDL = """
            CREATE TABLE absent (id int PRIMARY KEY);
            CREATE TABLE present (id int PRIMARY KEY);
            CREATE TABLE booking (
                id int PRIMARY KEY CHECK (id > 0),
                absent_id int REFERENCES absent (id),
                present_id int REFERENCES present (id),
                during tsrange,
                EXCLUDE USING gist (during WITH &&));
            COMMENT ON TABLE booking IS 'who comes when';
            """;

    /** Whatever a table comes to hold, it is kept: the accessors are asked for, not known here. */
    @Test
    void keepsAllOfATableButTheReferencesToTablesThatTheDatabaseLacks() throws ReflectiveOperationException {
        Schema read = Schema.fromDdl(DDL, Dialect.postgresql());
        List<Table> tables = read.tables().stream()
                .map(table -> table.toBuilder().refusal("a reason").build())
                .toList();
        Schema schema = Schema.of(read.dialect(), tables, read.diagnostics());

        Table kept = new Matching(
                        schema,
                        Stream.of("present", "booking").map(MatchingTest::live).toList(),
                        DatabaseKind.POSTGRESQL)
                .schema()
                .table("booking")
                .orElseThrow();

        Table before = schema.table("booking").orElseThrow();
        assertThat(kept.foreignKeys())
                .singleElement()
                .isEqualTo(before.foreignKeys().get(1));
        assertThat(kept.exclusions()).hasSize(1);
        for (Method accessor : Table.class.getMethods()) {
            boolean isState = accessor.getDeclaringClass() == Table.class
                    && accessor.getParameterCount() == 0
                    && !Modifier.isStatic(accessor.getModifiers());
            if (isState && !List.of("foreignKeys", "toBuilder").contains(accessor.getName())) {
                assertThat(accessor.invoke(kept)).as(accessor.getName()).isEqualTo(accessor.invoke(before));
            }
        }
    }

    private static LiveTable live(String name) {
        return new LiveTable(new TableRef("public", name, name), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
