package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rows of events that are numbered: a greater number is a later moment. */
class NumberedEventsTest {

    private static final String LOG = "CREATE TABLE audit_log (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " message text NOT NULL, created_at timestamp NOT NULL)";

    private static SyntheticDataGenerator generator(String ddl, long rows) {
        return SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                .rows(rows);
    }

    private static List<LocalDateTime> moments(SyntheticDataGenerator generator, String table, String column) {
        DataPlan plan = generator.plan();
        List<LocalDateTime> moments = new ArrayList<>();
        for (long row = 0; row < plan.rows(table); row++) {
            moments.add(
                    (LocalDateTime) Objects.requireNonNull(plan.row(table, row).get(column)));
        }
        return moments;
    }

    @Test
    void momentsOfALogGrowWithItsNumbers() {
        List<LocalDateTime> moments = moments(generator(LOG, 20_000), "audit_log", "created_at");

        assertThat(moments).isSorted();
        assertThat(moments.get(19_999)).isAfter(moments.get(0).plusYears(2));
    }

    @Test
    void moreRowsLeaveTheMomentsOfTheFirst() {
        List<LocalDateTime> few = moments(generator(LOG, 50), "audit_log", "created_at");
        List<LocalDateTime> many = moments(generator(LOG, 5_000), "audit_log", "created_at");

        assertThat(many.subList(0, 50)).isEqualTo(few);
    }

    @Test
    void ordersKeepTheHoursOfAnOffice() {
        String ddl = "CREATE TABLE orders (id serial PRIMARY KEY, created_at timestamp NOT NULL)";
        List<LocalDateTime> moments = moments(generator(ddl, 10_000), "orders", "created_at");

        assertThat(moments).isSorted();
        long atNight = moments.stream().filter(it -> it.getHour() < 6).count();
        assertThat(atNight).isLessThan(500);
    }

    @Test
    void eventsOfAnotherTablesRowsFollowTheseAndNotTheirNumbers() {
        String ddl = "CREATE TABLE devices (id serial PRIMARY KEY, created_at timestamp NOT NULL);"
                + " CREATE TABLE events (id serial PRIMARY KEY, device_id int NOT NULL REFERENCES devices,"
                + " created_at timestamp NOT NULL)";
        SyntheticDataGenerator generator = generator(ddl, 200);

        assertThat(Objects.requireNonNull(generator.blueprint().tables().get("events"))
                        .columns()
                        .get("created_at"))
                .satisfies(column ->
                        assertThat(Objects.requireNonNull(column).rule()).isInstanceOf(Rule.After.class));
    }

    @Test
    void customersAreNumberedAtRandom() {
        String ddl = "CREATE TABLE customers (id serial PRIMARY KEY, created_at timestamp NOT NULL)";

        assertThat(moments(generator(ddl, 200), "customers", "created_at"))
                .isNotEqualTo(List.of())
                .satisfies(it -> assertThat(it.stream().sorted().toList()).isNotEqualTo(it));
    }
}
