package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import org.junit.jupiter.api.Test;

class ListedRowsTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE countries (code char(2) PRIMARY KEY, name varchar(80) NOT NULL);
            CREATE TABLE shifts (id int PRIMARY KEY, name varchar(20) NOT NULL);
            """, Dialect.postgresql());

    @Test
    void tablesOfReferenceDataHaveNoMoreRowsThanEntriesByDefault() {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA).plan();

        assertThat(plan.rows("shifts")).isEqualTo(3);
        assertThat(plan.warnings())
                .anyMatch(it -> it.startsWith(
                        "table shifts gets 3 rows instead of 100: its list common/shifts has no more entries"));
    }

    @Test
    void aNumberForAllIsKept() {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA).rows(300).plan();

        assertThat(plan.rows("countries")).isEqualTo(300);
        assertThat(plan.rows("shifts")).isEqualTo(300);
    }

    @Test
    void aNumberForTheTableIsKept() {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA)
                .rows(10)
                .rows("countries", 300)
                .plan();

        assertThat(plan.rows("countries")).isEqualTo(300);
    }
}
